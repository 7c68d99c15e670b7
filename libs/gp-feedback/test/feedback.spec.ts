import { expect, test } from '@jest/globals';
import { comparison, fared, letterCounts, median, type CaseOfPractice } from '../src/feedback.js';

const aCase = (overrides: Partial<CaseOfPractice> = {}): CaseOfPractice => ({
  caseId: 'c',
  practice: 'A81001',
  referredOn: '2026-03-02',
  standing: 'open',
  acceptedOn: '2026-03-03',
  notAcceptedBecause: null,
  daysToContact: null,
  daysToSession: null,
  dischargedOn: null,
  outcome: null,
  returnedOn: null,
  sustainedOn: null,
  ...overrides,
});
const returned = aCase({
  standing: 'discharged',
  dischargedOn: '2026-05-01',
  outcome: 'returned-to-work',
  returnedOn: '2026-04-20',
  daysToContact: 3,
});
const refused = aCase({ standing: 'not-accepted', acceptedOn: null, notAcceptedBecause: 'not-eligible' });

test('counts how a practice’s referrals fared, those refused with why', () => {
  expect(fared([returned, { ...returned, sustainedOn: '2026-08-01', daysToContact: 9 }, refused, aCase()])).toEqual({
    referrals: 4,
    accepted: 3,
    notAccepted: [{ reason: 'not-eligible', count: 1 }],
    open: 1,
    discharged: 2,
    medianDaysToContact: 3,
    outcomes: [{ outcome: 'returned-to-work', count: 2 }],
    returnedToWork: 2,
    sustained: 1,
  });
});

test('an unknown median is left out, never zero', () => {
  expect(fared([aCase()])).not.toHaveProperty('medianDaysToContact');
  expect(median([])).toBeUndefined();
  expect(median([0])).toBe(0);
  expect(median([9, 1, 5, 7])).toBe(5);
});

test('compares with others under the strictest policy, and withholds small numbers', () => {
  expect(comparison([returned, returned, refused], ['suppress-under-5-round-5'])).toMatchObject({
    referrals: '*',
    acceptedPercent: '*',
    medianDaysToContact: '*',
  });
  const many = [...Array.from({ length: 12 }, () => returned), ...Array.from({ length: 6 }, () => aCase())];
  expect(comparison(many, ['suppress-under-5-round-5'])).toMatchObject({
    referrals: 20,
    acceptedPercent: 100,
    medianDaysToContact: 3,
    returnedToWorkPercent: 100,
    sustainedPercent: '*',
  });
});

test('a letter that came back counts as sent and as undeliverable', () => {
  expect(letterCounts([{ status: 'sent' }, { status: 'delivered' }, { status: 'rejected' }, { status: 'held' }, { status: 'not-sent' }])).toEqual({
    sent: 3,
    delivered: 1,
    undeliverable: 1,
    held: 1,
  });
});
