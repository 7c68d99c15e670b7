import { derivedId, isRefusal, type CommandEnvelope, type Refusal } from '#kernel';
import type { Desk, Handled } from '#handling';
import type { ListPractice, PracticeCommand } from './model/commands.js';
import { practiceDirectory } from './model/directory.js';
import type { PracticeEvent } from './model/events.js';
import { impossibleIn } from './model/listing.js';
import { refusePractice } from './model/refusals.js';
import { practiceStream, type PracticeStanding } from './model/standing.js';

/** A practice as a list has it. */
export type PracticeToList = Omit<ListPractice, 'type'>;

/** What has become of a list. */
export interface ListedPractices {
  /** How many lines were kept. */
  listed: number;
  /** How many said what had been said of the same practice and day. */
  unchanged: number;
}

/** As many are written at once: a log takes many appends in one turn. */
const AT_ONCE = 64;

const handledPractices: Handled<PracticeStanding, PracticeCommand, PracticeEvent, unknown> = {
  decider: practiceDirectory,
  stream: ({ partId }) => practiceStream(partId ?? ''),
  // Nothing about a practice is personal, so the key is never used.
  load: async (_streams, { partId }) => ({ context: {}, keyOf: practiceStream(partId ?? ''), caseId: null }),
};

/**
 * Lists practices, those of earlier days first. A list that contradicts itself, or whose key was used for another list that something
 * was kept of, changes nothing. One that was cut off is sent again: what it had told already is not told twice.
 */
export async function listPractices(desk: Desk, list: readonly PracticeToList[], envelope: CommandEnvelope): Promise<ListedPractices | Refusal> {
  const wrong = faultIn(list);
  if (wrong) return wrong;
  const byPractice = Map.groupBy(list.toSorted(byDay), ({ practice }) => practice);
  const left = [...byPractice.values()];
  const told: ListedPractices = { listed: 0, unchanged: 0 };
  const failed: Refusal[] = [];
  const next = async (): Promise<void> => {
    const lines = left.shift() ?? [];
    for (const line of lines) {
      // What is kept first has the id of the command itself: of two lists under one key the second fails there.
      const commandId = told.listed === 0 ? envelope.commandId : derivedId(envelope.commandId, `${line.practice}|${line.from}`);
      const answer = await desk.handle(
        handledPractices,
        { caseId: '', partId: line.practice },
        { type: 'ListPractice', ...line },
        { ...envelope, commandId },
      );
      if (isRefusal(answer)) return void failed.push(answer);
      told[answer.events.length > 0 ? 'listed' : 'unchanged']++;
    }
  };
  const goesOn = (): boolean => left.length > 0 && failed.length === 0;
  while (goesOn() && told.listed === 0) await next();
  const others = async (): Promise<void> => {
    while (goesOn()) await next();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, others));
  return failed[0] ?? told;
}

/** Why a list is not taken: the first line that cannot be, or that says something else of a practice and day than one before it. */
function faultIn(list: readonly PracticeToList[]): Refusal | undefined {
  const seen = new Map<string, PracticeToList>();
  for (const [place, line] of list.entries()) {
    const impossible = impossibleIn(line);
    if (impossible) return refusePractice(impossible, { field: `practices[${place}].network` });
    const key = `${line.practice}|${line.from}`;
    const before = seen.get(key);
    if (before && (before.board !== line.board || before.network !== line.network))
      return refusePractice('practice.listed-twice', { field: `practices[${place}].practice` });
    seen.set(key, line);
  }
  return undefined;
}

const byDay = (a: PracticeToList, b: PracticeToList): number => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0);
