import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal, type Actor, type Instant, type Recorded } from '#kernel';
import { outcomesProjection } from '#outcomes';
import { projected } from '#support/projections.js';
import { aLog, recordedInTurn } from '../../outcomes/test/random-log.js';
import { practiceFeedback } from '../src/practice-feedback.js';

const READERS: readonly Actor[] = [
  { id: 'practice-1', role: 'gp-practice', organisation: 'A81001' },
  { id: 'lead-1', role: 'team-lead', organisation: 'PRV01' },
];

/** What the practice and the provider are told on these events, without where in the log it stands. */
async function toldOn(events: readonly Recorded[], now: Instant, knownAt?: Instant) {
  const { database } = await projected(outcomesProjection, events, 5);
  const request = { practice: 'A81001', from: '2026-01-01', to: '2026-08-31', ...(knownAt === undefined ? {} : { knownAt }) };
  const told = await Promise.all(READERS.map((actor) => practiceFeedback(database.kysely, request, actor, now)));
  return told.map((feedback) => {
    if (isRefusal(feedback)) throw new Error(feedback.code);
    const { position: _position, knownAt: _knownAt, ...said } = feedback;
    return said;
  });
}

it('feedback as known at a moment is what was told at that moment, whatever was recorded later', async () => {
  await fc.assert(
    fc.asyncProperty(aLog, fc.nat(), async (log, n) => {
      const events = recordedInTurn(log);
      const then = events[2 + (n % (events.length - 2))]!.recordedAt;
      const given = await toldOn(
        events.filter(({ recordedAt }) => recordedAt <= then),
        then,
      );
      expect(await toldOn(events, '2027-06-01T00:00:00.000Z', then)).toEqual(given);
    }),
    { numRuns: 12 },
  );
}, 120_000);
