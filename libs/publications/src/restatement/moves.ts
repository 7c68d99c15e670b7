import type { Instant } from '#kernel';
import type { Change, Counted, Course, FigureName, Step } from '#reporting';
import { causeOf, type RestatementCause } from './causes.js';

/** What the course of one case does to one figure, by one cause. */
export interface Move {
  figure: FigureName;
  cause: RestatementCause;
  /** `entered` and `left` change a number by `n`; of a median, mean or percentage also `changed`: the case is in it with another value. */
  how: 'entered' | 'left' | 'changed';
  n: number;
  /** Whether the figure is a number of people or of what was done, to which moves add up. */
  counts: boolean;
}

/** A figure by a text; words in whichever order are the same. */
export const keyOf = ({ definition, of, group }: FigureName): string => JSON.stringify([definition, sorted(of), sorted(group)]);

const sorted = (words: Readonly<Record<string, string>>): [string, string][] => Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1));

/** A step that is taken, with what it changes. */
interface Taken {
  by: Change;
  before: ReadonlyMap<string, Counted['amount']>;
  after: ReadonlyMap<string, Counted['amount']>;
  anywhereBefore: ReadonlyMap<string, Counted['amount']>;
  anywhereAfter: ReadonlyMap<string, Counted['amount']>;
}

/**
 * What a case changes in figures between the beginning and the end of its course, and why. Where it came and went in between, the
 * last change that made it so is the cause: moves of a number add up to what the number differs by.
 */
export function movesIn(course: Course, knownAt: Instant): Move[] {
  const names = new Map(course.flatMap(({ inside }) => inside).map((counted) => [keyOf(counted), counted]));
  const steps = takenIn(course);
  const [first, last] = [amounts(course[0]?.inside ?? []), amounts(course.at(-1)?.inside ?? [])];
  return [...names].flatMap(([key, { definition, of, group }]) => {
    const [then, now] = [first.get(key), last.get(key)];
    if (then === now) return [];
    const figure = { definition, of, group };
    const counts = typeof (then ?? now) === 'number';
    const parts = counts ? ofNumber(key, steps, Number(now ?? 0) - Number(then ?? 0)) : ofStatistic(key, steps, then, now);
    return parts.map(({ step, how, n }) => ({ figure, how, n, counts, cause: causeOf(step.by, isElsewhere(figure, step), knownAt) }));
  });
}

const amounts = (counted: readonly Counted[]): Map<string, Counted['amount']> => new Map(counted.map((each) => [keyOf(each), each.amount]));

function takenIn(course: Course): Taken[] {
  const known = course.map((step: Step) => ({ by: step.by, inside: amounts(step.inside), anywhere: amounts(step.anywhere) }));
  return known.flatMap(({ by, inside, anywhere }, i) => {
    const earlier = known[i - 1];
    return by && earlier ? [{ by, before: earlier.inside, after: inside, anywhereBefore: earlier.anywhere, anywhereAfter: anywhere }] : [];
  });
}

interface Part {
  step: Taken;
  how: Move['how'];
  n: number;
}

/** Deals the difference out to the steps that went its way, the last ones first. */
function ofNumber(key: string, steps: readonly Taken[], difference: number): Part[] {
  const parts: Part[] = [];
  let left = difference;
  for (const step of steps.toReversed()) {
    const change = Number(step.after.get(key) ?? 0) - Number(step.before.get(key) ?? 0);
    if (left === 0 || Math.sign(change) !== Math.sign(left)) continue;
    const n = Math.min(Math.abs(change), Math.abs(left));
    parts.push({ step, how: left > 0 ? 'entered' : 'left', n });
    left -= Math.sign(left) * n;
  }
  return parts;
}

function ofStatistic(key: string, steps: readonly Taken[], then: Counted['amount'] | undefined, now: Counted['amount'] | undefined): Part[] {
  const step = steps.findLast(({ before, after }) => before.get(key) !== after.get(key));
  if (!step) return [];
  return [{ step, how: then === undefined ? 'entered' : now === undefined ? 'left' : 'changed', n: 1 }];
}

/** Whether a step leaves what the case counts for as it was, wherever that is. Months are not a place: they are part of what is counted. */
function isElsewhere({ definition, of, group }: FigureName, { anywhereBefore, anywhereAfter }: Taken): boolean {
  const { month } = group;
  const key = keyOf({ definition, of, group: month === undefined ? {} : { month } });
  return anywhereBefore.has(key) && anywhereBefore.get(key) === anywhereAfter.get(key);
}
