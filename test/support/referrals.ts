import { addDays, type LocalDate, type Role } from '#kernel';
import type { ReferralSource } from '#programmes/contract';

/** A JSON body as a client sends it. */
export type Body = Record<string, unknown>;

let people = 0;

/** Letters that tell people apart: a name is compared by its letters alone. */
function lettersOf(n: number): string {
  const letter = String.fromCharCode(97 + (n % 26));
  return n < 26 ? letter : lettersOf(Math.floor(n / 26) - 1) + letter;
}

/** Somebody with a name of their own, so that nobody is taken for anybody else. */
export function aPerson(more: Body = {}): Body {
  return {
    name: { given: 'Alex', family: `Example-${lettersOf(people++)}` },
    birthDate: '1984-05-04',
    practice: 'A81001',
    contact: { telephone: '07700 900123', postcode: 'LS10 4YU' },
    ...more,
  };
}

/** An NHS number of the test range that passes its check; each n up to 999,999 has one of its own. */
export function anNhsNumber(n: number): string {
  const nine = `999${String(n).padStart(6, '0')}`;
  const sum = [...nine].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? anNhsNumber(n + 1_000) : `${nine}${check}`;
}

/** The person's consent that their GP hears everything. */
export const gpMayHear = { recipient: 'gp', purpose: 'feedback-to-referrer', content: ['everything'] };

/** The person's consent that the service talks to their employer about function and adjustments. */
export const employerMayHear = { recipient: 'employer', purpose: 'employer-liaison', content: ['function-and-adjustments'] };

/** The day on which stories begin, a Monday. */
export const FIRST_DAY: LocalDate = '2026-03-02';

/** Off sick from a job for two weeks on a day. */
export const offSickOn = (day: LocalDate) => ({
  employment: { status: 'employed', employerSize: '10-49', offSick: true, employerName: 'Example Bakery' },
  absenceStartedOn: addDays(day, -14),
});

/** Who sends the referrals of a source: organisation, profession, and the role of the token. */
const SENDERS: Record<Exclude<ReferralSource, 'self'>, { organisation: string; profession: string; as: Role }> = {
  gp: { organisation: 'A81001', profession: 'gp', as: 'gp-practice' },
  nurse: { organisation: 'A81001', profession: 'nurse', as: 'gp-practice' },
  'occupational-therapist': { organisation: 'RYE', profession: 'occupational-therapist', as: 'referrer' },
  pharmacist: { organisation: 'A81001', profession: 'pharmacist', as: 'gp-practice' },
  physiotherapist: { organisation: 'RYE', profession: 'physiotherapist', as: 'referrer' },
  'first-contact-physiotherapist': { organisation: 'A81001', profession: 'physiotherapist', as: 'gp-practice' },
  'social-prescribing-link-worker': { organisation: 'A81001', profession: 'social-prescribing-link-worker', as: 'gp-practice' },
  'care-coordinator': { organisation: 'A81001', profession: 'care-coordinator', as: 'gp-practice' },
  'secondary-care': { organisation: 'RYE', profession: 'hospital-doctor', as: 'referrer' },
  'talking-therapy': { organisation: 'RYE', profession: 'psychological-therapist', as: 'referrer' },
  jobcentre: { organisation: 'RYE', profession: 'work-coach', as: 'referrer' },
  employer: { organisation: 'RYE', profession: 'occupational-health', as: 'referrer' },
  'vcse-partner': { organisation: 'RYE', profession: 'other', as: 'referrer' },
};

/** In which role the token of a source's sender is. */
export const roleOf = (source: ReferralSource): Role | null => (source === 'self' ? null : SENDERS[source].as);

/** A referral to the staged programme on a day: somebody employed and off sick whose GP may hear everything. */
export function aReferralFrom(source: Exclude<ReferralSource, 'self'>, more: Body = {}, on: LocalDate = FIRST_DAY): Body {
  const { organisation, profession } = SENDERS[source];
  return {
    programme: 'staged-work-health',
    source,
    referrer: { organisation, profession },
    person: aPerson(),
    conditionGroups: ['musculoskeletal'],
    ...offSickOn(on),
    consents: [gpMayHear],
    ...more,
  };
}

/** What somebody fills in who refers themself on a day. */
export const aSelfReferral = (more: Body = {}, on: LocalDate = FIRST_DAY): Body => ({
  programme: 'staged-work-health',
  person: aPerson(),
  conditionGroups: ['common-mental-health'],
  ...offSickOn(on),
  tellMyGp: true,
  ...more,
});

/** A fit note on which "refer to a work and health service" is ticked, three days before a day. */
export const aFitNote = (fitNoteId: string, more: Body = {}, on: LocalDate = FIRST_DAY): Body => ({
  referToWorkAndHealth: true,
  fitNoteId,
  programme: 'staged-work-health',
  fitNote: { statement: 'not-fit', assessedOn: addDays(on, -3), from: addDays(on, -3), to: addDays(on, 25), adjustments: [] },
  issuerProfession: 'gp',
  practice: 'A81001',
  person: aPerson(),
  conditionGroups: ['musculoskeletal'],
  consents: [gpMayHear],
  ...more,
});
