import type { Change, InstrumentId } from '#assessment/contract';
import type { DischargeReason, SatisfactionSource, WorkOutcomeResult, WorkStanding } from '#discharge/contract';
import type { LocalDate, Uuid } from '#kernel';
import type { AgeBand, ConditionGroup, EmployerSize, EthnicGroup, LetterKind, ProgrammeRef, ReferralSource, Sex, Stage } from '#programmes/contract';
import type { DecidedBy } from '#triage/contract';

/*
 * What is believed of one case, as far as outcomes go. A fact that is not known yet is absent, never false and never zero. Days are
 * London days. Nothing here identifies anyone.
 */

/** Where a referral and its case stand. */
export const STANDINGS = ['undecided', 'not-accepted', 'withdrawn', 'open', 'discharged'] as const;
export type Standing = (typeof STANDINGS)[number];

/** How an accepted case ended. `withdrawn`: its referral was taken back after it had been accepted, before triage decided. */
export const ENDINGS = ['completed', 'disengaged', 'ended-otherwise', 'withdrawn'] as const;
export type Ending = (typeof ENDINGS)[number];

/** Steps on the way through support: how far somebody came is told by the last one they reached. */
export const STEPS = ['acceptance', 'first-contact', 'assessment', 'plan', 'first-session'] as const;
export type Step = (typeof STEPS)[number];

/** A programme version, and whose it is: codes of the organisations. */
export interface UnderProgramme extends ProgrammeRef {
  provider: string;
  commissioner: string;
}

/** What figures are broken down by. */
export interface Attribution {
  /** On the day of referral, and now: a transfer lies between them if they differ. */
  atReferral: UnderProgramme;
  now: UnderProgramme;
  practice?: string;
  /** Board and primary care network of the practice on the day of referral. */
  board?: string;
  network?: string;
  /** Code of the organisation that referred. */
  referrer?: string;
  /** The first condition named. */
  conditionGroup?: ConditionGroup;
  source: ReferralSource;
  employerSize?: EmployerSize;
  ageBand: AgeBand;
  sex: Sex;
  ethnicGroup: EthnicGroup;
  /** Stages in order of time, each with its first day. */
  stages: readonly { stage: Stage; from: LocalDate }[];
}

/** How far a case came, and how it ended. */
export interface Progress {
  standing: Standing;
  referredOn: LocalDate;
  acceptedOn?: LocalDate;
  notAcceptedBecause?: string;
  withdrawnBecause?: string;
  triage?: { on: LocalDate; by: DecidedBy };
  /** The first contact in both directions: spoken with, written with, or seen. */
  engagedOn?: LocalDate;
  assessedOn?: LocalDate;
  planAgreedOn?: LocalDate;
  /** The first attended session of an intervention, and how many there were: both from the same sessions. */
  firstSessionOn?: LocalDate;
  sessionsAttended: number;
  /** Of the discharge in force; a reopened case has none. */
  dischargedOn?: LocalDate;
  dischargeReason?: DischargeReason;
  ending?: Ending;
  /** The last step that somebody who disengaged had reached. */
  disengagedAfter?: Step;
}

/** A follow-up point of the discharge in force. */
export interface FollowUpPoint {
  /** Weeks after discharge. */
  weeks: number;
  dueOn: LocalDate;
  /** What the follow-up found; absent: none was recorded. `died`: before the point came. */
  found?: WorkStanding | 'not-reached' | 'died';
}

/** Where the person stood in work, from referral on. */
export interface Work {
  atReferral: WorkStanding;
  /** Of the discharge in force, as believed now. */
  atDischarge?: WorkStanding | 'died';
  outcome?: WorkOutcomeResult;
  followUps: readonly FollowUpPoint[];
  /** The return that still stands: its first day, what it ended, and days from referral to it. */
  returned?: { on: LocalDate; after: 'off-sick' | 'out-of-work'; days: number };
  /** Whether the person is known to have been at work on any day since the referral. */
  workedSinceReferral: boolean;
  /** The day on which the programme's threshold of a sustained outcome was met. */
  sustainedOn?: LocalDate;
}

/** The first baseline of an instrument and the last score after it, by the same version. */
export interface MeasureFact {
  instrument: InstrumentId;
  /** Version of the instrument. */
  version: string;
  /**
   * `paired`: baseline and a later score · `no-follow-up`: a baseline alone · `no-baseline`: scores, but no baseline before
   * them · `no-score`: answers that have no score.
   */
  status: 'paired' | 'no-follow-up' | 'no-baseline' | 'no-score';
  first?: number;
  last?: number;
  /** `last` less `first`, in points: whether up is better depends on the instrument. */
  change?: number;
  /** Absent: not paired, or the instrument sets no reliable change. */
  reliable?: Change;
  /** Whether the person started as a case; absent: no baseline, or the instrument sets no threshold. */
  caseAtFirst?: boolean;
  /** Of those paired who started as a case: whether they ended below it. */
  recovered?: boolean;
}

/** Adjustments at work that were proposed to employers, by how far they came. */
export interface AdjustmentCounts {
  proposed: number;
  /** Agreed to as proposed or in another form; includes those in place. */
  agreed: number;
  /** Declined, or the employer never answered. */
  notAgreed: number;
  /** Neither answered nor given up. */
  awaited: number;
  implemented: number;
}

/** A letter to the practice. */
export interface LetterFact {
  letterId: Uuid;
  kind: LetterKind;
  /** 1 for the milestone as first recorded, one more for each correction of it. */
  version: number;
  /** The practice that it is, or was, addressed to. */
  practice?: string;
  /** The day of the milestone. */
  dueOn: LocalDate;
  sentOn?: LocalDate;
  /** Days from milestone to sending. */
  days?: number;
  /** `waiting`: due, or ready to go · `held`: something is in its way · `not-sent`: overtaken before it went. */
  status: LetterOutcome;
}

/** What became of a letter. `sent`: nothing has been heard of it since. */
export const LETTER_OUTCOMES = ['waiting', 'held', 'not-sent', 'sent', 'delivered', 'rejected', 'undeliverable'] as const;
export type LetterOutcome = (typeof LETTER_OUTCOMES)[number];

/** Everything that figures of outcomes need of one case. */
export interface OutcomeFacts {
  attribution: Attribution;
  progress: Progress;
  work: Work;
  /** One for each instrument that was used. */
  measures: readonly MeasureFact[];
  /** How much the person says the service helped, 0 to 10; given at the discharge in force. */
  benefitRating?: number;
  /** The last word of each source, 1 (very dissatisfied) to 5 (very satisfied). */
  satisfaction: Readonly<Partial<Record<SatisfactionSource, number>>>;
  adjustments: AdjustmentCounts;
  letters: readonly LetterFact[];
}
