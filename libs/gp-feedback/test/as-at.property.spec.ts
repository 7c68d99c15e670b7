import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal, type Actor, type Instant, type LocalDate, type Recorded } from '#kernel';
import { outcomesProjection } from '#outcomes';
import { projected } from '#support/projections.js';
import { aDay, aLog, happenedBy, recordedInTurn } from '../../outcomes/test/random-log.js';
import { practiceFeedback } from '../src/practice-feedback.js';

const READERS: readonly Actor[] = [
  { id: 'practice-1', role: 'gp-practice', organisation: 'A81001' },
  { id: 'lead-1', role: 'team-lead', organisation: 'PRV01' },
];

/** What the practice and the provider are told on these events of the practice itself. */
async function toldOn(events: readonly Recorded[], now: Instant, times: { asAt?: LocalDate; knownAt?: Instant } = {}) {
  const { database } = await projected(outcomesProjection, events, 8);
  const request = { practice: 'A81001', from: '2026-01-01', to: '2026-08-31', ...times };
  const told = await Promise.all(READERS.map((actor) => practiceFeedback(database.kysely, request, actor, now)));
  return told.map((feedback) => {
    if (isRefusal(feedback)) throw new Error(feedback.code);
    const { from, to, filters, figures } = feedback;
    return { from, to, filters, figures: figures.map(({ allPractices: _, ...own }) => own) };
  });
}

it('feedback as at a day, as known at a moment, is what was told on that day of the events alone that had happened by then', async () => {
  await fc.assert(
    fc.asyncProperty(aLog, fc.nat(), aDay, async (log, n, asAt) => {
      const events = recordedInTurn(log);
      const knownAt = events[2 + (n % (events.length - 2))]!.recordedAt;
      const known = events.filter(({ recordedAt }) => recordedAt <= knownAt);
      const told = await toldOn(events, '2027-06-01T00:00:00.000Z', { asAt, knownAt });
      expect(told).toEqual(await toldOn(happenedBy(known, asAt), `${asAt}T12:00:00.000Z`));
    }),
    { numRuns: 12 },
  );
}, 120_000);
