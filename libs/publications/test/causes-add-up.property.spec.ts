import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Database } from '#database';
import { LOG_START } from '#event-log';
import { isRefusal, londonDate, type Actor, type Recorded } from '#kernel';
import { outcomesProjection, publishableOutcomeReports } from '#outcomes';
import { projectionMigrations, takeIn, type Projection } from '#projections';
import type { AnyReport, PublishableReport, ReportThen } from '#reporting';
import { publishableWaitReports, waitingTimesProjection } from '#waiting-times';
import { aDay, aLog } from '../../outcomes/test/random-log.js';
import { published } from '../../waiting-times/test/projection-support.js';
import { randomStory } from '../../waiting-times/test/random-story.js';
import { log } from '../../waiting-times/test/support.js';
import { keyOf, movesIn, type Move } from '../src/restatement/moves.js';

const aTeamLead: Actor = { id: 'lead-1', role: 'team-lead', organisation: 'PRV01' };
const NOW = '2026-12-31T12:00:00.000Z';
const THEN = '2026-06-01T12:00:00.000Z';

/** Figures that are no number of people: nothing adds up to them. */
const STATISTICS = ['median', 'p75', 'p90', 'p95', 'percentWithinTarget', 'percent', 'mean', 'total'];

const [waitingTimes, waitingList] = publishableWaitReports() as [PublishableReport, PublishableReport];
const [outcomes, activity] = publishableOutcomeReports() as [PublishableReport, PublishableReport];

let database: Database;
beforeAll(async () => {
  database = await Database.open({ kind: 'memory' });
  await database.migrate([...projectionMigrations, ...waitingTimesProjection.migrations, ...outcomesProjection.migrations]);
}, 120_000);
afterAll(() => database.close());

/** Empties a read model and takes in the first events of a log, or goes on with the rest. */
async function take(projection: Projection, events: readonly Recorded[], from = LOG_START): Promise<void> {
  const raw = database.tables<Record<string, object>>();
  if (from === LOG_START) for (const table of [...projection.tables, 'checkpoints']) await raw.deleteFrom(table).execute();
  await takeIn(database, projection, events, { from, to: events.at(-1)!.position, at: NOW });
}

async function reported(report: PublishableReport, query: object, now: string): Promise<ReportThen> {
  const answer = await report.run(database, query, aTeamLead, now);
  if (isRefusal(answer)) throw new Error(answer.code);
  return { report: answer, position: answer.position, today: londonDate(now) };
}

async function movesBetween(report: PublishableReport, then: ReportThen, now: ReportThen): Promise<Move[]> {
  const moves: Move[] = [];
  for await (const course of report.courses(database, then, now)) moves.push(...movesIn(course, THEN));
  return moves;
}

/** Every number of people that a report shows, by its figure. */
const numbersIn = (report: PublishableReport, answer: AnyReport): Map<string, number> =>
  new Map(
    report.figuresIn(answer).flatMap((figure) => (STATISTICS.includes(figure.of['statistic']!) ? [] : [[keyOf(figure), figure.value as number]])),
  );

/** What each number differs by, and what its causes add up to. */
async function differences(report: PublishableReport, then: ReportThen, now: ReportThen) {
  const moves = (await movesBetween(report, then, now)).filter(({ counts }) => counts);
  const [before, after] = [numbersIn(report, then.report), numbersIn(report, now.report)];
  const keys = [...new Set([...before.keys(), ...after.keys(), ...moves.map(({ figure }) => keyOf(figure))])].sort();
  const difference = keys.map((key) => [key, (after.get(key) ?? 0) - (before.get(key) ?? 0)] as const);
  const added = keys.map((key) => {
    const own = moves.filter(({ figure }) => keyOf(figure) === key);
    return [key, own.reduce((sum, { how, n }) => sum + (how === 'left' ? -n : n), 0)] as const;
  });
  return { difference, added };
}

/** That a statistic differs only where something moved. */
async function unexplained(report: PublishableReport, then: ReportThen, now: ReportThen): Promise<string[]> {
  const moved = new Set((await movesBetween(report, then, now)).map(({ figure }) => keyOf(figure)));
  const [before, after] = [then, now].map(({ report: answer }) => new Map(report.figuresIn(answer).map((f) => [keyOf(f), f.value])));
  return [...new Set([...before!.keys(), ...after!.keys()])].filter(
    (key) => before!.get(key) !== after!.get(key) && !moved.has(key) && statistic(key),
  );
}
const statistic = (key: string): boolean => STATISTICS.some((name) => key.includes(`["statistic","${name}"]`));

const asDealt = ({ difference }: { difference: unknown; added: unknown }): unknown => difference;

describe('the causes of every number add up to what it differs by', () => {
  it(
    'in the reports on waits',
    () =>
      fc.assert(
        fc.asyncProperty(
          randomStory,
          fc.integer({ min: 3, max: 40 }),
          fc.constantFrom([], ['month', 'stage'], ['programme', 'practice'], ['board', 'network']),
          async (story, n, groupBy) => {
            const events = log([...published(), ...story]);
            const first = events.slice(0, Math.min(n, events.length - 1));
            const period = { from: '2026-02-20', to: '2026-04-10', groupBy };
            const list = { on: '2026-03-20', groupBy: groupBy.filter((name) => name !== 'month') };
            await take(waitingTimesProjection, first);
            const then = [await reported(waitingTimes, period, THEN), await reported(waitingList, list, THEN)] as const;
            await take(waitingTimesProjection, events.slice(first.length), first.at(-1)!.position);
            const now = [await reported(waitingTimes, period, NOW), await reported(waitingList, list, NOW)] as const;
            for (const [i, report] of [waitingTimes, waitingList].entries()) {
              const dealt = await differences(report, then[i]!, now[i]!);
              expect(dealt.added).toEqual(asDealt(dealt));
              expect(await unexplained(report, then[i]!, now[i]!)).toEqual([]);
            }
          },
        ),
        { numRuns: 15 },
      ),
    120_000,
  );

  it(
    'in the reports on outcomes and activity',
    () =>
      fc.assert(
        fc.asyncProperty(
          aLog,
          fc.integer({ min: 3, max: 60 }),
          fc.constantFrom([], ['month', 'programme'], ['month', 'board']),
          fc.boolean(),
          fc.option(aDay, { nil: undefined }),
          async (events, n, groupBy, left, day) => {
            const first = events.slice(0, Math.min(n, events.length - 1));
            const period = { from: '2026-01-01', to: '2026-11-30', groupBy: groupBy.filter((name) => name !== 'board') };
            const cohort = { ...period, groupBy, cohort: left ? 'discharged' : 'referred', ...(day === undefined ? {} : { asAt: day }) };
            await take(outcomesProjection, first);
            const then = [await reported(outcomes, cohort, THEN), await reported(activity, period, THEN)] as const;
            await take(outcomesProjection, events.slice(first.length), first.at(-1)!.position);
            const now = [await reported(outcomes, cohort, NOW), await reported(activity, period, NOW)] as const;
            for (const [i, report] of [outcomes, activity].entries()) {
              const dealt = await differences(report, then[i]!, now[i]!);
              expect(dealt.added).toEqual(asDealt(dealt));
              expect(await unexplained(report, then[i]!, now[i]!)).toEqual([]);
            }
          },
        ),
        { numRuns: 12 },
      ),
    120_000,
  );
});
