import { londonDate, type Happened, type LocalDate } from '#kernel';
import type { WaitMeasure } from '#programmes/contract';
import type { CaseEvent } from './case-events.js';
import { all, type CaseFile } from './case-file.js';
import { dayOf } from './circumstances.js';

/** Days on which a wait stands still: from the first up to but not including the last; without an end it still does. */
export interface Standstill {
  from: LocalDate;
  to?: LocalDate;
}

/**
 * When the wait for a milestone stood still, by the rules of its clock: while the person asked for a pause, while the case was
 * closed, and, for an assessment, at stage A, which has none. In order of time, and those that overlap as one.
 */
export function standstills(file: CaseFile, measure: WaitMeasure): Standstill[] {
  const pauses = file.triage.pauses.map(({ from, to }) => ({ from: londonDate(from), ...(to === undefined ? {} : { to: londonDate(to) }) }));
  const closed = between(all(file, 'CaseDischarged', 'CaseReopened'), ({ type }) => type === 'CaseDischarged');
  const unneeded = measure === 'referral-to-assessment' ? between(all(file, 'TriageDecided', 'StageChanged'), isStageA) : [];
  return joined([...pauses, ...closed, ...unneeded]);
}

const isStageA = ({ type, data }: Pick<Happened<CaseEvent>, 'type' | 'data'>): boolean =>
  (type === 'StageChanged' ? (data as { to: string }).to : (data as { stage: string }).stage) === 'A';

/** The days from an event that begins a standstill to the next that ends it. */
function between<E extends CaseEvent>(events: readonly Happened<E>[], begins: (event: Happened<E>) => boolean): Standstill[] {
  const found: Standstill[] = [];
  for (const event of events.toSorted((a, b) => (a.effectiveAt < b.effectiveAt ? -1 : 1))) {
    const open = found.at(-1);
    const stands = open !== undefined && open.to === undefined;
    if (begins(event) && !stands) found.push({ from: dayOf(event) });
    else if (!begins(event) && stands) open.to = dayOf(event);
  }
  return found;
}

function joined(standstills: readonly Standstill[]): Standstill[] {
  const apart: Standstill[] = [];
  for (const next of standstills.toSorted((a, b) => a.from.localeCompare(b.from))) {
    const last = apart.at(-1);
    if (!last || (last.to !== undefined && next.from > last.to)) apart.push({ ...next });
    else if (next.to === undefined) delete last.to;
    else if (last.to !== undefined && next.to > last.to) last.to = next.to;
  }
  return apart;
}
