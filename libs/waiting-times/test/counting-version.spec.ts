import { describe, expect, it } from '@jest/globals';
import { digestOfStatements } from '#support/statements.js';
import type { WaitingTimesTables } from '../src/facts/schema.js';
import { COUNTING } from '../src/reports/kept-waits.js';
import { endedWaits, runningWaits } from '../src/reports/wait-query.js';

const QUERY = { measures: ['referral-to-triage' as const], by: [], filters: {}, position: '' };

/** A number that is raised has the digest of its statements here. Those of earlier numbers stay, so that none is used twice. */
describe('counts of waits that were kept are left aside once they are counted otherwise', () => {
  it('the number of the counting is raised with its statements', async () => {
    const DIGESTS: Record<number, string> = { 1: 'dc98bb88c12a8c52' };
    const asked = await digestOfStatements<WaitingTimesTables>(async (db) => {
      await endedWaits(db, { ...QUERY, from: '2026-01-01', to: '2026-01-31', monthly: true });
      await runningWaits(db, QUERY, ['2026-01-31']);
    });
    expect(asked).toBe(DIGESTS[COUNTING]);
  });
});
