import type { FactCorrected, Instant, Recorded, Uuid } from '#kernel';
import { KEPT, LEFT_OUT, type CaseEvent, type CaseEventType } from './case-events.js';

/** A sealed name and the event that it was sealed for, without which it cannot be opened. */
export interface SealedName {
  eventId: Uuid;
  keyOf: string;
  sealed: string;
}

/** An event as a case file keeps it: what the caseload needs of it, so that the whole file can be read again at every change. */
export interface Entry {
  id: Uuid;
  type: CaseEvent['type'] | FactCorrected['type'];
  at: Instant;
  stream: string;
  data: object;
  /** Where the event tells the person's name. */
  name?: Omit<SealedName, 'eventId'>;
}

const kept = new Set<string>(KEPT);

/** Whether a case file keeps events of this type. */
export const isKept = (type: string): boolean => kept.has(type);

/** The entry of an event. */
export function entryOf({ eventId, type, effectiveAt, stream, data, personal }: Recorded): Entry {
  const sealed = personal?.fields['name'];
  return {
    id: eventId,
    type: type as Entry['type'],
    at: effectiveAt,
    stream,
    data: leaveOut(type as CaseEventType, data),
    ...(personal && sealed !== undefined ? { name: { keyOf: personal.keyOf, sealed } } : {}),
  };
}

function leaveOut(type: CaseEventType, data: object): object {
  const fields: readonly PropertyKey[] | undefined = LEFT_OUT[type];
  return fields ? Object.fromEntries(Object.entries(data).filter(([field]) => !fields.includes(field))) : data;
}

/** An entry as the folds of the modules take it. They look at its facts and times, and never at its surroundings in the log. */
export const asRecorded = (caseId: Uuid, { id, type, at, stream, data }: Entry): Recorded<CaseEvent | FactCorrected> =>
  ({ eventId: id, caseId, stream, type, effectiveAt: at, data }) as unknown as Recorded<CaseEvent | FactCorrected>;

/**
 * The person's name as it was last told: in the referral, or in an amendment or an answer that came later. A correction
 * counts for more than any of them, and what was struck out for nothing.
 */
export function latestName(entries: readonly Entry[]): SealedName | undefined {
  const corrections = entries.filter((entry) => entry.type === 'FactCorrected');
  const last = new Map(corrections.map(({ data }) => [(data as FactCorrected['data']).corrects, (data as FactCorrected['data']).struckOut]));
  const told = entries.filter(({ id, type }) => type !== 'FactCorrected' && last.get(id) !== true);
  const standing = new Set(told.map(({ id }) => id));
  const corrected = corrections.filter(({ data }) => standing.has((data as FactCorrected['data']).corrects));
  const telling = [...told, ...corrected].findLast(({ name }) => name);
  return telling?.name && { eventId: telling.id, ...telling.name };
}
