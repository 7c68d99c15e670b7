import { derivedId, isRefusal, type CommandEnvelope, type Refusal } from '#kernel';
import type { Desk, Handled } from '#handling';
import type { ListPractice, PracticeCommand } from './model/commands.js';
import { practiceDirectory } from './model/directory.js';
import type { PracticeEvent } from './model/events.js';
import { refusePractice } from './model/refusals.js';
import { practiceStream, type PracticeStanding } from './model/standing.js';

/** A practice as a list has it. */
export type PracticeToList = Omit<ListPractice, 'type'>;

/** What has become of a list. */
export interface ListedPractices {
  /** How many lines told something new. */
  listed: number;
  /** How many told what was known. */
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
 * Lists practices, those of earlier days first. A list that contradicts itself changes nothing. One that was cut off is sent again:
 * what it had told already is not told twice.
 */
export async function listPractices(desk: Desk, list: readonly PracticeToList[], envelope: CommandEnvelope): Promise<ListedPractices | Refusal> {
  const twice = contradicted(list);
  if (twice !== undefined) return refusePractice('practice.listed-twice', { field: `practices[${twice}].practice` });
  const byPractice = Map.groupBy(list.toSorted(byDay), ({ practice }) => practice);
  const left = [...byPractice.values()];
  const told: ListedPractices = { listed: 0, unchanged: 0 };
  const failed: Refusal[] = [];
  const next = async (): Promise<void> => {
    for (let lines = left.shift(); lines && failed.length === 0; lines = left.shift()) {
      for (const line of lines) {
        const commandId = derivedId(envelope.commandId, `${line.practice}|${line.from}`);
        const answer = await desk.handle(
          handledPractices,
          { caseId: '', partId: line.practice },
          { type: 'ListPractice', ...line },
          { ...envelope, commandId },
        );
        if (isRefusal(answer)) return void failed.push(answer);
        told[answer.events.length > 0 ? 'listed' : 'unchanged']++;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  return failed[0] ?? told;
}

/** The place in the list of a line that says something else of the same practice and day than one before it. */
function contradicted(list: readonly PracticeToList[]): number | undefined {
  const seen = new Map<string, PracticeToList>();
  for (const [place, line] of list.entries()) {
    const key = `${line.practice}|${line.from}`;
    const before = seen.get(key);
    if (before && (before.board !== line.board || before.network !== line.network)) return place;
    seen.set(key, line);
  }
  return undefined;
}

const byDay = (a: PracticeToList, b: PracticeToList): number => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0);
