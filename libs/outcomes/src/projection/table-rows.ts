import type { LocalDate, Uuid } from '#kernel';
import type { LetterKind } from '#programmes/contract';
import type { Believed } from '#reporting';
import type { ActivityKind } from '../facts/activity.js';
import type { Attribution, FollowUpPoint, LetterOutcome, MeasureFact } from '../facts/outcome-facts.js';

/** The facts of a case as a row, without its place in the log. Null: not known, or not yet. */
export interface CaseRow {
  case_id: Uuid;
  referred_on: LocalDate;
  discharged_on: LocalDate | null;
  /** Under which the person was referred; `programme` and what follows it: under which the case is now, or ended. */
  referred_programme: string;
  referred_version: number;
  referred_provider: string;
  referred_commissioner: string;
  programme: string;
  programme_version: number;
  provider: string;
  commissioner: string;
  practice: string | null;
  /** Those of the practice on the day of referral. */
  board: string | null;
  network: string | null;
  referrer: string | null;
  /** Whether the practice itself referred. */
  sent_by_practice: boolean;
  condition_group: string | null;
  /** The stage that the case is at, or ended at. */
  stage: string | null;
  source: string;
  employer_size: string | null;
  age_band: string;
  sex: string;
  ethnic_group: string;
  standing: string;
  not_accepted_because: string | null;
  accepted_on: LocalDate | null;
  triaged_by: string | null;
  engaged_on: LocalDate | null;
  assessed_on: LocalDate | null;
  planned_on: LocalDate | null;
  first_session_on: LocalDate | null;
  /** Calendar days from referral, come what may. */
  days_to_contact: number | null;
  days_to_session: number | null;
  ending: string | null;
  disengaged_after: string | null;
  discharge_reason: string | null;
  outcome: string | null;
  work_at_referral: string;
  work_at_discharge: string | null;
  returned_on: LocalDate | null;
  days_to_return: number | null;
  worked: boolean;
  sustained_on: LocalDate | null;
  benefit_rating: number | null;
  satisfaction_person: number | null;
  satisfaction_gp: number | null;
  satisfaction_employer: number | null;
  adjustments_proposed: number;
  adjustments_agreed: number;
  adjustments_not_agreed: number;
  adjustments_awaited: number;
  adjustments_implemented: number;
  facts: MoreFacts;
}

/** The facts of a case that have no column of their own. */
export interface MoreFacts {
  stages: Attribution['stages'];
  triagedOn?: LocalDate;
  withdrawnBecause?: string;
  returnedAfter?: 'off-sick' | 'out-of-work';
  followUps: readonly FollowUpPoint[];
  measures: readonly MeasureFact[];
}

/** A letter as a row, without its place in the log. */
export interface LetterRow {
  case_id: Uuid;
  letter_id: Uuid;
  kind: LetterKind;
  version: number;
  /** The practice that it is, or was, addressed to. */
  practice: string | null;
  due_on: LocalDate;
  sent_on: LocalDate | null;
  /** From milestone to sending. */
  days: number | null;
  status: LetterOutcome;
}

/** Something done for a case as a row, without its place in the log. */
export interface ActivityRow {
  case_id: Uuid;
  kind: ActivityKind;
  what: Uuid;
  code: string;
  on_day: LocalDate;
  programme: string;
  programme_version: number;
  provider: string;
  commissioner: string;
}

/** The days on which facts so stood. */
export interface Stood {
  stands_from: LocalDate;
  /** The first day on which they no longer did; absent: nothing has happened since. */
  stands_until?: LocalDate;
}

export interface OutcomesTables {
  outcome_facts_v2: CaseRow & Stood & Believed;
  outcome_letters_v2: LetterRow & Stood & Believed;
  outcome_earlier_facts_v2: CaseRow & Required<Stood> & Believed;
  outcome_earlier_letters_v2: LetterRow & Required<Stood> & Believed;
  outcome_activity_v2: ActivityRow & Believed;
}
