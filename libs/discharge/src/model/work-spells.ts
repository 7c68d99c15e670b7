import { addDays, known, londonDate, type FactCorrected, type Happened, type Instant, type LocalDate, type Uuid } from '#kernel';
import type { DischargeEvent, WorkFacts } from './events.js';
import type { WorkStatus } from './vocabulary.js';
import { workStanding } from './work-standing.js';

/** One word about somebody's work, from a work status or from a follow-up that reached them. */
export interface WorkRecord {
  eventId: Uuid;
  effectiveAt: Instant;
  status: WorkStatus;
  hoursPerWeek?: number;
}

/** A stretch of days in one work status with the same hours. */
export interface WorkSpell {
  status: WorkStatus;
  /** Absent: not known. */
  hoursPerWeek?: number;
  /** First and last London day, both included. The day of a change belongs to what came after it. */
  from: LocalDate;
  to: LocalDate;
  /** The events that opened and confirmed it. */
  recordedBy: readonly Uuid[];
  /** The event that ended it; absent: nothing has. */
  endedBy?: Uuid;
}

/** What an event says about work, if anything. */
export function workRecordOf(event: Happened<DischargeEvent>): WorkRecord | undefined {
  if (event.type !== 'WorkStatusRecorded' && event.type !== 'FollowUpRecorded') return undefined;
  if (event.data.status === 'not-reached') return undefined;
  const { status, hoursPerWeek } = event.data as WorkFacts;
  return known({ eventId: event.eventId, effectiveAt: event.effectiveAt, status, hoursPerWeek });
}

/** Everything that a corrected history says about work, in the order it was recorded. */
export function workRecords(history: readonly Happened<DischargeEvent | FactCorrected>[]): WorkRecord[] {
  return history.flatMap((event) => workRecordOf(event as Happened<DischargeEvent>) ?? []);
}

/**
 * The spells that the records amount to, up to and including the day of `until`. A status lasts until the next word;
 * words are taken in the order of their effective time, of two at the same time the later recorded counts, and a
 * day on which the status changed belongs to the last change.
 */
export function workSpells(records: readonly WorkRecord[], until: Instant): WorkSpell[] {
  const lastOfDay = new Map<LocalDate, WorkRecord>();
  for (const record of inEffectiveOrder(records)) if (record.effectiveAt <= until) lastOfDay.set(londonDate(record.effectiveAt), record);
  const spells: WorkSpell[] = [];
  for (const [day, { eventId, status, hoursPerWeek }] of lastOfDay) {
    const last = spells.pop();
    if (last && last.status === status && last.hoursPerWeek === hoursPerWeek) {
      spells.push({ ...last, recordedBy: [...last.recordedBy, eventId] });
      continue;
    }
    if (last) spells.push({ ...last, to: addDays(day, -1), endedBy: eventId });
    spells.push(known({ status, hoursPerWeek, from: day, to: londonDate(until), recordedBy: [eventId] }));
  }
  return spells;
}

/**
 * The last moment up to `until` about which anybody has a word; after it nobody knows whether the last status held.
 * Somebody who would not say has given no word.
 */
export function lastWordAt(records: readonly WorkRecord[], until: Instant): Instant | undefined {
  const said = (record: WorkRecord) => record.effectiveAt <= until && workStanding(record.status) !== 'unknown';
  return inEffectiveOrder(records).findLast(said)?.effectiveAt;
}

/** The latest word about work by its effective time: one that was entered late about an earlier time is not it. */
export const latestWord = (records: readonly WorkRecord[]): WorkRecord | undefined => inEffectiveOrder(records).at(-1);

function inEffectiveOrder(records: readonly WorkRecord[]): WorkRecord[] {
  return records.toSorted((a, b) => (a.effectiveAt < b.effectiveAt ? -1 : a.effectiveAt > b.effectiveAt ? 1 : 0));
}
