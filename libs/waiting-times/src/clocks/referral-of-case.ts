import type { Instant, LocalDate, Uuid } from '#kernel';
import type { ProgrammeRef } from '#programmes/contract';
import { afterTold, type ReferralFacts } from '#referral/contract';
import { inOrder, isOf, type CaseEvent } from './case-event.js';
import { londonDay } from './day-numbers.js';

/** What the referral of a case says, as last told, and the events that it says it by. */
export interface ReferralOfCase {
  received: CaseEvent<'ReferralReceived'>;
  facts: Omit<ReferralFacts, 'channel' | 'referrer' | 'nhsNumberStatus'>;
  /** The event that gave the day of notice. */
  noticeFrom: Uuid;
  /** The programme versions that the case was in, in order of time; the first from the start. */
  programmes: readonly { ref: ProgrammeRef; from: Instant }[];
}

/** Folds the referral of a case; `undefined` if none was received. */
export function referralOfCase(events: readonly CaseEvent[]): ReferralOfCase | undefined {
  const received = events.find(isOf('ReferralReceived'));
  if (!received) return undefined;
  let facts: ReferralOfCase['facts'] = received.data;
  let noticeFrom = received.eventId;
  for (const told of events.filter(isOf('ReferralAmended', 'InformationSupplied'))) {
    facts = afterTold(facts, told.data.facts);
    if (told.data.facts.noticeReceivedOn !== undefined) noticeFrom = told.eventId;
  }
  const transfers = events.filter(isOf('ReferralTransferred')).sort(inOrder);
  const programmes = [{ ref: received.data.programme, from: '' }, ...transfers.map(({ data, effectiveAt }) => ({ ref: data.to, from: effectiveAt }))];
  return { received, facts, noticeFrom, programmes };
}

/** The programme version that a case was in at a moment. */
export const programmeAtMoment = ({ programmes }: ReferralOfCase, at: Instant): ProgrammeRef =>
  (programmes.findLast(({ from }) => from <= at) ?? programmes[0]!).ref;

/** What is known of the absence before a referral: its first day, that there is none, or that there is one without its day. */
export type Absence = { kind: 'since'; day: LocalDate } | { kind: 'none' } | { kind: 'unknown' };

/**
 * The absence that a referral came out of. Somebody without work, or who is at work, has none; somebody of whom it is not
 * said has an unknown one. An absence that began after the referral did not lead to it.
 */
export function absenceBefore({ facts }: ReferralOfCase): Absence {
  const { absenceStartedOn: day, employment, noticeReceivedOn } = facts;
  if (day !== undefined) return day <= noticeReceivedOn ? { kind: 'since', day } : { kind: 'none' };
  const works = employment.status === 'employed' || employment.status === 'self-employed';
  return works && employment.offSick !== false ? { kind: 'unknown' } : { kind: 'none' };
}

/** The London day of an event. */
export const dayOf = ({ effectiveAt }: Pick<CaseEvent, 'effectiveAt'>): LocalDate => londonDay(effectiveAt);
