import { checkNhsNumber, isPracticeCode, known } from '#kernel';
import type { Intake } from '#referral';
import { SEXES } from '#programmes/contract';
import { ethnicGroup } from '../codes/ethnic-categories.js';
import { ETHNIC_CATEGORY_EXTENSION, NHS_NUMBER, ODS_CODE, VERIFICATION_EXTENSION } from '../codes/systems.js';
import { codings, extension, identifiers, identifierValue, sameSystem } from '../reader/datatypes.js';
import type { Element } from '../reader/element.js';
import type { FhirBundle } from '../reader/fhir-bundle.js';
import { contactOf } from './contact.js';

/** The codes of "number present and verified", as UK Core versions write it. */
const VERIFIED: readonly string[] = ['01', 'number-present-and-verified'];

const DIED = 'says that the person has died, so they cannot be referred';

/** What a Patient says. */
export type ReadPerson = Pick<Intake, 'nhsNumberVerified'> & {
  personal: Pick<Intake['personal'], 'name' | 'birthDate' | 'nhsNumber' | 'contact'>;
  facts: Pick<Intake['facts'], 'sex' | 'ethnicGroup' | 'practice'>;
  /** Where the NHS number stands, for a fault found later. */
  nhsNumberAt: string;
};

/** Reads a UK Core Patient. A person recorded as deceased cannot be referred. */
export function readPerson(patient: Element, bundle: FhirBundle): ReadPerson {
  if (patient.at('deceasedDateTime').exists) patient.at('deceasedDateTime').fault('invariant', DIED);
  if (patient.at('deceasedBoolean').flag()) patient.at('deceasedBoolean').fault('invariant', DIED);
  const number = identifiers(patient, NHS_NUMBER)[0];
  const status = number && codings(extension(number, VERIFICATION_EXTENSION).at('valueCodeableConcept'))[0]?.code;
  const nhsNumber = number?.at('value').text(40);
  if (number && nhsNumber !== undefined && checkNhsNumber(nhsNumber).kind === 'malformed') {
    number.at('value').fault('value', 'must be an NHS number: ten digits, together or grouped 3-3-4');
  }
  return {
    personal: {
      name: readName(patient),
      ...known({ birthDate: patient.at('birthDate').day(), nhsNumber, contact: contactOf(patient) }),
    },
    facts: {
      sex: patient.at('gender').oneOf(SEXES) ?? 'unknown',
      ethnicGroup: ethnicGroup(codings(extension(patient, ETHNIC_CATEGORY_EXTENSION).at('valueCodeableConcept'))[0]?.code),
      ...known({ practice: practiceOf(patient, bundle) }),
    },
    nhsNumberVerified: nhsNumber !== undefined && status !== undefined && VERIFIED.includes(status),
    nhsNumberAt: (number ?? patient.at('identifier')).at('value').expression,
  };
}

/** The name in use: the official one, else the usual, else the first that is not an old or maiden one. */
function readName(patient: Element): Intake['personal']['name'] {
  const names = patient.each('name');
  const use = (name: Element): string | undefined => name.at('use').text();
  const [name] = [
    ...names.filter((n) => use(n) === 'official'),
    ...names.filter((n) => use(n) === 'usual'),
    ...names.filter((n) => !['old', 'maiden', 'anonymous'].includes(use(n) ?? '')),
  ];
  const read = name ?? patient.nothing('name[0]');
  const given = read
    .each('given')
    .flatMap((part) => part.text(100) ?? [])
    .join(' ');
  const family = read.at('family').text(100);
  if (!read.required('the name of the person referred')) return { given: '', family: '' };
  if (given === '') read.at('given').fault('required', 'is required');
  read.at('family').required();
  return { given, family: family ?? '', ...known({ title: read.each('prefix')[0]?.text(30) }) };
}

/** The registered GP practice: named by identifier, or by reference to an Organization or a role there. */
function practiceOf(patient: Element, bundle: FhirBundle): string | undefined {
  for (const reference of patient.each('generalPractitioner')) {
    const found = bundle.follow(reference, ['Organization', 'PractitionerRole', 'Practitioner']);
    const organisation = found && bundle.typeOf(found) === 'PractitionerRole' ? bundle.follow(found.at('organization'), ['Organization']) : found;
    const named = sameSystem(reference.at('identifier.system').text(300), ODS_CODE) ? reference.at('identifier.value').text(20) : undefined;
    const code = (named ?? (organisation && identifierValue(organisation, ODS_CODE)))?.toUpperCase();
    if (code !== undefined && isPracticeCode(code)) return code;
  }
  return undefined;
}
