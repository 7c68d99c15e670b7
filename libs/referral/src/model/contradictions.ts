import { daysBetween, type FieldFault } from '#kernel';
import type { ReferralFacts } from './events.js';

/** A note is written ahead by days, over a weekend or a holiday; one of months ahead has a slip in its date. */
const DAYS_AHEAD = 31;

/** The facts of a referral that can contradict each other. */
export type FactsThatMeet = Pick<ReferralFacts, 'absenceStartedOn' | 'fitNote' | 'employment' | 'noticeReceivedOn'>;

/** Everything in which the facts of one referral, told on `noticeReceivedOn`, contradict each other, by field. */
export function contradictions({ absenceStartedOn, fitNote, employment, noticeReceivedOn }: FactsThatMeet): FieldFault[] {
  const faults: FieldFault[] = [];
  const fault = (field: string, message: string): void => void faults.push({ field, code: 'field.contradicts', message });
  if (absenceStartedOn && absenceStartedOn > noticeReceivedOn) {
    fault('absenceStartedOn', 'The absence cannot begin later than it was told of. Leave it out if the person is at work.');
  }
  if (employment.offSick === false && absenceStartedOn) {
    fault('employment.offSick', 'An absence has begun, so the person cannot be at work as well.');
  }
  if (employment.weeksUnemployed !== undefined && employment.status !== 'unemployed') {
    fault('employment.weeksUnemployed', 'Only somebody unemployed has weeks of unemployment.');
  }
  if (fitNote?.from && fitNote.to && fitNote.from > fitNote.to) fault('fitNote.to', 'A fit note cannot end before it begins.');
  if (fitNote?.from && daysBetween(noticeReceivedOn, fitNote.from) > DAYS_AHEAD) {
    fault('fitNote.from', `A fit note cannot begin more than ${DAYS_AHEAD} days after it was told of.`);
  }
  if (fitNote?.assessedOn && fitNote.assessedOn > noticeReceivedOn) {
    fault('fitNote.assessedOn', 'A fit note cannot be assessed later than it was told of.');
  }
  if (fitNote?.statement === 'not-fit' && fitNote.adjustments.length > 0) {
    fault('fitNote.adjustments', 'A fit note that says "not fit for work" has no adjustments.');
  }
  return faults;
}
