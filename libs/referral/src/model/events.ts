import type {
  AgeBand,
  Channel,
  ConditionGroup,
  EmployerSize,
  EmploymentStatus,
  EthnicGroup,
  OccupationGroup,
  ProgrammeRef,
  ReferralSource,
  Sex,
  Stage,
} from '#programmes/contract';
import type { Event, LocalDate, Uuid } from '#kernel';
import type { ConsentRecipient, ConsentTerms, FIT_NOTE_ADJUSTMENTS, FIT_NOTE_STATEMENTS } from './consent.js';
import type {
  ConsentWay,
  DeathReporter,
  InformationNeeded,
  NotAcceptedReason,
  Profession,
  TransferReason,
  WithdrawalReason,
  Withdrawer,
} from './vocabulary.js';

export type FitNoteStatement = (typeof FIT_NOTE_STATEMENTS)[number];

/** What a fit note (Med3) says, without its free text. */
export interface FitNote {
  statement: FitNoteStatement;
  assessedOn?: LocalDate;
  from?: LocalDate;
  to?: LocalDate;
  adjustments: (typeof FIT_NOTE_ADJUSTMENTS)[number][];
}

/** Where a message came from and its id there: the same pair again is a redelivery or an amendment. */
export interface SourceMessage {
  system: string;
  id: string;
}

/** One criterion of a programme, held against a referral. `unknown`: the referral does not say. */
export interface EligibilityFinding {
  criterion: string;
  met: 'yes' | 'no' | 'unknown';
  plainWords: string;
}

/** Open cases that may be of the same person, and by what they were found. `linked-record`: staff linked the records of the two. */
export interface ProbableDuplicate {
  otherCases: Uuid[];
  because: 'same-nhs-number' | 'linked-record' | 'same-name-and-birth-date';
}

/** The facts of a referral that identify nobody. */
export interface ReferralFacts {
  source: ReferralSource;
  channel: Channel;
  referrer: { organisation: string; profession?: Profession };
  /** ODS code of the person's GP practice, where known. */
  practice?: string;
  requestedStage?: Stage;
  conditionGroups: ConditionGroup[];
  employment: {
    status: EmploymentStatus;
    employerSize?: EmployerSize;
    occupationGroup?: OccupationGroup;
    /** Absent: not said. */
    offSick?: boolean;
    atRiskOfAbsence?: boolean;
    weeksUnemployed?: number;
  };
  absenceStartedOn?: LocalDate;
  fitNote?: FitNote;
  ageBand: AgeBand;
  sex: Sex;
  ethnicGroup: EthnicGroup;
  /** Outward postcode only (LS10). */
  postcodeDistrict?: string;
  /** The day notice of the referral was received: every waiting-time clock starts here. */
  noticeReceivedOn: LocalDate;
  /** `verified` alone is good enough to recognise a person by. */
  nhsNumberStatus: 'verified' | 'unverified' | 'invalid-checksum' | 'none';
}

/** Facts that came after a referral; null takes one out that it had. */
export type FactsTold = { [K in keyof ReferralFacts]?: ReferralFacts[K] | (undefined extends ReferralFacts[K] ? null : never) };

/** The facts of a referral that identify the person, or may. Sealed under the person's key. */
export interface ReferralPersonal {
  name: { given: string; family: string; title?: string };
  birthDate?: LocalDate;
  nhsNumber?: string;
  contact?: { telephone?: string; email?: string; address?: string; postcode?: string };
  employer?: { name?: string; contactName?: string; telephone?: string; email?: string };
  referrerName?: string;
  /** What the referrer wrote. */
  reason?: string;
  /** Condition in the referrer's words or code display. */
  conditionText?: string;
  /** The message as it came, verbatim, where it came as a message. */
  message?: string;
}

export type ReferralEvent =
  | Event<
      'ReferralReceived',
      ReferralFacts & {
        personId: Uuid;
        programme: ProgrammeRef;
        sourceMessage?: SourceMessage;
        /** Keyed hash of the whole content: tells a redelivery from an amendment. */
        contentFingerprint: string;
        eligibility: { eligible: boolean; findings: EligibilityFinding[] };
      },
      ReferralPersonal
    >
  /** `facts`: those that differ, null for those that are gone. `consentsToReview`: consents in the message that do not stand; they count once somebody records them. */
  | Event<'ReferralAmended', { facts: FactsTold; consentsToReview?: ConsentTerms[]; contentFingerprint: string }, Partial<ReferralPersonal>>
  | Event<'AmendmentReviewed', { amendment: Uuid }, { note?: string }>
  | Event<'ReferralAccepted', { how: 'automatic' | 'by-staff' }, { note?: string }>
  | Event<
      'ReferralNotAccepted',
      {
        reason: NotAcceptedReason;
        failedCriteria: { criterion: string; plainWords: string }[];
        signposting: { id: string; name: string; kind: 'programme' | 'destination' }[];
      },
      { note?: string }
    >
  | Event<'InformationRequested', { needed: InformationNeeded[] }, { question?: string }>
  | Event<'InformationSupplied', { facts: Partial<ReferralFacts> }, Partial<ReferralPersonal> & { answer?: string }>
  /** `message`: the message that withdrew it, verbatim, where it came as one. */
  | Event<'ReferralWithdrawn', { by: Withdrawer; reason: WithdrawalReason }, { note?: string; message?: string }>
  | Event<'ProbableDuplicateRaised', ProbableDuplicate>
  | Event<'ProbableDuplicateResolved', { resolution: 'separate' | 'duplicate'; otherCase?: Uuid }, { note?: string }>
  | Event<'LinkedToEarlierCase', { earlierCase: Uuid }>
  | Event<'ReferralTransferred', { from: ProgrammeRef; to: ProgrammeRef; reason: TransferReason }, { note?: string }>
  | Event<'ConsentGiven', ConsentTerms & { how: ConsentWay | 'in-referral' }>
  | Event<'ConsentWithdrawn', { recipient: ConsentRecipient; how: ConsentWay }>
  | Event<'PersonDied', { reportedBy: DeathReporter }>;
