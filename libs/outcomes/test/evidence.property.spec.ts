import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal, londonDate, type Recorded } from '#kernel';
import { withinMonth, type EvidenceCell, type EvidenceKind } from '#reporting';
import { chained, fileOf, looked } from '#support/evidence.js';
import { projected, type Projected } from '#support/projections.js';
import { activityEvidenceKind, FIGURES, outcomeEvidenceKind, outcomeEvidenceOf, outcomesProjection } from '../src/index.js';
import { activityEvidenceOf } from '../src/reports/evidence/activity-evidence.js';
import { STATISTICS, type OutcomeCellQuery } from '../src/reports/evidence/outcome-cell.js';
import type { OutcomesReport } from '../src/reports/outcomes-report.js';
import type { ShownLine } from '../src/reports/shown-lines.js';
import { activityIn, aTeamLead, NOW, outcomesOf } from './report-support.js';
import { aDay, aLog } from './random-log.js';

const PERIOD = { from: '2026-01-01', to: '2026-12-31' };
const KIND = outcomeEvidenceKind('outcomes', FIGURES);

/** A random log that the projection has taken in, and a moment in it at which there was a case. */
const aPast = fc.tuple(aLog, fc.nat(100)).map(([told, part]) => {
  const events = chained(told);
  return { events, part, then: events[Math.max(4, Math.floor(((events.length - 1) * part) / 100))] as Recorded };
});

/** Every eighth line, another eighth each time; of a long report that is enough for one run. */
const some = (lines: readonly ShownLine[], start: number): ShownLine[] => lines.filter((_, i) => i % 8 === start % 8);

const evidenceOf = async (cell: EvidenceCell | { code: string }, events: readonly Recorded[]): Promise<string[]> => {
  if (!('head' in cell)) throw new Error(cell.code);
  return await fileOf(cell, events);
};

/** What a file says, and what a look through it finds: by itself, and held against the log. */
async function checked(file: readonly string[], kind: EvidenceKind, events: readonly Recorded[]) {
  const { figures } = JSON.parse(file[0]!) as { figures: object };
  const { faults, rows } = await looked(file, [kind], events);
  return { figures, faults, rows };
}

const numbersOf = ({ figure: _f, group: _g, about: _a, part: _p, became: _b, ...numbers }: ShownLine) => numbers;

async function cellOf(of: Projected, line: ShownLine, report: OutcomesReport, statistic?: OutcomeCellQuery['statistic']) {
  const { figure, about, part, became, group } = line;
  const { month, ...values } = group;
  const filters = { provider: ['PRV01'], ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]])) };
  const period = withinMonth(report, month);
  const named = { ...(about ? { about } : {}), ...(part ? { part } : {}), ...(became ? { became } : {}), ...(statistic ? { statistic } : {}) };
  const present = londonDate(report.knownAt ?? NOW);
  const { asAt } = report;
  const today = asAt !== undefined && asAt < present ? asAt : present;
  const query = { cohort: report.cohort, figure, ...named, filters, ...period, today, ...(asAt === undefined ? {} : { asAt }) };
  const cell = outcomeEvidenceOf(of.database.kysely, { report: 'outcomes', figures: FIGURES, position: report.position }, query);
  if (isRefusal(cell)) throw new Error(cell.message);
  return cell;
}

const GROUPED = [[], ['stage', 'month'], ['board', 'network']] as const;

describe('whatever happened, and whatever was recorded later', () => {
  it(
    'the rows behind any line of the outcomes report add up to it, and follow from the log',
    () =>
      fc.assert(
        fc.asyncProperty(
          aPast,
          fc.constantFrom('referred' as const, 'discharged' as const),
          fc.constantFrom(...GROUPED),
          fc.option(aDay, { nil: undefined }),
          async ({ events, then, part }, cohort, groupBy, day) => {
            const of = await projected(outcomesProjection, events, 7);
            const knownAt = then.recordedAt;
            const asAt = day === undefined ? {} : { asAt: day };
            const report = await outcomesOf(of, { ...PERIOD, cohort, ...asAt, knownAt, groupBy });
            for (const line of some(report.figures, part)) {
              const file = await evidenceOf(await cellOf(of, line, report), events);
              expect([line, await checked(file, KIND, events)]).toEqual([line, { figures: numbersOf(line), faults: [], rows: line.outOf }]);
            }
          },
        ),
        { numRuns: 4 },
      ),
    120_000,
  );

  it(
    'so do the rows behind each number of a line',
    () =>
      fc.assert(
        fc.asyncProperty(aPast, async ({ events, part }) => {
          const of = await projected(outcomesProjection, events);
          const report = await outcomesOf(of);
          for (const line of some(report.figures, part).filter(({ outOf }) => outOf !== 0)) {
            for (const statistic of STATISTICS.filter((name) => line[name] !== undefined)) {
              const file = await evidenceOf(await cellOf(of, line, report, statistic), events);
              const { figures, faults } = await checked(file, KIND, events);
              expect([line, figures, faults]).toEqual([line, { [statistic]: line[statistic] }, []]);
            }
          }
        }),
        { numRuns: 2 },
      ),
    120_000,
  );

  it(
    'and behind every count of the activity report',
    () =>
      fc.assert(
        fc.asyncProperty(aPast, async ({ events, then }) => {
          const of = await projected(outcomesProjection, events, 5);
          const report = await activityIn(of, { knownAt: then.recordedAt, groupBy: ['programme'] }, aTeamLead);
          for (const { figure, code, group, count } of report.figures) {
            const filters = { provider: ['PRV01'], programme: [group.programme!] };
            const cell = activityEvidenceOf(
              of.database.kysely,
              { position: report.position },
              { figure, ...(code ? { code } : {}), filters, from: report.from, to: report.to },
            );
            const found = await checked(await evidenceOf(cell, events), activityEvidenceKind, events);
            expect([figure, code, found]).toEqual([figure, code, { figures: { count }, faults: [], rows: count }]);
          }
        }),
        { numRuns: 3 },
      ),
    120_000,
  );
});
