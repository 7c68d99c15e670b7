import type { LocalDate } from '#kernel';
import type { AgeBand, Channel, ConditionGroup, EmployerSize, EmploymentStatus, ReferralSource, Stage } from './vocabulary.js';

/**
 * What eligibility is decided by. The facts of a referral are such facts; so is the little that somebody knows who only
 * asks. Whatever is left out has not been said.
 */
export interface EligibilityFacts {
  /** The day asked about, in London: for a referral the day on which notice of it was received. */
  on: LocalDate;
  source?: ReferralSource;
  channel?: Channel;
  requestedStage?: Stage;
  /** ODS code of the person's GP practice. */
  practice?: string;
  /** Outward postcode of where the person lives (LS10). */
  postcodeDistrict?: string;
  conditionGroups?: readonly ConditionGroup[];
  employment?: {
    status?: EmploymentStatus;
    employerSize?: EmployerSize;
    offSick?: boolean;
    atRiskOfAbsence?: boolean;
    weeksUnemployed?: number;
  };
  absenceStartedOn?: LocalDate;
  fitNote?: { from?: LocalDate; to?: LocalDate };
  ageBand?: AgeBand;
  /** Age in whole years, where the date of birth is at hand; decides where the band leaves it open. */
  age?: number;
}

/** Whether a rule is met. `unknown`: the facts do not say, so a person asks. */
export type Met = 'yes' | 'no' | 'unknown';

/** One rule of a programme, held against a referral, with the sentence that a refused person is given. */
export interface EligibilityFinding {
  criterion: string;
  met: Met;
  plainWords: string;
}
