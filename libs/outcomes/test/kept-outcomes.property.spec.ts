import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#kernel';
import { andThen, givenEvents, projected } from '#support/projections.js';
import { outcomeLines, outcomesProjection } from '../src/index.js';
import { FIGURES } from '../src/reports/catalogue/figures.js';
import { BREAKDOWNS } from '../src/reports/dimensions.js';
import { changedGroups } from '../src/reports/changed-cases.js';
import { keptChanges, keptLines } from '../src/reports/kept-outcomes.js';
import { aLog, asTheLogGoesOn, howFarBack } from './random-log.js';
import { aTeamLead, outcomesOf, partsOf } from './report-support.js';
import { accepted, corrected, discharged, id, named, ofCase, referred, reopened, theProgramme, worked } from './story.js';

/** What is asked about again and again. */
const aReport = fc.record({
  cohort: fc.constantFrom('referred' as const, 'discharged' as const),
  by: fc.subarray(['programme', 'ageBand', 'month'] as const),
  filters: fc.constantFrom({}, { provider: ['PRV01'] }, { conditionGroup: ['not-known', 'musculoskeletal'] }),
  asAt: fc.option(fc.constantFrom('2026-03-15', '2026-06-30'), { nil: undefined }),
});

/** As of when, and of which days. */
const aMoment = fc.record({
  period: fc.constantFrom(['2026-01-01', '2026-08-31'], ['2026-01-10', '2026-06-30'], ['2026-01-01', '2026-01-18']),
  today: fc.integer({ min: 0, max: 250 }).map((days) => addDays('2026-02-01', days)),
  back: howFarBack,
  lasting: fc.boolean(),
});

const ROUNDS = 10;

const inOrder = (all: readonly object[]): string[] => all.map((each) => JSON.stringify(each)).sort();

describe('figures from counts that are kept', () => {
  it('are those that looking at every case gives, however the log goes on between questions', async () => {
    await fc.assert(
      fc.asyncProperty(
        aLog,
        fc.array(aReport, { minLength: 1, maxLength: 2 }),
        fc.array(aMoment, { minLength: ROUNDS, maxLength: ROUNDS }),
        async (log, reports, moments) => {
          await asTheLogGoesOn(log, moments, async (db, { period, today, lasting }, { position, before }) => {
            const [from, to] = period as [string, string];
            for (const { cohort, filters, asAt, ...report } of reports) {
              const by = BREAKDOWNS.filter((breakdown) => report.by.some((one) => one === breakdown));
              const query = { cohort, from, to, today, by, filters, position, ...(asAt === undefined ? {} : { asAt }) };
              const countedBy = BREAKDOWNS.filter((breakdown) => by.includes(breakdown) || breakdown in filters);
              const kept = await keptLines(db, { ...query, by: countedBy }, lasting, FIGURES);
              expect(kept.lines(query)).toEqual(await outcomeLines(db, query, FIGURES));
              if (position < before) continue;
              const changed = (await changedGroups(db, query, before)).filter(({ cases }) => cases > 0);
              expect(inOrder(await keptChanges(db, query, before, lasting))).toEqual(inOrder(changed));
            }
          });
        },
      ),
      { numRuns: 12 },
    );
  }, 240_000);

  it('leave out who is discharged no longer, and count under its month whose discharge was entered wrongly', async () => {
    const first = givenEvents(
      theProgramme,
      ...ofCase(id('one'), referred('2026-01-05'), accepted('2026-01-06'), discharged('2026-03-10')),
      ...ofCase(id('another'), referred('2026-01-05'), accepted('2026-01-06'), named('the discharge', discharged('2026-03-20'))),
    );
    const facts = await projected(outcomesProjection, first);
    const byMonth = async () => {
      const { figures } = await outcomesOf(facts, { cohort: 'discharged', groupBy: ['month'] });
      return Object.fromEntries(figures.filter(({ figure }) => figure === 'people').map(({ group, people }) => [group.month, people]));
    };
    expect(await byMonth()).toEqual({ '2026-03': 2 });
    const reopening = andThen(first, ...ofCase(id('one'), reopened('2026-04-01')));
    await facts.take(reopening);
    expect(await byMonth()).toEqual({ '2026-03': 1 });
    const correction = corrected('the discharge', discharged('2026-03-20'), '2026-04-02', { happenedOn: '2026-02-20' });
    await facts.take(andThen([...first, ...reopening], ...ofCase(id('another'), correction)));
    expect(await byMonth()).toEqual({ '2026-02': 1 });
  });

  it('tell a follow-up that nobody recorded from one still to come, though nothing happens between', async () => {
    const story = [referred('2026-01-05'), accepted('2026-01-06'), worked('2026-01-06', 'off-sick'), discharged('2026-04-10')];
    const facts = await projected(outcomesProjection, givenEvents(theProgramme, ...story));
    const after4Weeks = async (day: string) =>
      partsOf(await outcomesOf(facts, { to: '2026-04-30' }, aTeamLead, `${day}T10:00:00.000Z`), 'work-at-follow-up', '4');
    expect(await after4Weeks('2026-05-07')).toEqual({ 'off-sick > not-yet-due': 1 });
    expect(await after4Weeks('2026-05-08')).toEqual({ 'off-sick > not-recorded': 1 });
    expect(await after4Weeks('2026-05-07')).toEqual({ 'off-sick > not-yet-due': 1 });
  });
});
