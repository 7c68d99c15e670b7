import { getOr, type LocalDate } from '#kernel';
import { Counts, Histogram, NOT_KNOWN, WorkedOut, type Filters } from '#reporting';
import type { CountedGroup } from './count-cases.js';
import type { Breakdown, Dimension, Group } from './dimensions.js';
import type { Figure, Relation } from './figure.js';
import { ABOUT } from './relations.js';
import { linesOf, ROWS, VALUES, type Counted, type Line } from './tally.js';

/** What is told of counts. */
export interface Told {
  by: readonly Breakdown[];
  filters: Filters<Dimension>;
  /** The day as of which follow-ups are due. */
  today: LocalDate;
}

/**
 * The lines that counts amount to, put together over all that they are counted by and figures are not broken down by: for every group
 * that holds anybody; without a breakdown, also over nobody.
 *
 * @param counted what the groups of the counts have values of, and which values alone were counted
 * @throws if that does not tell what is asked
 */
export function linesOfCounts(all: Iterable<Counts>, counted: Pick<Told, 'by' | 'filters'>, told: Told, figures: readonly Figure[]): Line[] {
  const found = new Map<Relation, Map<string, OfGroup>>();
  const groups = new Map<string, readonly (string | null)[]>();
  const columns = told.by.map((breakdown) => columnIn(counted.by, breakdown));
  const isTold = filterOf(counted, told);
  for (const counts of all) {
    for (const [group, own] of groupsOf(counts)) {
      if (!isTold(group)) continue;
      const [relation, about, , , ...values] = group;
      const toldOf = columns.map((i) => values[i] ?? null);
      const text = JSON.stringify(toldOf);
      if (relation === 'cases') groups.set(text, toldOf);
      const groupsAbout = getOr(found, relation, () => new Map<string, OfGroup>());
      const sum = groupsAbout.get(`${text} ${about}`);
      if (sum) add(sum, own);
      else groupsAbout.set(`${text} ${about}`, { text, about, counts: own });
    }
  }
  if (told.by.length === 0) groups.set('[]', []);
  const byRelation = new Map([...found].map(([relation, own]) => [relation, byAbout(relation, [...own.values()])]));
  return [...groups]
    .sort(([, a], [, b]) => byValues(a, b))
    .flatMap(([text, values]) => {
      const group: Group = Object.fromEntries(told.by.map((breakdown, i) => [breakdown, values[i] ?? NOT_KNOWN]));
      return figures.flatMap((figure, i) => {
        const { abouts, byGroup } = byRelation.get(figure.relation) ?? { abouts: ABOUT[figure.relation], byGroup: new Map<string, never>() };
        return abouts.flatMap((about) => linesOf(figure, group, about, byGroup.get(`${text} ${about}`)?.get(i)));
      });
    });
}

const GROUPS = new WorkedOut<Counts, readonly (readonly [CountedGroup, ReadonlyMap<string, number>])[]>();

/** What the groups of counts are of, with the counts of each. */
const groupsOf = (counts: Counts) => GROUPS.of(counts, '', () => [...counts].map(([key, own]) => [JSON.parse(key) as CountedGroup, own] as const));

/** The counts of a group about one thing. */
interface OfGroup {
  text: string;
  about: string;
  counts: ReadonlyMap<string, number>;
  /** The counts where they are sums, and nobody else's. */
  sums?: Map<string, number>;
}

function add(to: OfGroup, more: ReadonlyMap<string, number>): void {
  const sums = (to.sums ??= new Map(to.counts));
  for (const [name, n] of more) sums.set(name, (sums.get(name) ?? 0) + n);
  to.counts = sums;
}

function columnIn(by: readonly Breakdown[], breakdown: Breakdown): number {
  const column = by.indexOf(breakdown);
  if (column < 0) throw new Error(`Nothing was counted by ${breakdown}`);
  return column;
}

function filterOf(counted: Pick<Told, 'by' | 'filters'>, { filters, today }: Told): (group: CountedGroup) => boolean {
  const chosen = (Object.entries(filters) as [Dimension, readonly string[]][])
    .filter(([dimension, values]) => !sameValues(counted.filters[dimension], values))
    .map(([dimension, values]) => ({ column: columnIn(counted.by, dimension), those: new Set(values) }));
  return ([, , until, since, ...values]) =>
    (until === null || today < until) &&
    (since === null || today >= since) &&
    chosen.every(({ column, those }) => those.has(values[column] ?? NOT_KNOWN));
}

const sameValues = (a: readonly string[] | undefined, b: readonly string[]): boolean => a?.join('\u0001') === b.join('\u0001');

/** What a report tells of a relation, in its order: of that which there is, and of that which it always tells of. */
export function aboutsOf(relation: Relation, found: ReadonlySet<string>): string[] {
  // Follow-up points are numbers of weeks, and come in that order.
  const others = [...found].sort((a, b) => a.localeCompare(b, 'en-GB', { numeric: true }));
  return [...new Set([...ABOUT[relation], ...others])];
}

/** What rows are about, in the order in which a report tells of it, and by group and figure the counts about each. */
function byAbout(relation: Relation, found: readonly OfGroup[]) {
  return {
    abouts: aboutsOf(relation, new Set(found.map(({ about }) => about))),
    byGroup: new Map(found.map(({ text, about, counts }) => [`${text} ${about}`, byFigure(counts)])),
  };
}

/** The counts of each figure, by its number among the figures. */
function byFigure(counts: ReadonlyMap<string, number>): Map<number, Counted> {
  const figures = new Map<number, Record<string, number>>();
  const values = new Map<number, Histogram>();
  for (const [name, n] of counts) {
    if (name === ROWS) continue;
    const space = name.indexOf(' ');
    const figure = Number(name.slice(0, space));
    const count = name.slice(space + 1);
    if (count.startsWith(VALUES)) getOr(values, figure, () => new Histogram()).add(Number(count.slice(VALUES.length)), n);
    else getOr(figures, figure, (): Record<string, number> => ({}))[count] = n;
  }
  for (const [figure, histogram] of values) {
    const [mean, median] = [histogram.mean(), histogram.percentile(50)];
    if (mean !== undefined && median !== undefined)
      Object.assign(
        getOr(figures, figure, () => ({})),
        { mean, median },
      );
  }
  return figures;
}

/** By one value after the other; what is not known comes last. */
export function byValues(a: readonly (string | null)[], b: readonly (string | null)[]): number {
  for (const [i, left] of a.entries()) {
    const right = b[i] ?? null;
    if (left === right) continue;
    if (left === null || right === null) return left === null ? 1 : -1;
    return left < right ? -1 : 1;
  }
  return 0;
}
