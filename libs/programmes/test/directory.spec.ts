import { describe, expect, test } from '@jest/globals';
import { directory, directoryOfDestinations, sampleDestinations, sampleProgrammes, type CurrentWait, type DirectoryFilter } from '#programmes';
import { alternativesFor, type EligibilityFacts, type Programme } from '#programmes/contract';
import { aStagedProgramme } from '#support/stories.js';

const ON = '2026-03-02';
const ids = (filter: DirectoryFilter = {}): string[] => directory(sampleProgrammes(), [], ON, filter).map(({ id }) => id);

describe('the directory', () => {
  test('lists every open programme by name', () => {
    expect(ids()).toEqual(['staged-work-health', 'employment-specialist-mh', 'condition-management-ni']);
    expect(directory(sampleProgrammes(), [], '2024-12-31').map(({ id }) => id)).toEqual(['staged-work-health', 'condition-management-ni']);
  });

  test.each<[string, DirectoryFilter, string[]]>([
    ['a district that two serve', { postcodeDistrict: 'LS10' }, ['staged-work-health', 'employment-specialist-mh']],
    ['a district that one serves', { postcodeDistrict: 'HX3' }, ['staged-work-health']],
    ['a district in another nation', { postcodeDistrict: 'BT1' }, ['condition-management-ni']],
    ['a district that nobody serves', { postcodeDistrict: 'CF10' }, []],
    ['employment', { employment: 'unemployed' }, ['employment-specialist-mh', 'condition-management-ni']],
    ['a condition', { condition: 'pain' }, ['staged-work-health', 'condition-management-ni']],
    ['few weeks off work, with a job', { employment: 'employed', weeksOffWork: 3 }, ['staged-work-health', 'employment-specialist-mh']],
    ['many weeks off work', { weeksOffWork: 53 }, ['employment-specialist-mh', 'condition-management-ni']],
    // A practice that is not named does not exclude: the person may still refer themself.
    ['a practice', { practice: 'A81001' }, ['staged-work-health', 'employment-specialist-mh', 'condition-management-ni']],
  ])('narrows by %s', (_, filter, expected) => {
    expect(ids(filter)).toEqual(expected);
  });

  test('excludes by practice a programme that takes named practices alone', () => {
    const named = aStagedProgramme({ criteria: [{ id: 'named', kind: 'practice', oneOf: ['X99001'], plainWords: 'You are with Elm Practice.' }] });
    expect(directory([named], [], ON, { practice: 'X99001' })).toHaveLength(1);
    expect(directory([named], [], ON, { practice: 'X99002' })).toEqual([]);
  });

  test('shows a programme in plain words with its own waits', () => {
    const waits: CurrentWait[] = [
      { programme: 'staged-service', measure: 'referral-to-first-contact', medianDays: 3 },
      { programme: 'staged-service', measure: 'referral-to-assessment' },
      { programme: 'another', measure: 'referral-to-assessment', medianDays: 90 },
    ];
    const programme = aStagedProgramme({
      closesOn: '2027-03-31',
      criteria: [{ id: 'at-work', kind: 'employment', oneOf: ['employed'], plainWords: 'You have a job.' }],
    });
    const [entry] = directory([programme], waits, ON);
    expect(entry).toEqual({
      id: 'staged-service',
      version: 1,
      name: 'Staged work and health service',
      summary: programme.summary,
      nation: 'england',
      opensOn: '2025-04-01',
      closesOn: '2027-03-31',
      maxWeeks: 26,
      provider: programme.provider,
      commissioner: programme.commissioner,
      area: 'Serves people who live in England.',
      criteria: [{ id: 'at-work', plainWords: 'You have a job.' }],
      sources: programme.sources,
      channels: programme.channels,
      stages: ['A', 'B', 'C'],
      assessmentModes: programme.assessmentModes,
      catalogue: [
        { kind: 'physiotherapy', supplier: 'Northfield Work and Health', external: false },
        { kind: 'counselling', supplier: 'Northfield Work and Health', external: false },
        { kind: 'counselling', supplier: 'Riverside Counselling', external: true },
        { kind: 'psychological-therapy', supplier: 'Local Talking Therapies', external: true },
      ],
      telephone: programme.wording.telephone,
      countIn: 'calendar-days',
      waits: [{ measure: 'referral-to-first-contact', medianDays: 3 }, { measure: 'referral-to-assessment' }],
    });
  });
});

describe('the directory of destinations', () => {
  const places = (filter: DirectoryFilter = {}): string[] => directoryOfDestinations(sampleDestinations(), ON, filter).map(({ id }) => id);

  test('lists every place that is no programme, with where to begin', () => {
    expect(places()).toEqual(sampleDestinations().map(({ id }) => id));
    expect(directoryOfDestinations(sampleDestinations(), ON)[0]).toEqual({
      id: 'citizens-advice',
      name: 'Citizens Advice',
      plainWords: 'Free, confidential advice on benefits, debt, housing and rights at work.',
      nations: ['england', 'wales'],
      web: 'https://www.citizensadvice.org.uk/',
    });
  });

  test('narrows to where somebody lives, their work and their condition', () => {
    expect(places({ postcodeDistrict: 'BT1', employment: 'unemployed' })).toEqual(['advice-ni', 'jobs-and-benefits-office']);
    expect(places({ postcodeDistrict: 'LS10', employment: 'employed', condition: 'pain' })).toEqual([
      'citizens-advice',
      'access-to-work',
      'social-prescribing',
      'acas',
    ]);
    expect(places({ postcodeDistrict: 'LS10', condition: 'common-mental-health' })).toContain('talking-therapies-self-referral');
  });
});

describe('a refusal', () => {
  const sample = (id: string): Programme => sampleProgrammes().find((programme) => programme.id === id) ?? aStagedProgramme();
  const from = (id: string, facts: Omit<EligibilityFacts, 'on'>, programmes = sampleProgrammes()) =>
    alternativesFor(sample(id), programmes, sampleDestinations(), { on: ON, ...facts });

  test('points first to a programme that takes the person, then to destinations that fit', () => {
    const facts = {
      source: 'secondary-care',
      employment: { status: 'unemployed' },
      conditionGroups: ['common-mental-health'],
      postcodeDistrict: 'LS6',
    } as const;
    expect(from('staged-work-health', facts).map(({ id, kind }) => `${kind} ${id}`)).toEqual([
      'programme employment-specialist-mh',
      'destination citizens-advice',
      'destination jobcentre-plus',
      'destination talking-therapies-self-referral',
      'destination social-prescribing',
    ]);
    expect(from('staged-work-health', facts)[0]).toEqual({
      id: 'employment-specialist-mh',
      name: 'Bridgeway Employment Specialists',
      kind: 'programme',
      why: 'Meets every criterion.',
    });
  });

  test('says when the person can refer themself where the referrer cannot', () => {
    const facts = {
      source: 'employer',
      employment: { status: 'employed', offSick: true },
      conditionGroups: ['common-mental-health'],
      postcodeDistrict: 'LS6',
    } as const;
    expect(from('staged-work-health', facts)[0]).toMatchObject({
      id: 'employment-specialist-mh',
      why: 'Meets every criterion. The person can refer themself.',
    });
  });

  test('says what is still to be asked', () => {
    const facts = { source: 'self', employment: { status: 'unemployed' }, postcodeDistrict: 'LS6' } as const;
    expect(from('staged-work-health', facts)[0]).toMatchObject({
      id: 'employment-specialist-mh',
      why: 'May be taken; still to be asked: Your mental health is what makes work hard to find or to keep.',
    });
  });

  test('puts the programme with least to ask in front', () => {
    const asks = aStagedProgramme({ id: 'asks', name: 'Asks', criteria: [{ id: 'aged', kind: 'age', from: 18, plainWords: 'You are 18.' }] });
    const open = aStagedProgramme({ id: 'open', name: 'Open' });
    expect(
      from('condition-management-ni', { source: 'gp' }, [asks, open])
        .slice(0, 2)
        .map(({ id }) => id),
    ).toEqual(['open', 'asks']);
  });

  test('does not mind the channel and stage that the referral came by', () => {
    const other = aStagedProgramme({ id: 'other', channels: ['telephone'], stages: ['A'], defaultStage: 'A' });
    expect(from('staged-work-health', { source: 'gp', channel: 'fhir-message', requestedStage: 'C' }, [other])[0]?.id).toBe('other');
  });

  test('never points back, to a closed programme, or to one that excludes the person', () => {
    const closed = aStagedProgramme({ id: 'closed', closesOn: '2026-03-01' });
    const programmes = [...sampleProgrammes(), closed];
    expect(from('staged-work-health', { source: 'gp', conditionGroups: ['cancer'] }, programmes).filter(({ kind }) => kind === 'programme')).toEqual(
      [],
    );
  });

  test.each<[string, Omit<EligibilityFacts, 'on'>, string[]]>([
    ['employed in Scotland', { postcodeDistrict: 'EH1', employment: { status: 'employed' } }, ['citizens-advice-scotland', 'access-to-work', 'acas']],
    ['out of work in Belfast', { postcodeDistrict: 'BT1', employment: { status: 'unemployed' } }, ['advice-ni', 'jobs-and-benefits-office']],
    ['a student in Cardiff', { postcodeDistrict: 'CF10', employment: { status: 'student' } }, ['citizens-advice']],
    [
      'in nobody’s nation',
      { postcodeDistrict: 'IM1', employment: { status: 'student' }, conditionGroups: ['pain'] },
      ['citizens-advice', 'social-prescribing'],
    ],
  ])('points somebody %s to places there', (_, facts, expected) => {
    expect(from('staged-work-health', facts, []).map(({ id }) => id)).toEqual(expected);
  });

  test('is never without a place to point to, even if none fits', () => {
    const acas = {
      id: 'acas',
      name: 'Acas',
      plainWords: 'Rights at work.',
      nations: ['england' as const],
      employment: ['employed' as const],
      web: 'https://www.acas.org.uk/',
    };
    const facts = { on: ON, employment: { status: 'unemployed' as const } };
    expect(alternativesFor(aStagedProgramme(), [], [acas], facts)).toEqual([
      { id: 'acas', name: 'Acas', kind: 'destination', why: 'Rights at work.' },
    ]);
    expect(alternativesFor(aStagedProgramme({ nation: 'wales' }), [], [acas], facts)).toHaveLength(1);
  });
});
