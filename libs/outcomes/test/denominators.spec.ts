import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { projected, type Projected } from '#support/projections.js';
import { outcomesProjection } from '../src/index.js';
import { outcomeFactsOf } from '../src/facts/outcome-facts-of.js';
import { entryOf } from '../src/history/entry.js';
import { FIGURES } from '../src/reports/catalogue/figures.js';
import type { Figure } from '../src/reports/figure.js';
import type { ShownLine } from '../src/reports/shown-lines.js';
import { anOperator, lineOf, outcomesOf } from './report-support.js';
import { aLog, anotherProgramme } from './random-log.js';
import { findTerms, nowhere } from './story.js';

const COHORTS = ['referred', 'discharged'] as const;

/** The figures as they are, of the provider of the stories. */
const figuresOf = async (
  projection: Projected,
  cohort: (typeof COHORTS)[number],
  groupBy: ('stage' | 'month')[] = [],
): Promise<readonly ShownLine[]> => (await outcomesOf(projection, { cohort, groupBy })).figures;

const sum = (lines: readonly ShownLine[], field: 'people' | 'outOf' | 'missing' | 'total' = 'people'): number =>
  lines.reduce((total, line) => total + Number(line[field] ?? 0), 0);

const byAbout = (lines: readonly ShownLine[]): ShownLine[][] => [
  ...Map.groupBy(lines, ({ about, group }) => JSON.stringify([about, group])).values(),
];

const kindOf = (id: string): Figure['counting']['kind'] => FIGURES.find(({ definition }) => definition.id === id)!.counting.kind;

it('adds up: parts come to their denominator, and who has a value and who has none to everybody', async () => {
  await fc.assert(
    fc.asyncProperty(aLog, fc.constantFrom(...COHORTS), async (events, cohort) => {
      const lines = await figuresOf(await projected(outcomesProjection, events), cohort);
      for (const figure of new Set(lines.map((line) => line.figure))) {
        for (const own of byAbout(lines.filter((line) => line.figure === figure))) {
          const outOf = Number(own[0]!.outOf);
          expect(own.every((line) => line.outOf === outOf && Number(line.people) <= outOf)).toBe(true);
          if (kindOf(figure) === 'parts') expect([figure, sum(own)]).toEqual([figure, outOf]);
          if (kindOf(figure) === 'spread') expect([figure, sum(own) + sum(own, 'missing')]).toEqual([figure, outOf]);
        }
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);

it('adds up over groups: every case is in one of them', async () => {
  await fc.assert(
    fc.asyncProperty(
      aLog,
      fc.constantFrom(...COHORTS),
      fc.subarray(['stage', 'month'] as ('stage' | 'month')[], { minLength: 1 }),
      async (events, cohort, groupBy) => {
        const projection = await projected(outcomesProjection, events);
        const whole = await figuresOf(projection, cohort);
        const groups = await figuresOf(projection, cohort, groupBy);
        for (const line of whole) {
          const parts = groups.filter(
            ({ figure, about, part, became }) => figure === line.figure && about === line.about && part === line.part && became === line.became,
          );
          for (const field of ['people', 'outOf', 'missing', 'total'] as const) expect(sum(parts, field)).toBe(Number(line[field] ?? 0));
        }
      },
    ),
    { numRuns: 8 },
  );
}, 120_000);

it('counts what a plain reading of the facts counts', async () => {
  await fc.assert(
    fc.asyncProperty(aLog, async (events) => {
      const report = await outcomesOf(await projected(outcomesProjection, events));
      const byCase = Map.groupBy(
        events.filter(({ caseId }) => caseId),
        ({ caseId }) => caseId ?? '',
      );
      const all = [...byCase].flatMap(
        ([caseId, own]) =>
          outcomeFactsOf(
            caseId,
            own.flatMap((event) => entryOf(event) ?? []),
            findTerms(anotherProgramme),
            nowhere,
          ) ?? [],
      );
      const facts = all.filter(({ attribution }) => attribution.atReferral.provider === 'PRV01');
      const accepted = facts.filter(({ progress }) => progress.acceptedOn);
      expect(lineOf(report, 'accepted')).toMatchObject({ people: accepted.length, outOf: facts.length });
      expect(lineOf(report, 'engaged')).toMatchObject({
        people: accepted.filter(({ progress }) => progress.engagedOn).length,
        outOf: accepted.length,
      });
      const away = accepted.filter(({ work }) => work.atReferral === 'off-sick');
      expect(lineOf(report, 'returned-to-work')).toMatchObject({ people: away.filter(({ work }) => work.returned).length, outOf: away.length });
      const ratings = facts.flatMap(({ benefitRating }) => benefitRating ?? []);
      const mean = ratings.reduce((total, rating) => total + rating, 0) / ratings.length;
      expect(lineOf(report, 'benefit').mean).toBe(ratings.length === 0 ? undefined : Math.round(mean * 100) / 100);
      const pairs = facts.flatMap(({ measures }) => measures).filter(({ status }) => status === 'paired');
      expect(lineOf(report, 'mean-change', { about: 'phq-9' }).people).toBe(pairs.length);
      const letters = facts.flatMap((each) => each.letters);
      for (const [about, part] of [
        ['progress', 'sent'],
        ['discharge', 'sent'],
        ['discharge', 'delivered'],
      ] as const) {
        const own = letters.filter(({ kind, status }) => kind === about && status === part);
        expect(lineOf(report, 'letters', { about, part }).people).toBe(own.length);
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);

it('shows nothing that its disclosure policy withholds', async () => {
  await fc.assert(
    fc.asyncProperty(aLog, async (events) => {
      const { figures } = await outcomesOf(await projected(outcomesProjection, events), {}, anOperator);
      // Fewer than five people were referred in these logs, so nothing may be said of any of them but the number of their letters.
      const told = figures.filter(
        ({ figure, ...line }) => !figure.includes('letter') && Object.values(line).some((value) => typeof value === 'number'),
      );
      expect(told).toEqual([]);
    }),
    { numRuns: 6 },
  );
}, 120_000);
