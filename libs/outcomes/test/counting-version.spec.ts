import { describe, expect, it } from '@jest/globals';
import { digestOfStatements } from '#support/statements.js';
import { counted } from '../src/reports/activity-query.js';
import { figure } from '../src/reports/figure.js';
import { countCases } from '../src/reports/count-cases.js';
import * as activity from '../src/reports/kept-activity.js';
import * as outcomes from '../src/reports/kept-outcomes.js';

/** One figure of each relation: what figures count is part of what counts are kept by. */
const ONE_OF_EACH = (['cases', 'measures', 'followUps', 'letters', 'anyLetter'] as const).map((relation) =>
  figure(relation, { of: {}, kind: 'people', when: {} }, { id: relation, title: '', numerator: '', denominator: '' } as never),
);
const QUERY = { from: '2026-01-01', to: '2026-01-31', filters: {}, position: '' };

/** A number that is raised has the digest of its statements here. Those of earlier numbers stay, so that none is used twice. */
describe('counts that were kept are left aside once they are counted otherwise: the number of the counting is raised', () => {
  it('of outcomes', async () => {
    const DIGESTS: Record<number, string> = { 1: '379393b699629661' };
    const asked = await digestOfStatements(async (db) => {
      for (const cohort of ['referred', 'discharged'] as const) {
        await countCases(db, { ...QUERY, cohort, by: ['month'] }, ONE_OF_EACH);
        await countCases(db, { ...QUERY, cohort, by: ['month'], asAt: '2026-01-31' }, ONE_OF_EACH);
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
