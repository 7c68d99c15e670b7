import { describe, expect, test } from '@jest/globals';
import { parseDestinations, sampleDestinations, sampleProgrammes } from '#programmes';
import { findEligibility, type EligibilityFacts, type Programme } from '#programmes/contract';

const programme = (id: string): Programme => {
  const found = sampleProgrammes().find((each) => each.id === id);
  if (!found) throw new Error(`No sample ${id}`);
  return found;
};
const eligible = (id: string, facts: EligibilityFacts): boolean => findEligibility(programme(id), facts).eligible;
const missed = (id: string, facts: EligibilityFacts): string[] =>
  findEligibility(programme(id), facts)
    .findings.filter(({ met }) => met === 'no')
    .map(({ criterion }) => criterion);

describe('the sample programmes', () => {
  test('are three, valid, each in its first version', () => {
    expect(sampleProgrammes().map(({ id, version }) => `${id} ${version}`)).toEqual([
      'staged-work-health 1',
      'condition-management-ni 1',
      'employment-specialist-mh 1',
    ]);
  });

  test.each<[string, (programme: Programme) => unknown]>([
    ['provider', ({ provider }) => provider.code],
    ['commissioner', ({ commissioner }) => commissioner.code],
    ['stages', ({ stages }) => stages.join()],
    ['assessment modes', ({ assessmentModes }) => assessmentModes.join()],
    ['sources', ({ sources }) => sources.join()],
    ['contact policy', ({ contactPolicy }) => contactPolicy.attempts],
    ['cap', ({ maxWeeks }) => maxWeeks],
    ['follow-ups', ({ followUpWeeks }) => followUpWeeks.join()],
    ['thresholds', ({ sustained }) => JSON.stringify(sustained)],
    ['clocks', ({ clocks: { countIn, pauseOnRequest } }) => `${countIn} ${pauseOnRequest}`],
    ['letters', ({ letters }) => letters.join()],
  ])('differ in %s', (_, aspect) => {
    expect(new Set(sampleProgrammes().map(aspect)).size).toBe(3);
  });

  test.each(sampleProgrammes().map((each) => [each.id, each] as const))(
    'ask late enough whether work lasted: %s',
    (_, { followUpWeeks, sustained }) => {
      expect(Math.max(...followUpWeeks)).toBeGreaterThanOrEqual(sustained.weeks);
    },
  );

  test('take a GP’s referral to the staged service', () => {
    const facts: EligibilityFacts = {
      on: '2026-03-02',
      source: 'gp',
      channel: 'fhir-message',
      postcodeDistrict: 'LS10',
      ageBand: '35-44',
      employment: { status: 'employed', offSick: true },
      absenceStartedOn: '2026-02-16',
      conditionGroups: ['musculoskeletal'],
    };
    expect(eligible('staged-work-health', facts)).toBe(true);
    expect(missed('staged-work-health', { ...facts, employment: { status: 'unemployed' } })).toEqual(['has-work', 'off-sick-or-at-risk']);
    expect(missed('staged-work-health', { ...facts, absenceStartedOn: '2025-03-02' })).toEqual(['not-off-too-long']);
    expect(missed('employment-specialist-mh', facts)).toEqual(['mental-health']);
    expect(missed('condition-management-ni', facts)).toEqual(['channel', 'area', 'out-of-work-or-long-off']);
  });

  test('take somebody out of work to the twelve-week programme', () => {
    const facts: EligibilityFacts = {
      on: '2026-03-02',
      source: 'jobcentre',
      channel: 'telephone',
      postcodeDistrict: 'BT7',
      ageBand: '55-64',
      employment: { status: 'economically-inactive' },
      conditionGroups: ['pain'],
    };
    expect(eligible('condition-management-ni', facts)).toBe(true);
    expect(missed('condition-management-ni', { ...facts, ageBand: '65-plus', source: 'self' })).toEqual(['source', 'adult-of-working-age']);
  });

  test('take people to the employment specialist from named practices only, unless care or the person refers', () => {
    const facts: EligibilityFacts = {
      on: '2026-03-02',
      source: 'gp',
      channel: 'json-api',
      practice: 'X99002',
      postcodeDistrict: 'LS6',
      employment: { status: 'unemployed' },
      conditionGroups: ['severe-mental-illness'],
    };
    expect(eligible('employment-specialist-mh', facts)).toBe(true);
    expect(missed('employment-specialist-mh', { ...facts, practice: 'A81001' })).toEqual(['way-in']);
    expect(missed('employment-specialist-mh', { ...facts, practice: 'A81001', source: 'self' })).toEqual([]);
    expect(missed('employment-specialist-mh', { ...facts, practice: 'A81001', source: 'talking-therapy' })).toEqual([]);
  });
});

describe('the destinations', () => {
  test('are read, and each begins at a web address', () => {
    const destinations = sampleDestinations();
    expect(destinations.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'citizens-advice',
        'jobcentre-plus',
        'access-to-work',
        'talking-therapies-self-referral',
        'social-prescribing',
        'acas',
      ]),
    );
    expect(destinations.every(({ web }) => web.startsWith('https://'))).toBe(true);
  });

  const anywhere = {
    id: 'advice',
    name: 'Advice',
    plainWords: 'Advice on all.',
    nations: ['england', 'wales', 'scotland', 'northern-ireland'],
    web: 'https://example.org/',
  };

  test('need one for everybody in every nation', () => {
    const forWorkers = JSON.stringify([
      { ...anywhere, nations: ['england', 'wales', 'scotland'] },
      { ...anywhere, id: 'other', employment: ['employed'] },
    ]);
    expect(parseDestinations(forWorkers)).toEqual({ faults: [{ path: '', message: 'No destination in northern-ireland is for everybody' }] });
    expect(parseDestinations(JSON.stringify([anywhere]))).toEqual({ destinations: [anywhere] });
  });

  test.each<[string, unknown, string]>([
    ['none', [], ''],
    ['one in plain text', [{ ...anywhere, web: 'http://example.org/' }], '[0].web'],
    ['one with an unknown field', [{ ...anywhere, phone: '1' }], '[0].phone'],
    ['the same twice', [anywhere, anywhere], '[1]'],
  ])('with %s are refused', (_, destinations, path) => {
    expect(parseDestinations(JSON.stringify(destinations))).toMatchObject({ faults: [{ path }] });
  });

  test('that are not YAML are refused', () => {
    expect(parseDestinations('[')).toMatchObject({ faults: [{ path: '' }] });
  });
});
