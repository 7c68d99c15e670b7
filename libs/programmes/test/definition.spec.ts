import { describe, expect, test } from '@jest/globals';
import { faultInWords, parseProgramme, validateProgramme } from '#programmes';
import { aStagedProgramme } from '#support/stories.js';

/** The faults of the staged programme with some fields replaced, as lines. */
function faultsWith(changes: Record<string, unknown>): string[] {
  const definition = validateProgramme({ ...aStagedProgramme(), ...changes });
  return 'faults' in definition ? definition.faults.map(faultInWords) : [];
}

const aCriterion = { id: 'has-work', kind: 'employment', oneOf: ['employed'], plainWords: 'You have a job.' };

describe('a definition', () => {
  test('that is right is read as it stands', () => {
    expect(validateProgramme(aStagedProgramme())).toEqual({ programme: aStagedProgramme() });
  });

  test('may leave out its last day and its cap, and then they are absent', () => {
    const { maxWeeks: _, ...uncapped } = aStagedProgramme();
    const definition = validateProgramme(uncapped);
    expect(definition).toEqual({ programme: uncapped });
    expect(Object.keys('programme' in definition ? definition.programme : {})).not.toEqual(expect.arrayContaining(['maxWeeks']));
  });

  test('loses the space around its texts', () => {
    const definition = validateProgramme({ ...aStagedProgramme(), name: '  Staged service\n' });
    expect(definition).toMatchObject({ programme: { name: 'Staged service' } });
  });

  test('with many faults names them all, in the order of the fields', () => {
    const { provider: _, ...rest } = aStagedProgramme();
    const definition = validateProgramme({
      ...rest,
      version: 0,
      opensOn: '2026-02-30',
      acceptance: 'perhaps',
      contactPolicy: { attempts: 0, overDays: 10 },
    });
    expect('faults' in definition && definition.faults.map(faultInWords)).toEqual([
      'version: 0 is not a whole number from 1 to 9999',
      'provider: is missing',
      'opensOn: "2026-02-30" is not a day; write YYYY-MM-DD',
      'acceptance: "perhaps" is not a way of accepting referrals; one of automatic, by-staff',
      'contactPolicy.attempts: 0 is not a whole number from 1 to 20',
    ]);
  });

  test('that is no mapping at all is refused', () => {
    expect(validateProgramme(['staged'])).toMatchObject({
      faults: expect.arrayContaining([{ path: '', message: 'a list is not a mapping of fields' }]),
    });
    expect(validateProgramme(null)).toMatchObject({ faults: expect.arrayContaining([{ path: '', message: 'nothing is not a mapping of fields' }]) });
  });
});

describe('a field', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['unknown', { colour: 'blue' }, 'colour: is not a field here; there are id, version,'],
    ['unknown, deep inside', { clocks: { ...aStagedProgramme().clocks, stopAt: 5 } }, 'clocks.stopAt: is not a field here; there are countIn,'],
    ['named like a property of every object', JSON.parse('{"constructor": 1}') as Record<string, unknown>, 'constructor: is not a field here'],
    ['an id with capitals', { id: 'Staged' }, 'id: "Staged" is not an id;'],
    ['an id that is too long', { id: 'a'.repeat(61) }, `id: "${'a'.repeat(56)}…" is not an id;`],
    ['empty text', { summary: '   ' }, 'summary: "   " is not a text; write at least a word'],
    ['text that is too long', { name: 'x'.repeat(121) }, 'name: is longer than 120 characters'],
    ['an empty list that needs an entry', { sources: [] }, 'sources: has 0 of at least 1 entry'],
    ['something else than a list', { stages: 'A' }, 'stages: "A" is not a list'],
    ['a repeated entry', { sources: ['gp', 'self', 'gp'] }, 'sources[2]: "gp" is given twice'],
    ['a postcode for a district', { area: ['LS1', 'ls2'] }, 'area[1]: "ls2" is not a postcode district such as LS10'],
    [
      'an organisation code in lower case',
      { commissioner: { code: 'icb', name: 'A board' } },
      'commissioner.code: "icb" is not an organisation code;',
    ],
    [
      'a target of no days',
      { clocks: { ...aStagedProgramme().clocks, targets: { 'referral-to-triage': 0 } } },
      'clocks.targets.referral-to-triage: 0 is not a whole number from 1 to 730',
    ],
    [
      'a target for something that is not measured',
      { clocks: { ...aStagedProgramme().clocks, targets: { lunch: 1 } } },
      'clocks.targets.lunch: is not a field here;',
    ],
    ['text for a truth', { clocks: { ...aStagedProgramme().clocks, pauseOnRequest: 'yes' } }, 'clocks.pauseOnRequest: "yes" is not true or false'],
    ['half a number', { rebookWithinDays: 1.5 }, 'rebookWithinDays: 1.5 is not a whole number from 0 to 365'],
    ['a negative number', { clearNoticeDays: -1 }, 'clearNoticeDays: -1 is not a whole number from 0 to 365'],
    ['a number as text', { maxWeeks: '12' }, 'maxWeeks: "12" is not a whole number from 1 to 520'],
    ['an unknown letter', { letters: ['birthday'] }, 'letters[0]: "birthday" is not a kind of letter; one of referral-received,'],
  ])('%s is a fault at its path', (_, changes, fault) => {
    const faults = faultsWith(changes);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
  });

  test.each([1, 730])('target of %d days is taken', (days) => {
    expect(faultsWith({ clocks: { ...aStagedProgramme().clocks, targets: { 'referral-to-triage': days } } })).toEqual([]);
  });
});

describe('a criterion', () => {
  test('names the value at fault and what there is', () => {
    const condition = { id: 'mind', kind: 'condition', oneOf: ['foo'], plainWords: 'You are low.' };
    expect(faultsWith({ criteria: [aCriterion, condition] })).toEqual([
      expect.stringMatching(/^criteria\[1\]\.oneOf\[0\]: "foo" is not a condition group; one of musculoskeletal, common-mental-health,/),
    ]);
  });

  test.each<[string, object, string]>([
    ['without plain words', { id: 'has-work', kind: 'employment', oneOf: ['employed'] }, 'criteria[0].plainWords: is missing'],
    ['with blank plain words', { ...aCriterion, plainWords: ' ' }, 'criteria[0].plainWords: " " is not a text'],
    ['without kind', { id: 'x', plainWords: 'Y.' }, 'criteria[0].kind: nothing is not a kind of criterion; one of age, employment,'],
    ['of unknown kind', { ...aCriterion, kind: 'height' }, 'criteria[0].kind: "height" is not a kind of criterion; one of age,'],
    ['with a field of another kind', { ...aCriterion, atMost: 4 }, 'criteria[0].atMost: is not a field here; there are id, plainWords, kind, oneOf'],
    ['with nothing to choose from', { ...aCriterion, oneOf: [] }, 'criteria[0].oneOf: has 0 of at least 1 entry'],
    ['that bounds nothing', { id: 'x', kind: 'age', plainWords: 'Y.' }, 'criteria[0]: says nothing; give from, to or both'],
    [
      'with a bound that is no number',
      { id: 'x', kind: 'age', from: 'old', plainWords: 'Y.' },
      'criteria[0].from: "old" is not a whole number from 0 to 120',
    ],
    [
      'that nobody can meet',
      { id: 'x', kind: 'weeks-off-work', atLeast: 5, atMost: 4, plainWords: 'Y.' },
      'criteria[0]: nobody can meet it: atLeast 5 is above atMost 4',
    ],
    [
      'for a practice without ODS code',
      { id: 'x', kind: 'practice', oneOf: ['Elm Surgery'], plainWords: 'Y.' },
      'criteria[0].oneOf[0]: "Elm Surgery" is not the ODS code of a GP practice',
    ],
    [
      'with the id of a rule of every programme',
      { ...aCriterion, id: 'source' },
      'criteria[0].id: "source" is the id of a rule that every programme has',
    ],
    [
      'for a source that the programme does not take',
      { id: 'x', kind: 'source', oneOf: ['gp', 'jobcentre'], plainWords: 'Y.' },
      'criteria[0].oneOf[1]: "jobcentre" is not among the sources',
    ],
    ['of text', 'employed people', 'criteria[0]: "employed people" is not a criterion;'] as unknown as [string, object, string],
  ])('%s is a fault', (_, criterion, fault) => {
    const faults = faultsWith({ criteria: [criterion] });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
  });

  test('may bound both sides alike', () => {
    expect(faultsWith({ criteria: [{ id: 'x', kind: 'age', from: 18, to: 18, plainWords: 'You are 18.' }] })).toEqual([]);
  });

  test('may not share its id, within a choice either', () => {
    const choice = { id: 'either', kind: 'any-of', plainWords: 'One.', criteria: [aCriterion, { ...aCriterion, id: 'other' }] };
    expect(faultsWith({ criteria: [aCriterion, aCriterion] })).toEqual(['criteria[1]: "has-work" is given twice']);
    expect(faultsWith({ criteria: [aCriterion, choice] })).toEqual(['criteria[1].criteria[0].id: "has-work" is the id of another criterion']);
  });

  test('that is a choice needs two to choose from, and none that is a choice itself', () => {
    const choice = { id: 'either', kind: 'any-of', plainWords: 'One.', criteria: [aCriterion, { ...aCriterion, id: 'other' }] };
    expect(faultsWith({ criteria: [choice] })).toEqual([]);
    expect(faultsWith({ criteria: [{ ...choice, criteria: [] }] })).toEqual(['criteria[0].criteria: has 0 of at least 2 entries']);
    expect(faultsWith({ criteria: [{ ...choice, criteria: [aCriterion] }] })).toEqual(['criteria[0].criteria: has 1 of at least 2 entries']);
    expect(faultsWith({ criteria: [{ ...choice, id: 'outer', criteria: [aCriterion, choice] }] })).toEqual([
      expect.stringContaining('criteria[0].criteria[1].kind: "any-of" is not a kind of criterion within any-of;'),
    ]);
  });
});

describe('a contradiction', () => {
  const provider = { code: 'PRV01', name: 'Northfield Work and Health' };
  const physio = { kind: 'physiotherapy', supplier: provider, external: false, maxSessions: 6 };
  test.each<[string, Record<string, unknown>, string]>([
    ['closes before it opens', { closesOn: '2025-03-31' }, 'closesOn: 2025-03-31 is before the programme opens on 2025-04-01'],
    ['starts from a stage it does not offer', { stages: ['A', 'C'] }, 'defaultStage: stage B is not offered; the programme offers A, C'],
    ['assesses in no way', { assessmentModes: [] }, 'assessmentModes: is empty, but stage B and C begins with an assessment'],
    [
      'orders the same from the same supplier',
      { catalogue: [physio, { ...physio, maxSessions: 9 }] },
      'catalogue[1]: "physiotherapy from PRV01" is given twice',
    ],
    [
      'calls itself external',
      { catalogue: [{ ...physio, external: true }] },
      'catalogue[0].external: "PRV01" is the provider or its subcontractor, so it is not external',
    ],
    [
      'calls a stranger its own',
      { catalogue: [{ ...physio, supplier: { code: 'EXT01', name: 'X' } }] },
      'catalogue[0].external: "EXT01" is neither the provider nor a subcontractor',
    ],
    ['subcontracts to itself', { subcontractors: [provider] }, 'subcontractors[0].code: "PRV01" is the provider itself'],
    [
      'sustains longer than its window',
      { sustained: { hoursPerWeek: 7, weeks: 17, windowWeeks: 16 } },
      'sustained.weeks: 17 weeks of work do not fit into a window of 16',
    ],
    ['follows up out of order', { followUpWeeks: [4, 26, 13] }, 'followUpWeeks[2]: 13 comes after 26; write the weeks in order'],
    ['reviews after it has ended', { maxWeeks: 12, reviewEveryWeeks: 13 }, 'reviewEveryWeeks: 13 weeks is longer than the 12 weeks of support'],
    ['serves a place in another nation', { area: ['LS1', 'BT1'] }, 'area[1]: "BT1" does not lie in england'],
    [
      'demands a place in another nation',
      { criteria: [{ id: 'x', kind: 'area', postcodeDistricts: ['EH1'], plainWords: 'Y.' }] },
      'criteria[0].postcodeDistricts[0]: "EH1" does not lie in england',
    ],
  ])('is found when a programme %s', (_, changes, fault) => {
    const faults = faultsWith(changes);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
  });

  test.each<[string, Record<string, unknown>]>([
    ['closes on the day it opens', { closesOn: '2025-04-01' }],
    ['works through the whole window', { sustained: { hoursPerWeek: 7, weeks: 16, windowWeeks: 16 } }],
    ['reviews once, at the end', { maxWeeks: 12, reviewEveryWeeks: 12 }],
    ['gives nothing but advice, and assesses in no way', { stages: ['A'], defaultStage: 'A', assessmentModes: [] }],
    ['serves a border district', { area: ['SY22', 'TD15'] }],
    [
      'orders from a subcontractor',
      { subcontractors: [{ code: 'PRV11', name: 'X' }], catalogue: [{ ...physio, supplier: { code: 'PRV11', name: 'X' } }] },
    ],
  ])('is not seen when a programme %s', (_, changes) => {
    expect(faultsWith(changes)).toEqual([]);
  });

  test('is named beside faults of other fields', () => {
    expect(faultsWith({ version: 'one', closesOn: '2025-03-31' })).toEqual([
      'version: "one" is not a whole number from 1 to 9999',
      'closesOn: 2025-03-31 is before the programme opens on 2025-04-01',
    ]);
  });
});

describe('YAML', () => {
  const asYaml = (extra = ''): string => `${JSON.stringify(aStagedProgramme(), null, 1).slice(0, -1)}${extra}}`;

  test('is read to the same programme', () => {
    expect(parseProgramme(asYaml())).toEqual({ programme: aStagedProgramme() });
  });

  test.each<[string, string, RegExp]>([
    ['that is not YAML', 'id: [staged', /line 1|line 2/],
    ['with a field given twice', 'id: staged\nid: other\n', /unique.*line 2/],
    ['of two documents', 'id: staged\n---\nid: other\n', /multiple documents/],
    ['with an anchor that is not there', 'id: *staged', /alias/i],
  ])('%s is one fault with the place', (_, yaml, fault) => {
    const definition = parseProgramme(yaml);
    if (!('faults' in definition)) throw new Error('was read');
    expect(definition.faults).toHaveLength(1);
    expect(definition.faults[0]).toMatchObject({ path: '', message: expect.stringMatching(fault) });
  });

  test('that multiplies itself without end is refused', () => {
    const layers = Array.from({ length: 12 }, (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(', ')}]`);
    expect(parseProgramme(['l0: &l0 [x]', ...layers].join('\n'))).toMatchObject({ faults: [{ path: '', message: expect.stringMatching(/alias/i) }] });
  });

  test('that contains itself is refused', () => {
    const definition = parseProgramme('criteria: &all\n  - { id: x, kind: any-of, plainWords: Y, criteria: *all }\n');
    expect('faults' in definition && definition.faults.map(({ path }) => path)).toContain('criteria[0].criteria[0].kind');
  });
});
