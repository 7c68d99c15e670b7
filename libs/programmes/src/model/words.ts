import type { LocalDate, Nation } from '#kernel';
import type { Channel, ReferralSource, Stage } from './vocabulary.js';

/** Who refers, as the end of "Takes referrals from …". */
export const SOURCE_WORDS: Readonly<Record<ReferralSource, string>> = {
  gp: 'GPs',
  nurse: 'nurses',
  'occupational-therapist': 'occupational therapists',
  pharmacist: 'pharmacists',
  physiotherapist: 'physiotherapists',
  'social-prescribing-link-worker': 'social prescribing link workers',
  'care-coordinator': 'care co-ordinators',
  'first-contact-physiotherapist': 'first-contact physiotherapists',
  'secondary-care': 'hospitals and specialist teams',
  'talking-therapy': 'talking therapy services',
  jobcentre: 'Jobcentres',
  employer: 'employers',
  'vcse-partner': 'voluntary and community organisations',
  self: 'the person themself',
};

/** How a referral arrives, as the end of "Takes referrals by …". */
export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  'fhir-message': 'electronic referral message',
  'fhir-bundle': 'electronic referral record',
  'json-api': 'a connected system',
  'fit-note': 'the tick box on a fit note',
  telephone: 'telephone',
  'web-form': 'web form',
};

/** What a stage is. */
export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  A: 'advice (A)',
  B: 'occupational health assessment (B)',
  C: 'case-managed support (C)',
};

/** The nations by their names. */
export const NATION_WORDS: Readonly<Record<Nation, string>> = {
  england: 'England',
  wales: 'Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};

const conjunction = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const disjunction = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const longDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** "a, b and c". */
export const andList = (words: readonly string[]): string => conjunction.format(words);

/** "a, b or c". */
export const orList = (words: readonly string[]): string => disjunction.format(words);

/** "6 April 2026". */
export const dayInWords = (date: LocalDate): string => longDate.format(new Date(`${date}T00:00:00Z`));

/** Postcode districts with neighbours drawn together: "BD1 to BD24 and HX1". */
export function districtsInWords(districts: readonly string[]): string {
  const runs: { first: string; last: string }[] = [];
  for (const district of districts) {
    const run = runs.at(-1);
    if (run && district === districtAfter(run.last)) run.last = district;
    else runs.push({ first: district, last: district });
  }
  return andList(runs.map(({ first, last }) => (first === last ? first : `${first} to ${last}`)));
}

function districtAfter(district: string): string {
  const [, letters = '', number = ''] = /^([A-Z]+)(\d+)$/.exec(district) ?? [];
  return number === '' ? '' : `${letters}${Number(number) + 1}`;
}
