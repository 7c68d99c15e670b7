import { isOrganisationCode, isPracticeCode, known } from '#kernel';
import type { Intake } from '#referral';
import type { ReferralSource } from '#programmes/contract';
import { professionOf } from '#referral/contract';
import { GENERAL_PRACTICE_SPECIALTIES, PRACTITIONER_ROLES, SOURCES_OF_REQUEST } from '../codes/referrers.js';
import { ODS_CODE, SOURCE_EXTENSION } from '../codes/systems.js';
import { codings, extension, identifierValue, nameInWords, sameSystem } from '../reader/datatypes.js';
import type { Element } from '../reader/element.js';
import type { FhirBundle } from '../reader/fhir-bundle.js';

/** What a message says of who refers. */
export interface ReadReferrer {
  facts: Pick<Intake['facts'], 'source' | 'referrer'>;
  name?: string;
}

/**
 * Who refers: the requester with their role and organisation. An organisation without an ODS code, or none, is the sender,
 * else the organisation that is signed in. The source is as stated, else by role, else by the kind of organisation: a
 * practice refers as GP, anybody else as secondary care.
 */
export function readReferrer(request: Element, sender: Element | undefined, bundle: FhirBundle, signedIn: string): ReadReferrer {
  const requester = bundle.follow(request.at('requester'), ['Practitioner', 'PractitionerRole', 'Organization', 'Patient']);
  const role = roleOf(requester, bundle);
  const practitioner =
    (role && bundle.follow(role.at('practitioner'), ['Practitioner'])) ?? (isA('Practitioner', requester, bundle) ? requester : undefined);
  const named = sameSystem(request.at('requester.identifier.system').text(300), ODS_CODE)
    ? request.at('requester.identifier.value').text(20)
    : undefined;
  const employer = role && bundle.follow(role.at('organization'), ['Organization']);
  const codes = [
    named,
    ...[isA('Organization', requester, bundle) ? requester : undefined, employer, sender].map((o) => o && identifierValue(o, ODS_CODE)),
  ];
  const organisation = codes.map((code) => code?.toUpperCase()).find((code) => code !== undefined && isOrganisationCode(code)) ?? signedIn;
  const byRole = role && sourceOfRole(role);
  const source =
    sourceOf(request) ??
    (isA('Patient', requester, bundle) ? 'self' : undefined) ??
    byRole ??
    (isPracticeCode(organisation) ? 'gp' : 'secondary-care');
  return {
    facts: { source, referrer: known({ organisation, profession: professionOf(byRole) }) },
    ...known({ name: (practitioner && nameInWords(practitioner)) ?? request.at('requester.display').text(150) }),
  };
}

const isA = (type: string, resource: Element | undefined, bundle: FhirBundle): boolean => resource !== undefined && bundle.typeOf(resource) === type;

/** The requester's role: the requester itself, or the role that names the requester as its practitioner. */
function roleOf(requester: Element | undefined, bundle: FhirBundle): Element | undefined {
  if (!requester || isA('PractitionerRole', requester, bundle)) return requester;
  return bundle.all('PractitionerRole').find((role) => bundle.follow(role.at('practitioner'), ['Practitioner']) === requester);
}

function sourceOf(request: Element): ReferralSource | undefined {
  return codings(extension(request, SOURCE_EXTENSION).at('valueCodeableConcept'))
    .map(({ code }) => SOURCES_OF_REQUEST.get(code))
    .find((source) => source !== undefined);
}

function sourceOfRole(role: Element): ReferralSource | undefined {
  const codes = role
    .each('code')
    .flatMap(codings)
    .map(({ code }) => code);
  const known = codes.map((code) => PRACTITIONER_ROLES.get(code)).find((source) => source !== undefined);
  const inPractice = role
    .each('specialty')
    .flatMap(codings)
    .some(({ code }) => GENERAL_PRACTICE_SPECIALTIES.includes(code));
  return known ?? (codes.includes('doctor') && inPractice ? 'gp' : undefined);
}
