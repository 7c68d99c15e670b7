import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '#kernel';
import type { EvidenceCell } from '#reporting';
import { chained, fileOf, looked } from '#support/evidence.js';
import { waitEvidenceKind } from '../src/index.js';
import { knownAtPosition, knownPosition } from '../src/reports/known-position.js';
import type { WaitCellQuery } from '../src/reports/evidence/wait-cell.js';
import { waitEvidenceOf } from '../src/reports/evidence/wait-evidence.js';
import type { Group } from '../src/reports/dimensions.js';
import type { ShownFigures } from '../src/reports/shown-figures.js';
import { FactsDatabase, published } from './projection-support.js';
import { randomStory } from './random-story.js';
import { theAuditor, waitingTimes } from './report-support.js';
import { log } from './support.js';

const [FROM, TO] = ['2026-02-20', '2026-04-10'];

/** Every cell of the figures for one group, by the address of its evidence and with the number that it shows. */
function cellsOf({ measure, completed, waiting, left, restarted, notNeeded }: ShownFigures): { cell: Partial<WaitCellQuery>; shown: unknown }[] {
  const ofPopulations = Object.entries({ completed, waiting, left }).flatMap(([name, { n, unknownStart, pausesExcluded, pausesIncluded }]) => {
    const population = name as WaitCellQuery['population'];
    const lengths = (
      [
        ['excluded', pausesExcluded],
        ['included', pausesIncluded],
      ] as const
    ).flatMap(([pauses, { bands, ...of }]) => [
      ...Object.entries(of).map(([statistic, shown]) => ({ cell: { population, statistic, pauses }, shown })),
      ...bands.map(({ band, n: shown }) => ({ cell: { population, statistic: `weeks ${band}`, pauses }, shown })),
    ]);
    return [{ cell: { population, statistic: 'n' }, shown: n }, { cell: { population, statistic: 'unknownStart' }, shown: unknownStart }, ...lengths];
  });
  const others = [
    ...Object.entries(left.why).map(([why, shown]) => ({ cell: { population: 'left' as const, statistic: `why ${why}` }, shown })),
    { cell: { population: 'restarted' as const, statistic: 'n' }, shown: restarted },
    { cell: { population: 'notNeeded' as const, statistic: 'n' }, shown: notNeeded },
  ];
  return [...ofPopulations, ...others].map(({ cell, shown }) => ({ cell: { measure, ...cell }, shown }));
}

/** Every sixth cell, another sixth each time. */
const some = <T>(cells: readonly T[], start: number): T[] => cells.filter((_, i) => i % 6 === start % 6);

const GROUPED = [[], ['stage', 'interventionKind'], ['board', 'network']] as const;

describe('whatever happened, and whatever was recorded later', () => {
  let facts: FactsDatabase;
  beforeAll(async () => {
    facts = await FactsDatabase.open();
  });
  afterAll(() => facts.database.close());

  const cellAt = (query: WaitCellQuery, position: string): EvidenceCell => {
    const cell = waitEvidenceOf(facts.tables, { report: 'waiting-times', position }, query);
    if (isRefusal(cell)) throw new Error(cell.message);
    return cell;
  };

  it(
    'the rows behind any cell add up to what the report shows, and follow from the log',
    () =>
      fc.assert(
        fc.asyncProperty(randomStory, fc.nat(45), fc.constantFrom(...GROUPED), async (story, upTo, dimensions) => {
          const events = chained(log([...published(), ...story]));
          const then = events[Math.min(upTo, events.length - 1)]!;
          await facts.take(events, [7]);
          const request = { groupBy: dimensions, knownAt: then.recordedAt };
          const report = await waitingTimes(facts, [FROM, TO], request, { actor: theAuditor });
          const position = await knownAtPosition(facts.tables, then.recordedAt);
          expect(report.position).toBe(position);
          for (const figures of report.figures) {
            const filters = {
              ...report.filters,
              ...Object.fromEntries(Object.entries(figures.group as Group).map(([name, value]) => [name, [value]])),
            };
            for (const { cell, shown } of some(cellsOf(figures), upTo)) {
              const query = { ...cell, filters, from: FROM, to: TO, countIn: 'calendar-days' } as WaitCellQuery;
              expect([cell, (await cellAt(query, position).figures()).figures]).toEqual([cell, { [cell.statistic!]: shown }]);
            }
            for (const population of ['completed', 'waiting', 'left'] as const) {
              const query = { measure: figures.measure, population, filters, from: FROM, to: TO, countIn: 'calendar-days' } as const;
              const file = await fileOf(cellAt(query, position), events);
              expect(await looked(file, [waitEvidenceKind], events)).toMatchObject({
                faults: [],
                figures: figures[population],
                rows: figures[population].n,
              });
            }
          }
        }),
        { numRuns: 5 },
      ),
    120_000,
  );

  it(
    'the rows of a part are those of it, and recompute it',
    () =>
      fc.assert(
        fc.asyncProperty(randomStory, fc.boolean(), fc.nat(45), async (story, working, start) => {
          const events = chained(log([...published(), ...story]));
          await facts.take(events);
          const countIn = working ? 'working-days' : 'calendar-days';
          const report = await waitingTimes(facts, [FROM, TO], { countIn }, { actor: theAuditor });
          const position = await knownPosition(facts.tables);
          for (const figures of report.figures)
            for (const { cell, shown } of some(cellsOf(figures), start)) {
              const query = { ...cell, filters: report.filters, from: FROM, to: TO, countIn } as WaitCellQuery;
              const file = await fileOf(cellAt(query, position), events);
              const verdict = await looked(file, [waitEvidenceKind], events);
              expect([cell, verdict.faults, verdict.figures]).toEqual([cell, [], { [cell.statistic!]: shown }]);
            }
        }),
        { numRuns: 4 },
      ),
    120_000,
  );
});
