import type { EthnicGroup, Sex } from '#programmes/contract';
import type { Draws } from './draws.js';

/** Sexes and ethnic groups of people, by weight. */
const SEXES: Readonly<Record<Sex, number>> = { female: 52, male: 46, other: 1, unknown: 1 };
const ETHNIC_GROUPS: Readonly<Record<EthnicGroup, number>> = { white: 70, asian: 13, black: 6, mixed: 4, other: 3, 'not-stated': 4 };

/** What every invented person has that nobody who exists can be found by. */
export const inventTraits = (
  n: number,
  districts: readonly string[],
  chance: Draws,
): { sex: Sex; ethnicGroup: EthnicGroup; telephone: string; postcode: string } => ({
  sex: chance.weighted<Sex>(SEXES),
  ethnicGroup: chance.weighted<EthnicGroup>(ETHNIC_GROUPS),
  // 07700 900000 to 900999 are kept for drama (Ofcom, "Telephone numbers for use in TV and radio drama programmes").
  telephone: `07700 900${String(n % 1_000).padStart(3, '0')}`,
  // Letters that no real inward code has: C, I, K, M, O and V are never used in it.
  postcode: `${chance.pick(districts)} ${chance.between(1, 9)}${chance.pick(['CK', 'MO', 'VI', 'KC'])}`,
});
