import { describe, expect, it } from '@jest/globals';
import { MasterKey } from '#privacy';
import { cursorOf, markOf } from '../src/evidence/mark.js';
import { pseudonymOf } from '../src/evidence/pseudonyms.js';
import { differences, withinMonth } from '../src/index.js';

const key = MasterKey.random();
const CASE = '6f1c1a52-8d0e-5a41-9c2b-3f0f6f0c8a11';

describe('a pseudonym', () => {
  const place = { report: 'outcomes', position: '0000000000000042' };
  const given = pseudonymOf(key, place, CASE);

  it('is the same for a case in all evidence of one report at one position', () => {
    expect(pseudonymOf(key, { ...place }, CASE)).toBe(given);
    expect(given).toMatch(/^[0-9a-f]{32}$/);
  });

  it.each([
    ['case', pseudonymOf(key, place, 'e0000000-0000-4000-8000-000000000000')],
    ['report', pseudonymOf(key, { ...place, report: 'activity' }, CASE)],
    ['position', pseudonymOf(key, { ...place, position: '0000000000000043' }, CASE)],
    ['key', pseudonymOf(MasterKey.random(), place, CASE)],
  ])('is another for another %s', (_, other) => expect(other).not.toBe(given));
});

describe('a cursor', () => {
  const mark = { position: '0000000000000042', today: '2026-03-02', place: ['2026-03-01', CASE, '', 1], rows: 50, total: 70, chain: 'ab' };
  const question = { measure: 'referral-to-triage', filters: { stage: ['A'] } };
  const cursor = cursorOf(key, question, mark);

  it('leads back to where it was given out, in whichever order the question is put', () => {
    expect(markOf(key, { filters: { stage: ['A'] }, measure: 'referral-to-triage' }, cursor)).toEqual(mark);
  });

  it.each([
    ['to another question', () => markOf(key, { ...question, filters: {} }, cursor)],
    ['under another key', () => markOf(MasterKey.random(), question, cursor)],
    ['with something changed', () => markOf(key, question, `A${cursor}`)],
    ['that was made up', () => markOf(key, question, 'abc')],
    ['that is empty', () => markOf(key, question, '')],
  ])('leads nowhere %s', (_, found) => expect(found()).toBeUndefined());
});

it('a month is cut to the period, which is cut to it', () => {
  const period = { from: '2026-01-20', to: '2026-03-10' };
  expect(withinMonth(period, undefined)).toEqual(period);
  expect(withinMonth(period, '2026-01')).toEqual({ from: '2026-01-20', to: '2026-01-31' });
  expect(withinMonth(period, '2026-02')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  expect(withinMonth(period, '2026-03')).toEqual({ from: '2026-03-01', to: '2026-03-10' });
  expect(withinMonth({ from: '2028-01-01', to: '2028-12-31' }, '2028-02').to).toBe('2028-02-29');
  const { from, to } = withinMonth(period, '2026-05');
  expect(from > to).toBe(true);
});

it('differences are told place by place', () => {
  expect(differences({ a: 1, b: { c: [] }, d: undefined }, { a: 1, b: { c: [2] } }, ['here', 'there'])).toEqual([
    'b.c is [] here, absent there',
    'b.c.0 is absent here, 2 there',
  ]);
  expect(differences({ a: { b: 1 } }, { a: { b: 1 } }, ['here', 'there'])).toEqual([]);
});
