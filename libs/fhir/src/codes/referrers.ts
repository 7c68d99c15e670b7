import type { ReferralSource } from '#programmes/contract';

const group = (codes: Partial<Record<ReferralSource, readonly string[]>>): ReadonlyMap<string, ReferralSource> =>
  new Map(Object.entries(codes).flatMap(([source, list]) => list.map((code) => [code, source as ReferralSource] as const)));

/**
 * SNOMED CT concepts of the UK Core SourceOfServiceRequest extension, by who refers.
 * Source: UK Core value set SourceOfServiceRequest 1.2.0.
 */
export const SOURCES_OF_REQUEST = group({
  // General practitioner, another GP, primary care physician.
  gp: ['108161000000109', '185359002', '2021000124102'],
  // Nurse; community, mental-health and heart-failure nurse; community matron; health visitor.
  nurse: ['185362004', '1077191000000103', '1077201000000101', '200171000000102', '835221000000101', '1052681000000105'],
  pharmacist: ['185369008'],
  physiotherapist: ['185370009'],
  // Consultant, hospital doctor, specialist physician, cardiologist.
  'secondary-care': ['312357002', '185360007', '2031000124104', '200181000000100'],
  // Self, self-referral to service.
  self: ['1991000124105', '310434002'],
});

/** Codes of `PractitionerRole.code` by who refers: SNOMED CT occupations, and the words of the HL7 practitioner-role codes. */
export const PRACTITIONER_ROLES = group({
  gp: ['62247001'],
  nurse: ['224535009', '106292003', 'nurse'],
  'occupational-therapist': ['80546007'],
  pharmacist: ['46255001', 'pharmacist'],
  physiotherapist: ['36682004'],
});

/** SNOMED CT specialty of general practice; an unknown role with it refers for a practice. */
export const GENERAL_PRACTICE_SPECIALTIES: readonly string[] = ['408443003', '600'];
