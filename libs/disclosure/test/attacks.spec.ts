import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { suppress1To7Round5, suppressUnder5Round5, Withholding, type Choice, type DisclosurePolicy } from '../src/index.js';
import { Attacker } from '#support/attacker.js';

const VALUES = [
  ['p', 'q', 'r'],
  ['x', 'y', 'z'],
];
const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04'];
const COUNTS = ['n', 'within', 'over'] as const;
const PARTS = [{ total: 'n', parts: ['within', 'over'] }];

/** People in each cell of a table of two things by month, within target and over it. */
interface Person {
  cell: string[];
  month: string;
  part: 'within' | 'over';
}

const keyOf = ({ cell, month, part }: Person): string => [...cell, month, part].join(' ');
const CELLS: Person[] = VALUES[0]!.flatMap((a) =>
  VALUES[1]!.flatMap((b) => MONTHS.flatMap((month) => (['within', 'over'] as const).map((part) => ({ cell: [a, b], month, part })))),
);

/** A caseload: how many people are in each cell; most are few, some are many. */
const caseload = fc.array(fc.oneof({ weight: 3, arbitrary: fc.nat(6) }, { weight: 2, arbitrary: fc.constant(0) }, fc.nat(30)), {
  minLength: CELLS.length,
  maxLength: CELLS.length,
});

/** All of a thing, one value of it, or several. */
const CHOICES: (readonly string[] | undefined)[][] = VALUES.map((values) => [
  undefined,
  ...values.map((value) => [value]),
  ...values.map((left) => values.filter((value) => value !== left)),
]);
const PERIODS = MONTHS.flatMap((first, i) => MONTHS.slice(i).map((last) => ({ first, last })));

/** Every figure that can be asked for. */
const QUESTIONS = CHOICES[0]!.flatMap((a) =>
  CHOICES[1]!.flatMap((b) => PERIODS.flatMap((months) => COUNTS.map((count) => ({ choice: [a, b] as Choice, months, count })))),
);
type Question = (typeof QUESTIONS)[number];

const unknownsOf = ({ choice, months, count }: Question): Map<number, number> =>
  new Map(
    CELLS.flatMap(({ cell, month, part }, i): [number, number][] => {
      const isIn = cell.every((value, axis) => choice[axis]?.includes(value) ?? true) && month >= months.first && month <= months.last;
      return isIn && (count === 'n' || count === part) ? [[i, 1]] : [];
    }),
  );

/** Several values or months together may come out, as the sum of cells of which none is known. */
const isCell = ({ choice, months: { first, last } }: Question): boolean =>
  choice.every((values) => !values || values.length === 1) && (first === last || (first === MONTHS[0] && last === MONTHS[2]));

/** Asks every question, solves what is shown, and names the counts of few people that come to light. */
function attack(people: readonly number[], policy: DisclosurePolicy, withholds: (question: Question) => boolean): string[] {
  const exact = (question: Question): number => [...unknownsOf(question).keys()].reduce((sum, i) => sum + people[i]!, 0);
  const attacker = new Attacker(CELLS.length);
  for (const question of QUESTIONS) {
    const sum = exact(question);
    // A whole percentage beside a rounded count often gives the count: whatever is shown counts as known exactly.
    if (policy.count(sum) !== '*' && !withholds(question)) attacker.learn({ of: unknownsOf(question), sum });
  }
  attacker.conclude();
  return QUESTIONS.filter((question) => {
    if (!isCell(question)) return false;
    const few = exact(question);
    return few > 0 && few < policy.fewest && attacker.tell(unknownsOf(question)) !== undefined;
  }).map(({ choice, months, count }) => `${count} ${JSON.stringify(choice)} ${months.first}..${months.last}`);
}

function withholding(people: readonly number[], policy: DisclosurePolicy): (question: Question) => boolean {
  const rows = VALUES[0]!.flatMap((a) =>
    VALUES[1]!.flatMap((b) =>
      MONTHS.map((month) => {
        const of = (part: string): number => people[CELLS.findIndex((each) => keyOf(each) === [a, b, month, part].join(' '))]!;
        return { values: [a, b], month, counts: { n: of('within') + of('over'), within: of('within'), over: of('over') } };
      }),
    ),
  );
  const own = new Withholding(policy, { axes: 2, rows, parts: PARTS });
  return ({ choice, months, count }) => own.withholds(count, choice, months);
}

describe.each([suppressUnder5Round5, suppress1To7Round5])('$name', (policy) => {
  it('does not give few people away to somebody who asks everything and subtracts', () => {
    fc.assert(
      fc.property(caseload, (people) => {
        expect(attack(people, policy, withholding(people, policy))).toEqual([]);
      }),
      { numRuns: Number(process.env['FC_RUNS'] ?? 30), seed: Number(process.env['FC_SEED'] ?? 7) },
    );
  });

  it('would, if each count were looked at by itself', () => {
    const found = fc.sample(caseload, { numRuns: 5, seed: 1 }).map((people) => attack(people, policy, () => false).length);
    expect(Math.min(...found)).toBeGreaterThan(0);
  });
});
