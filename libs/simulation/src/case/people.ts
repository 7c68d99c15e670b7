import { addDays, daysBetween, type LocalDate, type Uuid } from '#kernel';
import type { AgeBand, EthnicGroup, Sex } from '#programmes/contract';
import { inventTraits, nhsNumberOf, type Chance } from '#invented';

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

/** The n-th person, from 0, who lives where a programme works. */
export function inventPerson(
  n: number,
  on: LocalDate,
  home: { districts: readonly string[]; practices: readonly string[] },
  chance: Chance,
): InventedPerson {
  const nhsNumber = nhsNumberOf(n);
  return {
    personId: chance.id(),
    given: chance.pick(GIVEN),
    family: chance.pick(FAMILY),
    birthDate: addDays(on, -Math.round(365.25 * (chance.between(18, 40) + chance.between(0, 23))) - chance.between(1, 364)),
    ...(nhsNumber ? { nhsNumber } : {}),
    ...inventTraits(n, home.districts, chance),
    // A few practices refer often and most seldom.
    practice: home.practices[Math.floor(chance.next() ** 1.5 * home.practices.length)] as string,
  };
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
