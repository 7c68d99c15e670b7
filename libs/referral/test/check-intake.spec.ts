import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, isRefusal } from '#kernel';
import { AGE_BANDS } from '#programmes/contract';
import { ageBand, checkIntake, refuseDetails, type IntakeMode } from '../src/intake/check-intake.js';
import type { Intake } from '../src/intake/intake.js';
import { employerLiaison, facts, gpFeedback, personal } from './stories.js';

const ON_MONDAY = { today: '2026-03-02', effectiveOn: '2026-03-02' };
const { ageBand: _band, nhsNumberStatus: _status, noticeReceivedOn: _notice, ...asSent } = facts();

/** A referral that came today, with nothing wrong about it. */
function anIntake(
  overrides: { facts?: Partial<Intake['facts']>; personal?: Partial<Intake['personal']>; consents?: Intake['consents']; verified?: boolean } = {},
): Intake {
  return {
    programme: 'staged-service',
    facts: { ...asSent, ...overrides.facts },
    personal: personal(overrides.personal),
    nhsNumberVerified: overrides.verified ?? true,
    consents: overrides.consents ?? [],
  };
}

function checked(intake: Intake, at = ON_MONDAY, mode: IntakeMode = 'strict') {
  const answer = checkIntake(intake, mode, at);
  if (isRefusal(answer)) throw new Error(`${answer.code}: ${answer.fields.map(({ field }) => field).join(', ')}`);
  return answer;
}

function faultsOf(intake: Intake, at = ON_MONDAY, mode: IntakeMode = 'strict'): [field: string, code: string][] {
  const answer = checkIntake(intake, mode, at);
  if (!isRefusal(answer)) throw new Error('Nothing was found to be wrong');
  expect(answer).toMatchObject({ code: 'intake.invalid', kind: 'invalid' });
  return answer.fields.map(({ field, code }) => [field, code]);
}

describe('a sound referral', () => {
  it('has what follows from what was sent', () => {
    expect(checked(anIntake({ personal: { contact: { postcode: 'ls10 4yu' } } }))).toEqual({
      facts: { ...facts(), postcodeDistrict: 'LS10' },
      personal: personal({ contact: { postcode: 'ls10 4yu' } }),
    });
  });

  it('was received when it came, unless notice came earlier', () => {
    expect(checked(anIntake(), { today: '2026-03-05', effectiveOn: '2026-03-04' }).facts.noticeReceivedOn).toBe('2026-03-04');
    expect(checked(anIntake({ facts: { noticeReceivedOn: '2026-02-27' } })).facts.noticeReceivedOn).toBe('2026-02-27');
  });

  it('tells the age on the day of notice', () => {
    const onTheDay = anIntake({ personal: { birthDate: '2001-03-02' }, facts: { absenceStartedOn: undefined } });
    expect(checked(onTheDay).facts.ageBand).toBe('25-34');
    expect(checked({ ...onTheDay, facts: { ...onTheDay.facts, noticeReceivedOn: '2026-03-01' } }).facts.ageBand).toBe('18-24');
    expect(checked(anIntake({ personal: { birthDate: undefined } })).facts.ageBand).toBe('unknown');
  });

  it('has no postcode district where none can be told', () => {
    expect(checked(anIntake()).facts).not.toHaveProperty('postcodeDistrict');
    expect(checked(anIntake({ personal: { contact: { postcode: 'somewhere' } } })).facts).not.toHaveProperty('postcodeDistrict');
  });
});

describe('an NHS number', () => {
  it('is written together, and verified only if the sender says that it was traced', () => {
    expect(checked(anIntake({ personal: { nhsNumber: '999 000 0018' } }))).toMatchObject({
      facts: { nhsNumberStatus: 'verified' },
      personal: { nhsNumber: '9990000018' },
    });
    expect(checked(anIntake({ verified: false })).facts.nhsNumberStatus).toBe('unverified');
  });

  it('may be missing, whatever the sender says of it', () => {
    const { facts: none, personal: without } = checked(anIntake({ personal: { nhsNumber: undefined } }));
    expect([none.nhsNumberStatus, without.nhsNumber]).toEqual(['none', undefined]);
  });

  it('that is none is a fault', () => {
    expect(faultsOf(anIntake({ personal: { nhsNumber: '12345' } }))).toEqual([['person.nhsNumber', 'nhs-number.malformed']]);
    expect(faultsOf(anIntake({ personal: { nhsNumber: '12345' } }), ON_MONDAY, 'sandbox')).toEqual([['person.nhsNumber', 'nhs-number.malformed']]);
  });

  it('that fails its check digit is a fault, or never more than marked where numbers are made up', () => {
    const wrong = anIntake({ personal: { nhsNumber: '999 000 0019' } });
    expect(faultsOf(wrong)).toEqual([['person.nhsNumber', 'nhs-number.invalid-checksum']]);
    expect(checked(wrong, ON_MONDAY, 'sandbox')).toMatchObject({
      facts: { nhsNumberStatus: 'invalid-checksum' },
      personal: { nhsNumber: '9990000019' },
    });
  });
});

describe('a fault', () => {
  it.each<[what: string, intake: Parameters<typeof anIntake>[0], field: string, code: string]>([
    ['notice in the future', { facts: { noticeReceivedOn: '2026-03-03' } }, 'noticeReceivedOn', 'field.in-future'],
    ['notice in another century', { facts: { noticeReceivedOn: '1999-12-31', absenceStartedOn: undefined } }, 'noticeReceivedOn', 'field.too-early'],
    [
      'a birth in the future',
      { personal: { birthDate: '2026-03-03' }, facts: { absenceStartedOn: undefined } },
      'person.birthDate',
      'field.in-future',
    ],
    ['a person of 121', { personal: { birthDate: '1905-03-02' } }, 'person.birthDate', 'field.too-early'],
    ['an absence to come', { facts: { absenceStartedOn: '2026-03-03' } }, 'absenceStartedOn', 'field.contradicts'],
    ['an absence before birth', { personal: { birthDate: '2026-02-17' } }, 'absenceStartedOn', 'field.contradicts'],
    ['an absence of somebody at work', { facts: { employment: { status: 'employed', offSick: false } } }, 'employment.offSick', 'field.contradicts'],
    [
      'weeks of unemployment in a job',
      { facts: { employment: { status: 'employed', weeksUnemployed: 0 } } },
      'employment.weeksUnemployed',
      'field.contradicts',
    ],
    [
      'a fit note that ends before it begins',
      { facts: { fitNote: { statement: 'may-be-fit', from: '2026-02-20', to: '2026-02-19', adjustments: [] } } },
      'fitNote.to',
      'field.contradicts',
    ],
    [
      'a fit note that begins in months',
      { facts: { fitNote: { statement: 'not-fit', from: '2026-04-03', adjustments: [] } } },
      'fitNote.from',
      'field.contradicts',
    ],
    [
      'a fit note to come',
      { facts: { fitNote: { statement: 'may-be-fit', assessedOn: '2026-03-03', adjustments: [] } } },
      'fitNote.assessedOn',
      'field.contradicts',
    ],
    [
      'adjustments for somebody not fit for work',
      { facts: { fitNote: { statement: 'not-fit', adjustments: ['phased-return'] } } },
      'fitNote.adjustments',
      'field.contradicts',
    ],
    [
      'an employer who is to be told everything',
      { consents: [gpFeedback, { ...employerLiaison, content: ['everything'] }] },
      'consents[1].content',
      'consent.too-much',
    ],
    ['a consent that says two things', { consents: [gpFeedback, { ...gpFeedback, content: ['outcome'] }] }, 'consents[1]', 'field.contradicts'],
    ['a consent to nothing', { consents: [{ ...gpFeedback, content: [] }] }, 'consents[0].content', 'consent.empty'],
  ])('is %s', (_, intake, field, code) => {
    expect(faultsOf(anIntake(intake))).toEqual([[field, code]]);
  });

  it('is notice after the referral itself, entered late', () => {
    const late = { today: '2026-03-09', effectiveOn: '2026-03-02' };
    expect(faultsOf(anIntake({ facts: { noticeReceivedOn: '2026-03-03' } }), late)).toEqual([['noticeReceivedOn', 'field.contradicts']]);
    expect(checked(anIntake({ facts: { noticeReceivedOn: '2026-03-02' } }), late).facts.noticeReceivedOn).toBe('2026-03-02');
  });

  it('is told with all others', () => {
    const intake = anIntake({
      facts: { noticeReceivedOn: '2026-03-03', employment: { status: 'employed', offSick: false, weeksUnemployed: 2 } },
      personal: { nhsNumber: 'none', birthDate: '2030-01-01' },
    });
    expect(faultsOf(intake).map(([field]) => field)).toEqual([
      'noticeReceivedOn',
      'person.birthDate',
      'employment.offSick',
      'employment.weeksUnemployed',
      'absenceStartedOn',
      'person.nhsNumber',
    ]);
  });

  it('never repeats what identifies the person', () => {
    const answer = checkIntake(anIntake({ personal: { nhsNumber: '9990000019', birthDate: '1801-01-01' } }), 'strict', ON_MONDAY);
    expect(JSON.stringify(answer)).not.toMatch(/9990000019|1801|Alex|Example/);
  });

  it.each<[what: string, intake: Parameters<typeof anIntake>[0]]>([
    ['an absence since that very day', { facts: { absenceStartedOn: '2026-03-02' } }],
    ['an absence without a word on being off sick', { facts: { employment: { status: 'employed' } } }],
    ['somebody at work without an absence', { facts: { employment: { status: 'employed', offSick: false }, absenceStartedOn: undefined } }],
    ['weeks of unemployment of somebody unemployed', { facts: { employment: { status: 'unemployed', weeksUnemployed: 12 } } }],
    [
      'a fit note for one day',
      { facts: { fitNote: { statement: 'not-fit', assessedOn: '2026-03-02', from: '2026-03-02', to: '2026-03-02', adjustments: [] } } },
    ],
    ['a fit note written ahead', { facts: { fitNote: { statement: 'not-fit', from: '2026-04-02', adjustments: [] } } }],
    ['a consent for the GP and one for the employer', { consents: [gpFeedback, employerLiaison] }],
    ['a person of almost 120', { personal: { birthDate: '1906-03-03' } }],
  ])('is not %s', (_, intake) => {
    expect(checked(anIntake(intake)).facts.noticeReceivedOn).toBe('2026-03-02');
  });
});

it('a message named by the NHS number of the person is a fault: its id is kept in clear', () => {
  const named = (id: string, channel: Intake['facts']['channel'] = 'json-api') =>
    faultsOf({ ...anIntake({ facts: { channel } }), sourceMessage: { system: 'A81001', id } });
  expect(named('referral of 999 000 0018')).toEqual([['sourceMessageId', 'field.identifies']]);
  expect(named('med3-9990000018-1', 'fit-note')).toEqual([['fitNoteId', 'field.identifies']]);
  expect(checkIntake({ ...anIntake(), sourceMessage: { system: 'A81001', id: '9990000026' } }, 'strict', ON_MONDAY)).toHaveProperty('facts');
});

describe('details told later', () => {
  const faults = (details: Parameters<typeof refuseDetails>[0], mode: IntakeMode = 'strict') =>
    refuseDetails(details, mode, '2026-03-02')?.fields.map(({ field, code }) => [field, code]);

  it('are held to what a referral is held to', () => {
    expect(faults({ nhsNumber: '999 000 0018', birthDate: '2026-03-02' })).toBeUndefined();
    expect(faults({})).toBeUndefined();
    expect(faults({ nhsNumber: '9990000019', birthDate: '2026-03-03' })).toEqual([
      ['birthDate', 'field.in-future'],
      ['nhsNumber', 'nhs-number.invalid-checksum'],
    ]);
    expect(faults({ birthDate: '1905-03-02' })).toEqual([['birthDate', 'field.too-early']]);
  });

  it('may fail the check digit where numbers are made up', () => expect(faults({ nhsNumber: '9990000019' }, 'sandbox')).toBeUndefined());
});

describe('the age band', () => {
  it.each([
    ['2008-03-03', 'under-18'],
    ['2008-03-02', '18-24'],
    ['2001-03-03', '18-24'],
    ['2001-03-02', '25-34'],
    ['1991-03-02', '35-44'],
    ['1981-03-02', '45-54'],
    ['1971-03-02', '55-64'],
    ['1961-03-03', '55-64'],
    ['1961-03-02', '65-plus'],
  ])('of somebody born on %s is %s on 2 March 2026', (birthDate, band) => {
    expect(ageBand(birthDate, '2026-03-02')).toBe(band);
  });

  it('changes on 1 March for those born on 29 February, where the year has no such day', () => {
    expect(ageBand('2008-02-29', '2026-02-28')).toBe('under-18');
    expect(ageBand('2008-02-29', '2026-03-01')).toBe('18-24');
  });

  it('never falls as time passes', () => {
    const days = fc.integer({ min: 0, max: 100 * 365 });
    fc.assert(
      fc.property(days, days, (one, two) => {
        const bands = [one, two].toSorted((a, b) => a - b).map((n) => AGE_BANDS.indexOf(ageBand('1984-05-04', addDays('1984-05-04', n))));
        expect(bands[0]).toBeLessThanOrEqual(bands[1] as number);
      }),
    );
  });
});
