import type { DischargeEvent } from '#discharge/contract';
import { LOG_START, type EventLog } from '#event-log';
import type { Recorded } from '#kernel';
import type { ReferralEvent } from '#referral/contract';

/** What a demo amounts to. */
export interface DemoSummary {
  people: number;
  cases: number;
  events: number;
  /** Cases that have ended, by how: `not-accepted`, `withdrawn`, or the reason of the discharge. */
  endings: Record<string, number>;
  /** Days played. */
  days: number;
  /** Time that building took, in seconds. */
  seconds: number;
}

/** Counts what is in the log. */
export async function countLog(log: EventLog): Promise<Pick<DemoSummary, 'people' | 'cases' | 'events' | 'endings'>> {
  const people = new Set<string>();
  const cases = new Set<string>();
  const endings = new Map<string, string>();
  let events = 0;
  for await (const event of everyEvent(log)) {
    events++;
    if (event.stream.startsWith('person-')) people.add(event.stream);
    if (event.caseId === null) continue;
    cases.add(event.caseId);
    noteEnding(endings, event.caseId, event as unknown as Recorded<ReferralEvent | DischargeEvent>);
  }
  const kinds = [...Map.groupBy(endings.values(), (ending) => ending)].map(([ending, all]): [string, number] => [ending, all.length]);
  return { people: people.size, cases: cases.size, events, endings: Object.fromEntries(kinds.sort(([a], [b]) => a.localeCompare(b))) };
}

function noteEnding(endings: Map<string, string>, caseId: string, event: Recorded<ReferralEvent | DischargeEvent>): void {
  if (event.type === 'ReferralNotAccepted') endings.set(caseId, 'not-accepted');
  if (event.type === 'ReferralWithdrawn') endings.set(caseId, 'withdrawn');
  if (event.type === 'CaseDischarged') endings.set(caseId, event.data.reason);
  if (event.type === 'CaseReopened') endings.delete(caseId);
}

/** Every event of a log, in its order. */
async function* everyEvent(log: EventLog): AsyncGenerator<Recorded> {
  const stopping = new AbortController();
  for await (const signal of log.subscribe({ after: LOG_START, signal: stopping.signal })) {
    if (signal.kind === 'caught-up') return;
    yield* signal.events;
  }
}
