import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OutboxFolder } from '../src/outbox/outbox-folder.js';
import type { StructuredLetter } from '../src/writing/structured-letter.js';
import { OUTPATIENT_LETTER } from '../src/writing/sections.js';

const to = { practice: 'A81001', letterId: 'd0000000-0000-4000-8000-000000000008' };

const letter: StructuredLetter = {
  ...{ letterId: to.letterId, kind: 'progress', version: 1, templateVersion: 1, documentType: OUTPATIENT_LETTER, title: 'Progress' },
  ...{ date: '2026-03-02', reference: 'SW-1', opening: 'All is well.', sections: [] },
  from: { service: 'A service', provider: 'A provider', telephone: '0113 496 0123' },
  to: { practice: 'A81001' },
  person: { name: 'Robin Example', nhsNumberVerified: false },
};

let folder: string;
let outbox: OutboxFolder;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outbox-'));
  outbox = new OutboxFolder(join(folder, 'outbox'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const files = async (): Promise<string[]> => (await readdir(join(folder, 'outbox', 'A81001'))).toSorted();

describe('the outbox folder', () => {
  it('keeps a letter as text and as JSON, for its own account alone', async () => {
    expect(await outbox.holds(to)).toBe(false);
    await outbox.send(to, letter);
    expect(await outbox.holds(to)).toBe(true);
    expect(await files()).toEqual([`${to.letterId}.json`, `${to.letterId}.txt`]);
    const file = (form: string): string => join(folder, 'outbox', 'A81001', `${to.letterId}.${form}`);
    expect(JSON.parse(await readFile(file('json'), 'utf8'))).toEqual(letter);
    expect(await readFile(file('txt'), 'utf8')).toContain('All is well.');
    expect((await stat(file('txt'))).mode & 0o077).toBe(0);
    expect((await stat(join(folder, 'outbox', 'A81001'))).mode & 0o077).toBe(0);
  });

  it('takes the same letter again without a trace', async () => {
    await outbox.send(to, letter);
    await outbox.send(to, letter);
    expect(await files()).toHaveLength(2);
  });

  it('does not count half a letter, and mends it', async () => {
    await outbox.send(to, letter);
    await rm(join(folder, 'outbox', 'A81001', `${to.letterId}.txt`));
    await writeFile(join(folder, 'outbox', 'A81001', `${to.letterId}.txt.part`), 'All is');
    expect(await outbox.holds(to)).toBe(false);
    await outbox.send(to, letter);
    expect(await files()).toEqual([`${to.letterId}.json`, `${to.letterId}.txt`]);
  });

  it('removes everything of a letter, and nothing is no fault', async () => {
    await outbox.send(to, letter);
    await outbox.remove(to);
    await outbox.remove(to);
    expect(await files()).toEqual([]);
  });

  it.each(['../A81001', 'A81001/..', '', 'a81001'])('makes no path of %j', async (practice) => {
    await expect(outbox.send({ ...to, practice }, letter)).rejects.toThrow('addressed to a practice');
    await expect(outbox.remove({ ...to, practice })).rejects.toThrow('addressed to a practice');
  });
});
