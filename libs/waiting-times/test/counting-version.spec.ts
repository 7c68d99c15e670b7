import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { addDays } from '#kernel';
import { digestOfStatements } from '#support/statements.js';
import { daysWaited } from '../src/clocks/days-waited.js';
import type { WaitingTimesTables } from '../src/facts/schema.js';
import { COUNTING } from '../src/reports/kept-waits.js';
import { endedWaits, runningWaits } from '../src/reports/wait-query.js';
import * as tell from './support.js';

const QUERY = { measures: ['referral-to-triage' as const], by: [], filters: {}, position: '' };

/** A number that is raised has the digest of its statements here. Those of earlier numbers stay, so that none is used twice. */
describe('counts of waits that were kept are left aside once they are counted otherwise', () => {
  it('the number of the counting is raised with its statements', async () => {
    const DIGESTS: Record<number, string> = { 1: 'dc98bb88c12a8c52', 2: '979796029b0446d2' };
    const asked = await digestOfStatements<WaitingTimesTables>(async (db) => {
      await endedWaits(db, { ...QUERY, from: '2026-01-01', to: '2026-01-31', monthly: true });
      await runningWaits(db, QUERY, ['2026-01-31']);
    });
    expect(asked).toBe(DIGESTS[COUNTING]);
  });

  it('and with how days are counted, bank holidays among it', () => {
    const DIGESTS: Record<number, string> = { 1: 'ac845a7e91bfc1e4', 2: 'ac845a7e91bfc1e4' };
    const counted = (['england', 'wales', 'scotland', 'northern-ireland'] as const).flatMap((nation) =>
      (['calendar-days', 'working-days'] as const).flatMap((countIn) =>
        Array.from({ length: 60 }, (_, month) => {
          const start = addDays('2024-01-03', 30 * month);
          const pauses = [{ from: addDays(start, 7), to: addDays(start, 12), rule: 'on-request', startedBy: tell.id('pause') }];
          return daysWaited({ countIn, nation }, start, addDays(start, 40), pauses);
        }),
      ),
    );
    expect(createHash('sha256').update(JSON.stringify(counted)).digest('hex').slice(0, 16)).toBe(DIGESTS[COUNTING]);
  });
});
