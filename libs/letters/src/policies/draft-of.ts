import { known, londonDate, type Uuid } from '#kernel';
import { canonicalJson } from '#event-log';
import type { FoundLetter } from '../case-letters.js';
import { openDraft } from '../open-draft.js';
import type { CommandOf } from '../model/commands.js';
import type { LetterSurroundings } from '../model/context.js';
import { practiceNow } from '../model/obstacle.js';
import { sendingOf, type Due } from '../model/state.js';
import { toldBesides, type Content } from '../model/what-may-be-told.js';
import { readCase } from '../writing/read-case.js';
import { readSubject } from '../writing/read-subject.js';
import type { StructuredLetter } from '../writing/structured-letter.js';
import { withdrawLetter } from '../writing/withdraw-letter.js';
import { writeLetter, type LetterOrder } from '../writing/write-letter.js';
import type { LetterParts } from './letter-parts.js';

/** A letter that is due, with its id. */
interface DueLetter {
  letterId: Uuid;
  letter: Due;
}

/**
 * Writes a letter as its command. `erased`: there is nobody to write about; `gone`: what it was to tell was struck out, and the
 * correction that did so stops it.
 */
export async function draftOf(
  parts: LetterParts,
  caseId: Uuid,
  { letterId, letter }: DueLetter,
  earlier: FoundLetter | undefined,
  surroundings: LetterSurroundings,
): Promise<CommandOf<'DraftLetter'> | 'erased' | 'gone'> {
  const practice = letter.practice ?? practiceNow(surroundings);
  const order: LetterOrder = known({
    letterId,
    kind: letter.kind,
    version: letter.version,
    date: londonDate(parts.clock.now()),
    practice,
    // Another practice never had the letter that is corrected, so to it this is the first.
    replaces: earlier?.letter.practice === practice ? sentOn(earlier) : undefined,
  });
  const written =
    letter.change?.how === 'withdrawn'
      ? await withdrawal(parts, caseId, order, earlier, surroundings)
      : await account(parts, caseId, order, letter, surroundings);
  if (written === 'erased' || written === 'gone') return written;
  const { text, tells, writtenFrom } = written;
  const contentHash = parts.master.hash('letter-content', canonicalJson(substanceOf(text)));
  return known<CommandOf<'DraftLetter'>>({
    type: 'DraftLetter',
    templateVersion: text.templateVersion,
    writtenFrom,
    contentHash,
    practice,
    tells: tells?.length ? tells : undefined,
    letter: text,
  });
}

interface Written {
  text: StructuredLetter;
  tells?: readonly Content[];
  writtenFrom: string;
}

async function account(
  parts: LetterParts,
  caseId: Uuid,
  order: LetterOrder,
  { milestone }: Due,
  surroundings: LetterSurroundings,
): Promise<Written | 'erased' | 'gone'> {
  const facts = await readCase(parts, caseId, milestone, surroundings);
  return facts === 'erased' || facts === 'gone'
    ? facts
    : { text: writeLetter(order, facts), tells: toldBesides(facts.consents, order.kind), writtenFrom: facts.writtenFrom };
}

async function withdrawal(
  parts: LetterParts,
  caseId: Uuid,
  order: LetterOrder,
  earlier: FoundLetter | undefined,
  { programme }: LetterSurroundings,
): Promise<Written | 'erased' | 'gone'> {
  const withdrawn = earlier && (await openDraft(parts.vault, earlier.events));
  const { replaces } = order;
  if (!withdrawn || replaces === undefined) return 'gone';
  const subject = withdrawn === 'erased' ? undefined : await readSubject(parts, caseId, programme);
  if (withdrawn === 'erased' || !subject) return 'erased';
  return { text: withdrawLetter({ ...order, replaces }, subject, withdrawn), writtenFrom: subject.writtenFrom };
}

function sentOn(earlier: FoundLetter | undefined): string | undefined {
  const sending = earlier && sendingOf(earlier.letter);
  return sending && londonDate(sending.sentAt);
}

/** What a letter tells, without what differs between two versions that tell the same. */
function substanceOf({ letterId: _id, version: _version, date: _date, correction: _correction, ...substance }: StructuredLetter): object {
  return substance;
}
