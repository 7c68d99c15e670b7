import { describe, expect, it } from '@jest/globals';
import { nationalWorkStatus, WORK_STATUSES, workStandingAtReferral, type WorkInReferral } from '#discharge/contract';

describe('a work status in national codes', () => {
  it.each([
    ['at-work', '01'],
    ['at-work-with-adjustments', '01'],
    ['off-sick', '01'],
    ['self-employed', '01'],
    ['self-employed-off-sick', '01'],
    ['unemployed', '02'],
    ['student', '03'],
    ['long-term-sick', '04'],
    ['homemaker', '05'],
    ['not-seeking-work', '06'],
    ['volunteering', '07'],
    ['retired', '08'],
    ['not-stated', 'ZZ'],
  ] as const)('%s is %s', (status, code) => {
    expect(nationalWorkStatus(status).code).toBe(code);
  });

  it('flags who is self-employed and who is off sick', () => {
    const flagged = (flag: 'selfEmployed' | 'offSick') => WORK_STATUSES.filter((status) => nationalWorkStatus(status)[flag]);
    expect(flagged('selfEmployed')).toEqual(['self-employed', 'self-employed-off-sick']);
    expect(flagged('offSick')).toEqual(['off-sick', 'self-employed-off-sick']);
  });

  it.each([
    [30, '30+'],
    [29.5, '16-29'],
    [16, '16-29'],
    [15.5, '5-15'],
    [5, '5-15'],
    [1, '1-4'],
    [0.5, undefined],
    [undefined, undefined],
  ])('puts %p hours a week into band %p', (hours, band) => {
    expect(nationalWorkStatus('at-work', hours).hoursBand).toBe(band);
  });

  it('has no hours of somebody who is not at work', () => {
    expect(nationalWorkStatus('off-sick', 30)).toEqual({ code: '01', selfEmployed: false, offSick: true });
  });
});

describe('where a referral says the person stands in work', () => {
  const employed = (said: Partial<WorkInReferral['employment']> = {}, rest: Partial<WorkInReferral> = {}) =>
    workStandingAtReferral({ employment: { status: 'employed', ...said }, ...rest });

  it('is what it says of sickness absence', () => {
    expect(employed({ offSick: true })).toBe('off-sick');
    expect(employed({ offSick: false }, { absenceStartedOn: '2026-02-01' })).toBe('working');
    expect(employed({ status: 'self-employed', offSick: true })).toBe('off-sick');
  });

  it('is off sick where it names an absence, or carries a fit note "not fit"', () => {
    expect(employed({}, { absenceStartedOn: '2026-02-01' })).toBe('off-sick');
    expect(employed({}, { fitNote: { statement: 'not-fit', adjustments: [] } })).toBe('off-sick');
  });

  it('is unknown where it says nothing of the kind', () => {
    expect(employed()).toBe('unknown');
    expect(employed({}, { fitNote: { statement: 'may-be-fit', adjustments: [] } })).toBe('unknown');
  });

  it.each(['unemployed', 'student', 'economically-inactive'] as const)('is out of work for somebody %s', (status) => {
    expect(employed({ status, offSick: true })).toBe('out-of-work');
  });
});
