import type { LocalDate } from '#kernel';
import type { FitNote, ReferralFacts } from './events.js';

/** What a fit note tells of an absence, where nobody says more. */
export type AbsenceByFitNote = Pick<ReferralFacts['employment'], 'offSick' | 'atRiskOfAbsence'> & Pick<ReferralFacts, 'absenceStartedOn'>;

/**
 * Whom a fit note finds not fit is off sick since its first day. A note can be written ahead, on Friday from Monday on:
 * until then the absence has not begun, and threatens.
 */
export function absenceByFitNote(fitNote: FitNote | undefined, on: LocalDate): AbsenceByFitNote {
  if (fitNote?.statement !== 'not-fit') return {};
  const { from } = fitNote;
  if (from !== undefined && from > on) return { atRiskOfAbsence: true };
  return { offSick: true, ...(from === undefined ? {} : { absenceStartedOn: from }) };
}
