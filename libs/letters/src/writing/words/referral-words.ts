import type { ReferralSource, Stage } from '#programmes/contract';

/** Who referred, as the end of "referred by …". */
export const SOURCE_WORDS: Readonly<Record<Exclude<ReferralSource, 'self'>, string>> = {
  gp: 'the GP',
  nurse: 'a nurse',
  'occupational-therapist': 'an occupational therapist',
  pharmacist: 'a pharmacist',
  physiotherapist: 'a physiotherapist',
  'social-prescribing-link-worker': 'a social prescribing link worker',
  'care-coordinator': 'a care co-ordinator',
  'first-contact-physiotherapist': 'a first-contact physiotherapist',
  'secondary-care': 'a hospital or specialist team',
  'talking-therapy': 'a talking therapy service',
  jobcentre: 'the Jobcentre',
  employer: 'the employer',
  'vcse-partner': 'a voluntary or community organisation',
};

/** The stages, as a referrer asks for them. */
export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  A: 'Advice (stage A)',
  B: 'Occupational health assessment (stage B)',
  C: 'Case-managed support (stage C)',
};

/** Why a referral was not taken, as the end of "… because …". */
export const NOT_ACCEPTED_WORDS = {
  'not-eligible': 'it does not meet the criteria of the programme',
  duplicate: 'the person is supported under another referral already',
  'out-of-area': 'the person lives outside the area that the programme serves',
  'no-capacity': 'the programme has no room at present',
  unsuitable: "the programme would not suit the person's needs",
  'already-supported': 'the person is supported by another service already',
  'insufficient-information': 'we did not get the information that we need to decide',
  'person-declined': 'the person does not want this support',
} as const;

/** Why a referral was not taken. */
export type NotAcceptedCode = keyof typeof NOT_ACCEPTED_WORDS;
