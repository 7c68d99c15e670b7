import type { Nation } from '#kernel';
import type {
  AssessmentMode,
  Channel,
  ConditionGroup,
  EmployerSize,
  EmploymentStatus,
  InterventionKind,
  LetterKind,
  ReferralSource,
  Stage,
} from './vocabulary.js';

/** A version of a programme, as a case is pinned to it. */
export interface ProgrammeRef {
  id: string;
  version: number;
}

/** An organisation by ODS code (or the programme's own code where it has none) and name. */
export interface Organisation {
  code: string;
  name: string;
}

/** One rule of eligibility, with the sentence that a refused person is given. */
export type Criterion = { id: string; plainWords: string } & (
  | { kind: 'age'; from?: number; to?: number }
  | { kind: 'employment'; oneOf: EmploymentStatus[] }
  | { kind: 'employer-size'; oneOf: EmployerSize[]; orSelfEmployed?: boolean }
  | { kind: 'weeks-off-work'; atLeast?: number; atMost?: number }
  | { kind: 'off-sick-or-at-risk' }
  | { kind: 'weeks-unemployed'; atMost: number }
  | { kind: 'condition'; oneOf: ConditionGroup[] }
  | { kind: 'area'; postcodeDistricts: string[] }
  | { kind: 'practice'; oneOf: string[] }
  | { kind: 'source'; oneOf: ReferralSource[] }
  | { kind: 'any-of'; criteria: Criterion[] }
);

/** What may be ordered and from whom. `external` suppliers are local services with a wait of their own. */
export interface CatalogueEntry {
  kind: InterventionKind;
  supplier: Organisation;
  external: boolean;
  /** The most sessions that may be planned. */
  maxSessions: number;
}

/** The waiting times that a programme measures. */
export const WAIT_MEASURES = [
  'referral-to-triage',
  'referral-to-first-contact',
  'referral-to-assessment',
  'referral-to-first-intervention',
  'ordered-to-first-session',
  'absence-to-referral',
] as const;
export type WaitMeasure = (typeof WAIT_MEASURES)[number];

/** How a programme's clocks run (modelled on, but never labelled as, referral-to-treatment guidance). */
export interface ClockPolicy {
  countIn: 'calendar-days' | 'working-days';
  /** Whether the person may ask for a pause. */
  pauseOnRequest: boolean;
  /** What a did-not-attend at the first appointment does to the clock. */
  firstContactDna: 'continue' | 'nullify-and-restart';
  /** Target in days of `countIn`, per measure. */
  targets: Partial<Record<WaitMeasure, number>>;
}

/** A programme: one service offered under one contract. Versioned data; no programme needs code. */
export interface Programme {
  id: string;
  version: number;
  name: string;
  summary: string;
  nation: Nation;
  provider: Organisation;
  subcontractors: Organisation[];
  commissioner: Organisation;
  /** Postcode districts served; empty: the whole nation. */
  area: string[];
  /** From when referrals are taken, and until when (inclusive), as days. */
  opensOn: string;
  closesOn?: string;
  criteria: Criterion[];
  sources: ReferralSource[];
  channels: Channel[];
  stages: Stage[];
  /** Stage that a triage proposal starts from if nothing speaks for another. */
  defaultStage: Stage;
  assessmentModes: AssessmentMode[];
  /** Whether a referral that meets every criterion is accepted at once, or waits for a person. */
  acceptance: 'automatic' | 'by-staff';
  catalogue: CatalogueEntry[];
  clocks: ClockPolicy;
  /** Attempts over days after which somebody counts as unable to contact. */
  contactPolicy: { attempts: number; overDays: number };
  /** Days after a missed appointment in which the person may rebook without a new referral. */
  rebookWithinDays: number;
  /** Notice in days that makes an appointment's notice clear. */
  clearNoticeDays: number;
  /** Weeks between reviews of a plan, unless the plan names a date. */
  reviewEveryWeeks: number;
  /** The most weeks of support; absent: no cap. */
  maxWeeks?: number;
  /** Weeks after discharge at which a follow-up is due. */
  followUpWeeks: number[];
  /** Sustained: at least `hoursPerWeek` for `weeks` within `windowWeeks`. */
  sustained: { hoursPerWeek: number; weeks: number; windowWeeks: number };
  disclosurePolicy: 'suppress-under-5-round-5' | 'suppress-1-7-round-5';
  letters: LetterKind[];
  /** Wording that a nation or contract wants in its letters. */
  wording: { serviceName: string; telephone: string; fitNote: string };
}
