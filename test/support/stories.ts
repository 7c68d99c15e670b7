import type { CaseContext } from '#handling/contract';
import type { Programme } from '#programmes/contract';
import type { ConsentTerms, LiveConsent, ReferralStanding } from '#referral/contract';
import { THE_CASE } from './decisions.js';

/** The person of decision tests. */
export const THE_PERSON = 'b0000000-0000-4000-8000-000000000001';

/** Consents by the recipient whom they name; their ids tell them apart in a test. */
export const GP_CONSENT = 'd0000000-0000-4000-8000-000000000001';
export const EMPLOYER_CONSENT = 'd0000000-0000-4000-8000-000000000002';

/** A referral standing of a case that exists. */
export type SomeReferral = Exclude<ReferralStanding, { status: 'none' }>;

/** A staged A/B/C service in England with suppliers of its own and two external ones. */
export function aStagedProgramme(overrides: Partial<Programme> = {}): Programme {
  return {
    id: 'staged-service',
    version: 1,
    name: 'Staged work and health service',
    summary: 'Advice, assessment and case-managed support for people off sick or struggling at work.',
    nation: 'england',
    provider: { code: 'PRV01', name: 'Northfield Work and Health' },
    subcontractors: [],
    commissioner: { code: 'QWO', name: 'An integrated care board' },
    area: [],
    opensOn: '2025-04-01',
    criteria: [],
    sources: ['gp', 'nurse', 'physiotherapist', 'employer', 'self'],
    channels: ['fhir-message', 'json-api', 'fit-note', 'telephone', 'web-form'],
    stages: ['A', 'B', 'C'],
    defaultStage: 'B',
    assessmentModes: ['telephone', 'video', 'face-to-face'],
    acceptance: 'automatic',
    catalogue: [
      { kind: 'physiotherapy', supplier: { code: 'PRV01', name: 'Northfield Work and Health' }, external: false, maxSessions: 6 },
      { kind: 'counselling', supplier: { code: 'PRV01', name: 'Northfield Work and Health' }, external: false, maxSessions: 8 },
      { kind: 'counselling', supplier: { code: 'SUP02', name: 'Riverside Counselling' }, external: true, maxSessions: 8 },
      { kind: 'psychological-therapy', supplier: { code: 'SUP01', name: 'Local Talking Therapies' }, external: true, maxSessions: 12 },
    ],
    clocks: {
      countIn: 'calendar-days',
      pauseOnRequest: true,
      firstContactDna: 'continue',
      targets: { 'referral-to-triage': 2, 'referral-to-first-contact': 5, 'referral-to-assessment': 10 },
    },
    contactPolicy: { attempts: 3, overDays: 10 },
    rebookWithinDays: 14,
    clearNoticeDays: 3,
    reviewEveryWeeks: 4,
    maxWeeks: 26,
    followUpWeeks: [4, 13, 26],
    sustained: { hoursPerWeek: 7, weeks: 13, windowWeeks: 16 },
    disclosurePolicy: 'suppress-under-5-round-5',
    letters: ['referral-received', 'referral-not-accepted', 'appointment-made', 'did-not-attend', 'assessment-report', 'plan-agreed', 'discharge'],
    wording: { serviceName: 'Work and Health', telephone: '0300 000 0000', fitNote: 'fit note' },
    ...overrides,
  };
}

/** A consent of the person of decision tests, towards their employer unless told otherwise. */
export function anEmployerConsent(overrides: Partial<LiveConsent> = {}): LiveConsent {
  const terms: ConsentTerms = { recipient: 'employer', purpose: 'employer-liaison', content: ['function-and-adjustments'] };
  return { consentId: EMPLOYER_CONSENT, since: '2026-03-02T09:00:00.000Z', ...terms, ...overrides };
}

/** A referral from a GP, received on 2 March 2026 and accepted the same day. */
export function anAcceptedReferral(overrides: Partial<SomeReferral> = {}): SomeReferral {
  return {
    status: 'accepted',
    caseId: THE_CASE,
    personId: THE_PERSON,
    programme: { id: 'staged-service', version: 1 },
    source: 'gp',
    practice: 'A81001',
    noticeReceivedOn: '2026-03-02',
    receivedAt: '2026-03-02T09:00:00.000Z',
    acceptedAt: '2026-03-02T09:00:00.000Z',
    consents: [],
    endedConsents: [],
    ...overrides,
  };
}

/** An accepted case that nobody has discharged, in the staged programme. */
export function anOpenCase(overrides: Partial<CaseContext> = {}): CaseContext {
  return { referral: anAcceptedReferral(), discharge: { status: 'open' }, programme: aStagedProgramme(), ...overrides };
}
