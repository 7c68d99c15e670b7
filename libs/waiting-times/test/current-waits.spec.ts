import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { VirtualClock } from '#kernel';
import { CurrentWaits } from '../src/index.js';
import { FactsDatabase, published } from './projection-support.js';
import { ofCase } from './report-support.js';
import { contacted, log, referred, triageDecided, type Told } from './support.js';

let facts: FactsDatabase;
beforeAll(async () => {
  facts = await FactsDatabase.open();
});
afterAll(() => facts.database.close());

const inProgramme = (programme: string) => ({ programme: { id: programme, version: 1 } }) as Parameters<typeof referred>[1];
const waited = (programme: string, days: readonly number[], month = '2026-03'): Told[] =>
  days.flatMap((n, i) =>
    ofCase(`${programme} ${month} ${i}`, referred(`${month}-02`, inProgramme(programme)), contacted(`${month}-${String(2 + n).padStart(2, '0')}`)),
  );

it('gives the median of the last three months, as each programme counts, and none of too few people', async () => {
  await facts.take(
    log([
      ...published(),
      ...waited('staged-service', [1, 2, 4, 9, 20]),
      ...waited('staged-service', [25, 25, 25, 25, 25], '2026-01'),
      ...ofCase('triaged', referred('2026-03-02'), triageDecided('2026-03-03')),
      ...waited('other-service', [1, 2, 4, 7, 7, 7, 9]),
    ]),
  );
  const clock = new VirtualClock('2026-05-20T09:00:00.000Z');
  const waits = new CurrentWaits(facts.tables, clock);
  const told = await waits.currentWaits();
  expect(told).toContainEqual({ programme: 'staged-service', measure: 'referral-to-first-contact', medianDays: 4 });
  expect(told).toContainEqual({ programme: 'staged-service', measure: 'referral-to-triage' });
  // Seven people are too few under the policy of this programme.
  expect(told).toContainEqual({ programme: 'other-service', measure: 'referral-to-first-contact' });

  await facts.take(log([...published(), ...waited('other-service', [1, 2, 4, 7, 7, 7, 9, 9])]));
  // Half waited no longer than from Monday the 2nd to Monday the 9th: five working days.
  expect(await waits.currentWaits()).toContainEqual({ programme: 'other-service', measure: 'referral-to-first-contact', medianDays: 5 });

  clock.advanceDays(60);
  expect(await waits.currentWaits()).toEqual([]);
});
