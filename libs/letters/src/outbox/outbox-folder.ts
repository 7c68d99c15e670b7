import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isPracticeCode, isUuid } from '#kernel';
import { renderText } from '../writing/render-text.js';
import type { StructuredLetter } from '../writing/structured-letter.js';
import type { LetterAddress, LetterTransport } from './letter-transport.js';

/**
 * An outbox on disk: `<folder>/<practice>/<letterId>.json` and `.txt`, readable by the service's own account alone. Each is
 * written under another name and renamed, so that whoever takes letters from there never takes half of one. The text
 * comes last: a letter whose text is there is there as a whole.
 */
export class OutboxFolder implements LetterTransport {
  readonly name = 'outbox';

  /** @param folder made when the first letter goes out */
  constructor(private readonly folder: string) {}

  async holds(to: LetterAddress): Promise<boolean> {
    return await access(this.file(to, 'txt')).then(
      () => true,
      () => false,
    );
  }

  async send(to: LetterAddress, letter: StructuredLetter): Promise<void> {
    await mkdir(join(this.folder, to.practice), { recursive: true, mode: 0o700 });
    await this.write(this.file(to, 'json'), `${JSON.stringify(letter, undefined, 2)}\n`);
    await this.write(this.file(to, 'txt'), renderText(letter));
  }

  async remove(to: LetterAddress): Promise<void> {
    for (const form of ['txt', 'json'] as const) {
      await rm(this.file(to, form), { force: true });
      await rm(beingWritten(this.file(to, form)), { force: true });
    }
  }

  private async write(file: string, content: string): Promise<void> {
    await writeFile(beingWritten(file), content, { mode: 0o600 });
    await rename(beingWritten(file), file);
  }

  /** Only what looks like an address becomes a path. */
  private file({ practice, letterId }: LetterAddress, form: 'txt' | 'json'): string {
    if (!isPracticeCode(practice) || !isUuid(letterId)) throw new Error('A letter is addressed to a practice by its code');
    return join(this.folder, practice, `${letterId}.${form}`);
  }
}

const beingWritten = (file: string): string => `${file}.part`;
