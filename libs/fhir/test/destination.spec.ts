import { describe, expect, it } from '@jest/globals';
import { aBarsReferral, type BarsParts } from '#support/fhir.js';
import { fhirSettingsFrom } from '../src/fhir-settings.js';
import { faultsOf, read, theProgramme } from './reading.js';

const second = theProgramme({ id: 'second' });
const elsewhere = theProgramme({ id: 'elsewhere', provider: { code: 'PRV09', name: 'Another provider' } });
const services = fhirSettingsFrom({ STEPWISE_DOS_SERVICES: '2000099999=second, 2000099998' }).services;
const toProgramme = (id: string) => (parts: BarsParts) =>
  (parts.service['identifier'] = [{ system: 'https://stepwise.example/Id/programme', value: id }]);
const toNobody = (parts: BarsParts) => (parts.provider['identifier'] = []);

describe('a message is for', () => {
  const destination = (change: (parts: BarsParts) => void, at: Parameters<typeof read>[1] = {}) => {
    const { destination: found, intake } = read(aBarsReferral(change), { programmes: [theProgramme(), second, elsewhere], ...at });
    return { ours: found.ours, programmes: found.programmes.map(({ id }) => id), chosen: intake.programme };
  };

  it('the programme that its HealthcareService names', () => {
    expect(destination(toProgramme('elsewhere'))).toEqual({ ours: true, programmes: ['elsewhere'], chosen: 'elsewhere' });
  });

  it('the programme that our directory of services id stands for', () => {
    expect(destination(toNobody, { services })).toEqual({ ours: true, programmes: ['second'], chosen: 'second' });
  });

  it('a programme of the provider, whichever it is', () => {
    expect(destination(() => undefined)).toEqual({ ours: true, programmes: ['staged-work-health', 'second'], chosen: undefined });
  });

  it('us, by an id that stands for no programme', () => {
    const change = (parts: BarsParts) => {
      toNobody(parts);
      (parts.header['destination'] as { endpoint: string }[])[0]!.endpoint = 'http://fhir.nhs.uk/Id/dos-service-id|2000099998';
    };
    expect(destination(change, { services })).toEqual({ ours: true, programmes: [], chosen: undefined });
  });

  it('somebody else, if it names none of these', () => {
    expect(destination(toNobody).ours).toBe(false);
  });

  it('nobody, if it names a programme that there is not', () => {
    expect(faultsOf(aBarsReferral(toProgramme('unheard-of')))).toEqual(['value Bundle.entry[5].resource.identifier']);
  });
});

describe('the ids of our services', () => {
  it('may be none', () => {
    expect(fhirSettingsFrom({}).services.size).toBe(0);
  });

  it('come with or without a programme', () => {
    expect([...services]).toEqual([
      ['2000099999', 'second'],
      ['2000099998', undefined],
    ]);
  });
});
