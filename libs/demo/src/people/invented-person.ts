import { addDays, type LocalDate } from '#kernel';
import type { EthnicGroup, Sex } from '#programmes/contract';
import { DISTRICTS, type SampleProgramme, inventTraits, nextNhsNumber } from '#invented';
import type { Chance } from '../chance.js';
import { EMPLOYER_CONTACTS, ENGLISH_EMPLOYERS, NORTHERN_IRISH_EMPLOYERS, type InventedEmployer } from './employers.js';
import { FAMILY_NAMES, GIVEN_NAMES } from './names.js';
import { ENGLISH_PRACTICES, NORTHERN_IRISH_PRACTICES } from './places.js';

/** Somebody who does not exist. */
export interface InventedPerson {
  given: string;
  family: string;
  birthDate: LocalDate;
  /** In the test range 999…, with a right check digit; nobody else in the demo has it. */
  nhsNumber: string;
  sex: Sex;
  ethnicGroup: EthnicGroup;
  /** 07700 900000 to 900999 are kept for drama (Ofcom, "Telephone numbers for use in TV and radio drama programmes"). */
  telephone: string;
  email: string;
  address: string;
  postcode: string;
  practice: string;
  employer: InventedEmployer & { contactName: string; telephone: string; email: string };
}

/** The n-th person of the demo, from 0, who lives where a programme works. */
export function inventPerson(n: number, programme: SampleProgramme, today: LocalDate, chance: Chance): InventedPerson {
  const irish = programme === 'condition-management-ni';
  // Both lists together repeat only after as many people as there are pairs of names.
  const given = GIVEN_NAMES[n % GIVEN_NAMES.length] as string;
  const family = FAMILY_NAMES[(n + Math.floor(n / GIVEN_NAMES.length) * 7) % FAMILY_NAMES.length] as string;
  const employer = chance.pick(irish ? NORTHERN_IRISH_EMPLOYERS : ENGLISH_EMPLOYERS);
  return {
    given,
    family,
    birthDate: addDays(today, -Math.round(365.25 * chance.between(19, 62)) - chance.between(1, 364)),
    nhsNumber: nextNhsNumber(1_000 + n * 37),
    ...inventTraits(n, DISTRICTS[programme], chance),
    email: `${given}.${family}.${n}@example.com`.toLowerCase(),
    address: `${chance.between(1, 120)} Example ${chance.pick(['Street', 'Road', 'Terrace', 'Close'])}`,
    practice: practiceOf(irish ? NORTHERN_IRISH_PRACTICES : ENGLISH_PRACTICES, chance),
    employer: {
      ...employer,
      contactName: chance.pick(EMPLOYER_CONTACTS),
      telephone: `${irish ? '028 9649 6' : '0113 496 0'}${String(chance.between(0, 999)).padStart(3, '0')}`,
      email: `people.${employer.name.toLowerCase().replace(/[^a-z]+/g, '-')}@example.com`,
    },
  };
}

/** A few practices refer often and most seldom. */
function practiceOf(practices: readonly string[], chance: Chance): string {
  return practices[Math.floor(chance.next() ** 2 * practices.length)] as string;
}
