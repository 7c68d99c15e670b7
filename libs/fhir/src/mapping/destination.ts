import type { Programme } from '#programmes/contract';
import { DOS_SERVICE_ID, ODS_CODE, PROGRAMME_ID } from '../codes/systems.js';
import { identifierValue, sameSystem } from '../reader/datatypes.js';
import type { Element } from '../reader/element.js';
import type { FhirBundle } from '../reader/fhir-bundle.js';

/** What this service answers to: the open programmes, and its own ids in the national directory of services. */
export interface OwnAddresses {
  programmes: readonly Programme[];
  /** Directory of services ids, each with the programme it stands for, or without one. */
  services: ReadonlyMap<string, string | undefined>;
}

/** Whom a message is addressed to. */
export interface Destination {
  ours: boolean;
  /** Programmes that the address stands for; none: the intake chooses. */
  programmes: readonly Programme[];
  /** Where the programme would be named. */
  at: string;
}

/**
 * A message is ours if its MessageHeader, HealthcareService or performer names one of our programmes, one of our directory
 * of services ids, or the ODS code of the provider of an open programme. The most exact of the three decides.
 */
export function readDestination(header: Element, request: Element, bundle: FhirBundle, own: OwnAddresses): Destination {
  const performers = request
    .each('performer')
    .map((p) => bundle.follow(p, ['HealthcareService', 'Organization', 'Practitioner', 'PractitionerRole', 'CareTeam']));
  const services = [
    ...new Set([...bundle.all('HealthcareService'), ...performers.filter((p) => p && bundle.typeOf(p) === 'HealthcareService')]),
  ] as Element[];
  const at = `${(services[0] ?? bundle.first('HealthcareService')).expression}.identifier`;

  const named = services.flatMap((service) => identifierValue(service, PROGRAMME_ID) ?? []);
  const byName = own.programmes.filter(({ id }) => named.includes(id));
  if (named.length > 0 && byName.length === 0) {
    services[0]?.at('identifier').fault('value', 'names no open programme; GET /v1/programmes lists them');
    return { ours: true, programmes: [], at };
  }
  if (byName.length > 0) return { ours: true, programmes: byName, at };

  const dosIds = [...header.each('destination').flatMap(dosIdOf), ...services.flatMap((service) => identifierValue(service, DOS_SERVICE_ID) ?? [])];
  const ownIds = dosIds.filter((id) => own.services.has(id));
  const byId = own.programmes.filter(({ id }) => ownIds.some((dosId) => own.services.get(dosId) === id));
  if (byId.length > 0) return { ours: true, programmes: byId, at };

  const receivers = header.each('destination').map((d) => bundle.follow(d.at('receiver'), ['Organization', 'Practitioner', 'PractitionerRole']));
  const providers = services.map((service) => bundle.follow(service.at('providedBy'), ['Organization']));
  const codes = [...receivers, ...providers, ...performers].flatMap(
    (organisation) => (organisation && identifierValue(organisation, ODS_CODE)?.toUpperCase()) ?? [],
  );
  const byProvider = own.programmes.filter(({ provider }) => codes.includes(provider.code));
  return { ours: ownIds.length > 0 || byProvider.length > 0, programmes: byProvider, at };
}

/** The directory of services id of an endpoint written `system|id`. */
function dosIdOf(destination: Element): string[] {
  const [system, id] = destination.at('endpoint').text(500)?.split('|') ?? [];
  return id !== undefined && sameSystem(system, DOS_SERVICE_ID) ? [id] : [];
}
