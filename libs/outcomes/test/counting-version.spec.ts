import { describe, expect, it } from '@jest/globals';
import { digestOfStatements } from '#support/statements.js';
import { counted } from '../src/reports/activity-query.js';
import { figure } from '../src/reports/figure.js';
import { countCases } from '../src/reports/count-cases.js';
import * as activity from '../src/reports/kept-activity.js';
import * as outcomes from '../src/reports/kept-outcomes.js';

const words = { id: '', title: '', numerator: '', denominator: '' } as never;
/** Figures of each relation, each kind and each test: which figures there are is part of what counts are kept by. */
const OF_ALL_KINDS = [
  figure('cases', { of: { standing: ['open'] }, kind: 'people', when: { accepted_on: 'known', benefit_rating: 'positive' } }, words),
  figure('cases', { of: {}, kind: 'spread', column: 'days_to_contact' }, words),
  figure('cases', { of: {}, kind: 'total', column: 'adjustments_agreed' }, words),
  figure(
    'cases',
    { of: {}, kind: 'parts', by: { column: 'stage', values: ['A'], absent: 'none' }, then: { column: 'ending', values: ['died'], absent: 'none' } },
    words,
  ),
  figure('measures', { of: { status: 'not-known' }, kind: 'spread', column: 'change' }, words),
  figure('followUps', { of: {}, kind: 'people', when: { found: ['working'] } }, words),
  figure('letters', { of: {}, kind: 'spread', column: 'days' }, words),
  figure('anyLetter', { of: {}, kind: 'people', when: { status: ['sent'] } }, words),
];
const QUERY = { from: '2026-01-01', to: '2026-01-31', filters: {}, position: '' };

/** A number that is raised has the digest of its statements here. Those of earlier numbers stay, so that none is used twice. */
describe('counts that were kept are left aside once they are counted otherwise: the number of the counting is raised', () => {
  it('of outcomes', async () => {
    const DIGESTS: Record<number, string> = { 1: 'ebe1aeb43ec8e55f', 2: 'da632c9d1a95c12c' };
    const asked = await digestOfStatements(async (db) => {
      for (const cohort of ['referred', 'discharged'] as const) {
        await countCases(db, { ...QUERY, cohort, by: ['month'] }, OF_ALL_KINDS);
        await countCases(db, { ...QUERY, cohort, by: ['month'], asAt: '2026-01-31' }, OF_ALL_KINDS);
      }
    });
    expect(asked).toBe(DIGESTS[outcomes.COUNTING]);
  });

  it('of activity', async () => {
    const DIGESTS: Record<number, string> = { 1: 'ef50e16e8208f6f9' };
    const asked = await digestOfStatements((db) => counted(db, { ...QUERY, groupBy: ['month'] }));
    expect(asked).toBe(DIGESTS[activity.COUNTING]);
  });
});
