import type { ReferralSource } from '#programmes/contract';

/** The sample programmes. */
export const SAMPLE_PROGRAMMES = ['staged-work-health', 'condition-management-ni', 'employment-specialist-mh'] as const;
export type SampleProgramme = (typeof SAMPLE_PROGRAMMES)[number];

/** Postcode districts from which people of a programme come; all lie within its area. */
export const DISTRICTS: Readonly<Record<SampleProgramme, readonly string[]>> = {
  'staged-work-health': ['LS6', 'LS8', 'LS11', 'LS12', 'LS27', 'BD3', 'BD7', 'BD18', 'WF1', 'WF10', 'HX1', 'HX3'],
  'condition-management-ni': ['BT5', 'BT12', 'BT28', 'BT41', 'BT47', 'BT71'],
  'employment-specialist-mh': ['LS2', 'LS7', 'LS9', 'LS13', 'LS17', 'HG1', 'HG2'],
};

/** Invented organisations from which referrals come, by who refers. Whoever is not here works in the person's practice. */
export const ORGANISATIONS: Readonly<Partial<Record<ReferralSource, string>>> = {
  'occupational-therapist': 'X9A10',
  pharmacist: 'X9F21',
  physiotherapist: 'X9A11',
  'social-prescribing-link-worker': 'X9N01',
  'care-coordinator': 'X9N01',
  'secondary-care': 'X9H01',
  'talking-therapy': 'EXT04',
  jobcentre: 'X9J01',
  employer: 'X9E01',
  'vcse-partner': 'X9V01',
  self: 'SELF',
};
