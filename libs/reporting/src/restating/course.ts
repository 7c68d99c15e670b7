import type { Instant } from '#kernel';
import type { Believed } from '../versions.js';

/** Words by which something is told from others of its kind: a name for each, with its value. */
export type Words = Readonly<Record<string, string>>;

/** One figure of a report for one group. */
export interface FigureName {
  /** Id of its definition. */
  definition: string;
  /** Which of the figures of that definition. */
  of: Words;
  /** The group, by what the report is broken down by. */
  group: Words;
}

/**
 * What one case brings to a figure. A number: so many are counted in it. A text: what it brings to a median, mean or percentage, whose
 * parts do not add up; another text is another contribution.
 */
export interface Counted extends FigureName {
  amount: number | string;
}

/** What a case counts for, in the figures that a report shows. */
export interface CountedCase {
  inside: readonly Counted[];
  /** The same whatever the group and the filters, months apart: tells whether the case is merely counted elsewhere. */
  anywhere: readonly Counted[];
}

/** Why a case counts for something else than a moment before. */
export type Change =
  | { kind: 'event'; type: string; happenedAt: Instant }
  /** The report reaches further than it could, or something has fallen due, with nothing having been recorded. */
  | { kind: 'time' }
  /** A definition has a version that it had not. */
  | { kind: 'definition' };

/** A case at one time; `by` is absent at the beginning of its course. */
export interface Step extends CountedCase {
  by?: Change;
}

/** What a case counted for as believed at one position of the log, and after every change up to another. */
export type Course = readonly Step[];

/** What rows that were believed together count for. */
export type CountRows<Row> = (rows: readonly Row[]) => CountedCase;

/** How the rows of a case are counted along its course: by the period and the definitions of then, the period of now, and all of now. */
export interface Counters<Row> {
  then: CountRows<Row>;
  now: CountRows<Row>;
  inForce: CountRows<Row>;
}

/**
 * The course of a case between two positions.
 *
 * @param versions its rows that were believed at some position between the two
 * @param tell what the event at a position was
 * @param counters those that are the same object count the same, and are no step of their own
 */
export function courseOf<Row extends Believed>(
  versions: readonly Row[],
  range: { then: string; now: string },
  tell: (position: string) => Change,
  counters: Counters<Row>,
): Course {
  const first = believedAt(versions, range.then);
  const steps: Step[] = [counters.then(first)];
  if (counters.now !== counters.then) steps.push({ ...counters.now(first), by: { kind: 'time' } });
  for (const position of changesBetween(versions, range)) steps.push({ ...counters.now(believedAt(versions, position)), by: tell(position) });
  if (counters.inForce !== counters.now) steps.push({ ...counters.inForce(believedAt(versions, range.now)), by: { kind: 'definition' } });
  return steps;
}

const believedAt = <Row extends Believed>(versions: readonly Row[], position: string): Row[] =>
  versions.filter(({ from_position, to_position }) => from_position <= position && (to_position === null || to_position > position));

function changesBetween(versions: readonly Believed[], { then, now }: { then: string; now: string }): string[] {
  const all = versions.flatMap(({ from_position, to_position }) => [from_position, to_position]);
  return [...new Set(all)].filter((position): position is string => position !== null && position > then && position <= now).sort();
}
