import { addDays, checkNhsNumber, daysBetween, type LocalDate, type Uuid } from '#kernel';
import type { AgeBand, EthnicGroup, Sex } from '#programmes/contract';
import type { Chance } from './chance.js';

/** Somebody who does not exist. */
export interface InventedPerson {
  personId: Uuid;
  given: string;
  family: string;
  birthDate: LocalDate;
  /** In the test range 999…, with a right check digit; some have none. */
  nhsNumber?: string;
  sex: Sex;
  ethnicGroup: EthnicGroup;
  /** A number kept for drama (Ofcom, 07700 900000 to 900999). */
  telephone: string;
  postcode: string;
  practice: string;
}

/** Numbers that begin with 999 and go on in six digits. */
const NHS_NUMBERS = 1_000_000;

const GIVEN = ['Ada', 'Amir', 'Bea', 'Callum', 'Dara', 'Efe', 'Farah', 'Gwen', 'Harpreet', 'Ines', 'Jomo', 'Kit', 'Leila', 'Moss', 'Nadia', 'Orla'];
const FAMILY = [
  'Ashgrove',
  'Brackenbury',
  'Coldwell',
  'Dunmore',
  'Eastlake',
  'Farrowby',
  'Glenholt',
  'Hartsmere',
  'Inglewick',
  'Kestleton',
  'Larkford',
];
const SEXES = { female: 52, male: 46, other: 1, unknown: 1 };
const ETHNIC_GROUPS = { white: 70, asian: 13, black: 6, mixed: 4, other: 3, 'not-stated': 4 };

/** The n-th person, from 0, who lives where a programme works. */
export function inventPerson(
  n: number,
  on: LocalDate,
  home: { districts: readonly string[]; practices: readonly string[] },
  chance: Chance,
): InventedPerson {
  const nhsNumber = n < NHS_NUMBERS ? nhsNumberOf(n) : undefined;
  return {
    personId: chance.id(),
    given: chance.pick(GIVEN),
    family: chance.pick(FAMILY),
    birthDate: addDays(on, -Math.round(365.25 * (chance.between(18, 40) + chance.between(0, 23))) - chance.between(1, 364)),
    ...(nhsNumber ? { nhsNumber } : {}),
    sex: chance.weighted<Sex>(SEXES),
    ethnicGroup: chance.weighted<EthnicGroup>(ETHNIC_GROUPS),
    telephone: `07700 900${String(n % 1_000).padStart(3, '0')}`,
    // Letters that no real inward code has: C, I, K, M, O and V are never used in it.
    postcode: `${chance.pick(home.districts)} ${chance.between(1, 9)}${chance.pick(['CK', 'MO', 'VI', 'KC'])}`,
    // A few practices refer often and most seldom.
    practice: home.practices[Math.floor(chance.next() ** 1.5 * home.practices.length)] as string,
  };
}

/** The valid NHS number of the test range that goes on in these six digits; none where the check digit would be 10. */
function nhsNumberOf(n: number): string | undefined {
  const nine = `999${String(n).padStart(6, '0')}`;
  for (let digit = 0; digit < 10; digit++) if (checkNhsNumber(`${nine}${digit}`).kind === 'valid') return `${nine}${digit}`;
  return undefined;
}

const BANDS: readonly [until: number, band: AgeBand][] = [
  [17, 'under-18'],
  [24, '18-24'],
  [34, '25-34'],
  [44, '35-44'],
  [54, '45-54'],
  [64, '55-64'],
  [Infinity, '65-plus'],
];

/** The age band of somebody on a day. */
export function ageBandOn({ birthDate }: Pick<InventedPerson, 'birthDate'>, on: LocalDate): AgeBand {
  const age = Math.floor(daysBetween(birthDate, on) / 365.25);
  return BANDS.find(([until]) => age <= until)?.[1] ?? 'unknown';
}
