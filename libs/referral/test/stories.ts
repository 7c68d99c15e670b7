import type { FactCorrected, Instant } from '#kernel';
import type { ReferralEvent, ReferralFacts, ReferralPersonal } from '#referral/contract';
import { referral } from '#referral';
import type { ConsentTerms } from '../src/model/consent.js';
import type { ReceiveReferral, ReferralCommand } from '../src/model/commands.js';
import type { ReferralSurroundings } from '../src/model/context.js';
import { given, type Past } from '#support/decisions.js';
import { THE_PERSON } from '#support/stories.js';

/** One kind of command, by its name. */
export type CommandOf<T extends ReferralCommand['type']> = Extract<ReferralCommand, { type: T }>;

export type EventOf<T extends ReferralEvent['type']> = Extract<ReferralEvent, { type: T }>;
type PastReferral = Past<ReferralEvent>;

export const STAGED = { id: 'staged-service', version: 1 };

/** Other cases of a story. */
export const ANOTHER_CASE = 'c0000000-0000-4000-8000-000000000002';
export const A_THIRD_CASE = 'c0000000-0000-4000-8000-000000000003';

/** Somebody employed, two weeks off work with a bad back when notice of the referral was received. */
export function facts(overrides: Partial<ReferralFacts> = {}): ReferralFacts {
  return {
    source: 'gp',
    channel: 'json-api',
    referrer: { organisation: 'A81001' },
    practice: 'A81001',
    conditionGroups: ['musculoskeletal'],
    employment: { status: 'employed', employerSize: '50-249', offSick: true },
    absenceStartedOn: '2026-02-16',
    ageBand: '35-44',
    sex: 'female',
    ethnicGroup: 'white',
    noticeReceivedOn: '2026-03-02',
    nhsNumberStatus: 'verified',
    ...overrides,
  };
}

export const personal = (overrides: Partial<ReferralPersonal> = {}): ReferralPersonal => ({
  name: { given: 'Alex', family: 'Example' },
  birthDate: '1984-05-04',
  nhsNumber: '9990000018',
  ...overrides,
});

export const gpFeedback: ConsentTerms = { recipient: 'gp', purpose: 'feedback-to-referrer', content: ['everything'] };
export const employerLiaison: ConsentTerms = { recipient: 'employer', purpose: 'employer-liaison', content: ['function-and-adjustments'] };

/** A referral as the intake hands it over: eligible, of a person unknown so far, in a programme that accepts by itself. */
export function receive(overrides: Partial<ReceiveReferral> = {}): ReceiveReferral {
  return {
    type: 'ReceiveReferral',
    personId: THE_PERSON,
    programme: STAGED,
    facts: facts(),
    personal: personal(),
    contentFingerprint: 'content-1',
    eligibility: { eligible: true, findings: [{ criterion: 'employment', met: 'yes', plainWords: 'For people in work.' }] },
    consents: [],
    signposting: [],
    acceptance: 'automatic',
    ...overrides,
  };
}

export function received(overrides: Partial<EventOf<'ReferralReceived'>['data']> = {}, at: Instant = '2026-03-02T09:00:00.000Z'): PastReferral {
  const { contentFingerprint, eligibility, programme } = receive();
  return { type: 'ReferralReceived', data: { ...facts(), personId: THE_PERSON, programme, contentFingerprint, eligibility, ...overrides }, at };
}

export const accepted = (at: Instant = '2026-03-03T09:00:00.000Z'): PastReferral => ({ type: 'ReferralAccepted', data: { how: 'by-staff' }, at });

export const notAccepted = (): PastReferral => ({
  type: 'ReferralNotAccepted',
  data: { reason: 'no-capacity', failedCriteria: [], signposting: [] },
});

export const withdrawn = (): PastReferral => ({ type: 'ReferralWithdrawn', data: { by: 'person', reason: 'no-longer-needed' } });

export const informationRequested = (): PastReferral => ({ type: 'InformationRequested', data: { needed: ['employer-size'] } });

export const informationSupplied = (supplied: Partial<ReferralFacts> = {}): PastReferral => ({
  type: 'InformationSupplied',
  data: { facts: supplied },
});

export const amended = (changed: Partial<ReferralFacts> = {}, contentFingerprint = 'content-2'): PastReferral => ({
  type: 'ReferralAmended',
  data: { facts: changed, contentFingerprint },
});

export const duplicateRaised = (...otherCases: string[]): PastReferral => ({
  type: 'ProbableDuplicateRaised',
  data: { otherCases: otherCases.length > 0 ? otherCases : [ANOTHER_CASE], because: 'same-nhs-number' },
});

export const duplicateResolved = (resolution: 'separate' | 'duplicate' = 'separate'): PastReferral => ({
  type: 'ProbableDuplicateResolved',
  data: { resolution },
});

export const transferred = (to = { id: 'employment-specialist', version: 2 }): PastReferral => ({
  type: 'ReferralTransferred',
  data: { from: STAGED, to, reason: 'better-fit' },
});

export const consentGiven = (terms: ConsentTerms): PastReferral => ({ type: 'ConsentGiven', data: { ...terms, how: 'in-referral' } });

export const consentWithdrawn = (recipient: ConsentTerms['recipient']): PastReferral => ({
  type: 'ConsentWithdrawn',
  data: { recipient, how: 'verbal' },
});

export const died = (at: Instant): PastReferral => ({ type: 'PersonDied', data: { reportedBy: 'gp' }, at });

/** A referral to which these things have happened; without any, nobody has been referred yet. */
export function referralAfter(...events: Past<ReferralEvent | FactCorrected>[]) {
  return inSurroundings({}).events(...events);
}

/** As `referralAfter`, beside a triage that is decided or a case that is discharged. */
export function inSurroundings(surroundings: Partial<ReferralSurroundings>) {
  return given(referral, { discharge: { status: 'open' }, triageDecided: false, ...surroundings });
}

/** Everything that can be asked of a referral that is there. */
export const everyOtherCommand: readonly Exclude<ReferralCommand, ReceiveReferral>[] = [
  { type: 'AcceptReferral' },
  { type: 'DeclineReferral', reason: 'no-capacity', signposting: [] },
  { type: 'RequestInformation', needed: ['employer-size'] },
  { type: 'SupplyInformation', facts: {}, personal: {} },
  { type: 'WithdrawReferral', by: 'person', reason: 'no-longer-needed' },
  { type: 'ResolveDuplicate', resolution: 'separate' },
  { type: 'ReviewAmendment', amendment: ANOTHER_CASE },
  { type: 'TransferReferral', to: { id: 'employment-specialist', version: 2 }, reason: 'better-fit' },
  { type: 'GiveConsent', terms: employerLiaison, how: 'verbal' },
  { type: 'WithdrawConsent', recipient: 'gp', how: 'verbal' },
  { type: 'ReportDeath', reportedBy: 'gp' },
];
