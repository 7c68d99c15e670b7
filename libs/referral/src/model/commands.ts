import type { ProgrammeRef } from '#programmes/contract';
import type { Uuid } from '#kernel';
import type { ConsentRecipient, ConsentTerms } from './consent.js';
import type { EligibilityFinding, ProbableDuplicate, ReferralFacts, ReferralPersonal, SourceMessage } from './events.js';
import type { ConsentWay, DeathReporter, InformationNeeded, NotAcceptedReason, TransferReason, WithdrawalReason, Withdrawer } from './vocabulary.js';

/** Somewhere else to go. */
export interface Signpost {
  id: string;
  name: string;
  kind: 'programme' | 'destination';
}

/** A referral as the intake hands it over: checked, its person looked up, its eligibility found. */
export interface ReceiveReferral {
  type: 'ReceiveReferral';
  personId: Uuid;
  programme: ProgrammeRef;
  facts: ReferralFacts;
  personal: ReferralPersonal;
  sourceMessage?: SourceMessage;
  contentFingerprint: string;
  eligibility: { eligible: boolean; findings: EligibilityFinding[] };
  consents: ConsentTerms[];
  /** Open cases that may be of the same person. */
  probableDuplicate?: ProbableDuplicate;
  /** The person's latest earlier case, closed. */
  earlierCase?: Uuid;
  /** Where the person can go if this programme does not take them. */
  signposting: Signpost[];
  /** Whether the programme takes eligible referrals without a person deciding. */
  acceptance: 'automatic' | 'by-staff';
}

export type ReferralCommand =
  | ReceiveReferral
  | { type: 'AcceptReferral'; note?: string }
  | { type: 'DeclineReferral'; reason: NotAcceptedReason; signposting: Signpost[]; note?: string }
  | { type: 'RequestInformation'; needed: InformationNeeded[]; question?: string }
  | { type: 'SupplyInformation'; facts: Partial<ReferralFacts>; personal: Partial<ReferralPersonal>; answer?: string }
  | { type: 'WithdrawReferral'; by: Withdrawer; reason: WithdrawalReason; note?: string; message?: string }
  | { type: 'ResolveDuplicate'; resolution: 'separate' | 'duplicate'; otherCase?: Uuid; note?: string }
  | { type: 'ReviewAmendment'; amendment: Uuid; note?: string }
  | { type: 'TransferReferral'; to: ProgrammeRef; reason: TransferReason; note?: string }
  | { type: 'GiveConsent'; terms: ConsentTerms; how: ConsentWay }
  | { type: 'WithdrawConsent'; recipient: ConsentRecipient; how: ConsentWay }
  | { type: 'ReportDeath'; reportedBy: DeathReporter };
