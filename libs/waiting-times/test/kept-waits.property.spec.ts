import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#kernel';
import { WAIT_MEASURES } from '#programmes/contract';
import { DIMENSION_NAMES } from '../src/reports/dimensions.js';
import { keptEnded, keptRunning } from '../src/reports/kept-waits.js';
import { endedWaits, runningWaits, type WaitEntry } from '../src/reports/wait-query.js';
import { FactsDatabase, published } from './projection-support.js';
import { randomStory } from './random-story.js';
import * as tell from './support.js';
import { log } from './support.js';

/** What is asked about again and again. */
const aReport = fc.record({
  measures: fc.constantFrom(WAIT_MEASURES, WAIT_MEASURES.slice(0, 2)),
  by: fc.subarray(['programme', 'stage'] as const),
  filters: fc.constantFrom({}, { provider: ['PRV01'] }, { stage: ['not-known', 'B'] }),
  /** Of what is believed otherwise since a position, or of all. */
  ofChanges: fc.boolean(),
});

/** As of when, and of which days. */
const aMoment = fc.record({
  period: fc.constantFrom(['2026-02-01', '2026-05-31'], ['2026-02-21', '2026-04-30'], ['2026-03-01', '2026-03-24']),
  days: fc.uniqueArray(
    fc.integer({ min: 0, max: 80 }).map((days) => addDays('2026-02-20', days)),
    { minLength: 1, maxLength: 4 },
  ),
  /** How far back in the log, as a share of it; most questions are about all of it. */
  back: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })),
  lasting: fc.boolean(),
});

const ROUNDS = 8;

/** How many waits have everything in common. */
function counted(entries: readonly WaitEntry[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { n, ...entry } of entries) {
    const known = Object.entries(entry).filter(([, value]) => value !== undefined);
    const key = JSON.stringify(known.sort(([a], [b]) => (a < b ? -1 : 1)));
    counts[key] = (counts[key] ?? 0) + n;
  }
  return counts;
}

describe('waits from counts that are kept', () => {
  let facts: FactsDatabase;
  beforeAll(async () => {
    facts = await FactsDatabase.open();
  });
  afterAll(() => facts.database.close());

  it('are those that looking at every wait gives, however the log goes on between questions', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomStory,
        fc.array(aReport, { minLength: 1, maxLength: 2 }),
        fc.array(aMoment, { minLength: ROUNDS, maxLength: ROUNDS }),
        async (story, reports, moments) => {
          const events = log([...published(), ...story]);
          await facts.take(events.slice(0, 2));
          const each = Math.ceil((events.length - 2) / ROUNDS);
          const before = events[2 + 2 * each]?.position ?? '';
          for (const [i, { period, days, back, lasting }] of moments.entries()) {
            const [begun, upTo] = [Math.min(events.length, 2 + each * i), Math.min(events.length, 2 + each * (i + 1))];
            await facts.takeMore(events.slice(begun, upTo), events[begun - 1]!.position);
            const { position } = events[Math.round((1 - back) * (upTo - 1))]!;
            const [from, to] = period as [string, string];
            for (const { measures, filters, ofChanges, ...report } of reports) {
              if (ofChanges && position < before) continue;
              const by = DIMENSION_NAMES.filter((dimension) => report.by.some((one) => one === dimension));
              const query = { measures, by, filters, position, from, to, ...(ofChanges ? { changedSince: before } : {}) };
              const ended = [...(await keptEnded(facts.tables, { ...query, lasting })).values()].flat();
              expect(counted(ended)).toEqual(counted(await endedWaits(facts.tables, { ...query, monthly: true })));
              const running = await keptRunning(facts.tables, { ...query, lasting }, days);
              for (const day of days) {
                expect(counted(running.get(day) ?? [])).toEqual(counted((await runningWaits(facts.tables, query, [day])).get(day) ?? []));
              }
            }
          }
        },
      ),
      { numRuns: 25 },
    );
  }, 240_000);

  it('are as long as they were on a day, also where the start of one was corrected that has ended since', async () => {
    const referral = { ...tell.referred('2026-03-02'), label: 'the referral' };
    const events = log([
      ...published(),
      referral,
      tell.triageDecided('2026-03-10', 'B'),
      tell.corrected(referral, { facts: { noticeReceivedOn: '2026-02-25' } }, 'the correction'),
    ]);
    const onThe5th = async (position: string) => {
      const asked = { measures: ['referral-to-triage' as const], by: [], filters: {}, position, lasting: false };
      return (await keptRunning(facts.tables, asked, ['2026-03-05'])).get('2026-03-05')?.map(({ calendar }) => calendar?.pausesIncluded);
    };
    const [before, after] = [events.at(-2)!.position, events.at(-1)!.position];
    await facts.take(events.slice(0, -1));
    expect(await onThe5th(before)).toEqual([3]);
    await facts.takeMore(events.slice(-1), before);
    expect(await onThe5th(after)).toEqual([8]);
    expect(await onThe5th(before)).toEqual([3]);
  });
});
