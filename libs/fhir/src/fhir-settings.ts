/** What a deployment can set about its FHIR interface. */
export interface FhirSettings {
  /** Our ids in the national directory of services, each with the programme it stands for, or without one. */
  services: ReadonlyMap<string, string | undefined>;
}

/** Injection token of the settings. */
export const FHIR_SETTINGS = Symbol('fhir settings');

/**
 * Settings from the environment. `STEPWISE_DOS_SERVICES` lists our directory of services ids, separated by commas, each
 * alone or with a programme: `2000099999=staged-work-health,2000099998`. Messages are taken for these and, always, for the
 * providers of the open programmes.
 */
export function fhirSettingsFrom(environment: NodeJS.ProcessEnv): FhirSettings {
  const entries = (environment['STEPWISE_DOS_SERVICES'] ?? '').split(',').map((entry) => entry.trim());
  const services = entries.filter((entry) => entry !== '').map((entry) => entry.split('=') as [string, string?]);
  return { services: new Map(services.map(([id, programme]) => [id.trim(), programme?.trim() || undefined])) };
}
