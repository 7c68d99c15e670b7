import { nextOf, tellsOfFew, type Cell, type Rule, type Sum } from './cells.js';
import { Telling, type Solutions } from './told.js';

/** The sums of a breakdown by itself and over stretches of time, those that were there before it, and, once it matters, what these tell. */
export interface Breakdown {
  own: readonly Sum[];
  overTime: readonly Sum[];
  before: readonly Sum[];
  /**
   * The counts of the breakdown, which may be withheld: those of coarser ones and of shorter stretches may no longer. In the order in which
   * they are to be spared: first those that have no parts, last those that are no part of another count of their group, without which
   * nothing of the group is of use.
   */
  cells: () => readonly ReadonlySet<Cell>[];
  /** What is told and not to be mended here; worked out once it matters, and added to. */
  given?: Set<Cell | Sum>;
}

/**
 * The count of a breakdown to withhold next, because a small one follows from sums put together: one beside it; or, where it is a stretch of
 * time that is told of, one that lasts longer and that it, or a count beside it, is a part of; or one that it follows from, rather one without
 * which much can still be shown. Where none of these is of this breakdown, nothing here can mend it, and one count more is withheld: what is
 * shown here and in finer breakdowns then tells less.
 */
export function nextToWithhold(breakdown: Breakdown, telling: Telling, { rule, solutions }: { rule: Rule; solutions: Solutions }): Cell | undefined {
  const { own, overTime, before } = breakdown;
  const isSmall = (each: Cell | Sum): boolean => ('parts' in each ? each.rest < rule.fewest : tellsOfFew(each, rule));
  const small = [...telling.told()].filter(isSmall);
  if (small.length === 0) return undefined;
  // What coarser breakdowns and shorter stretches tell by themselves is not to be mended here.
  const given = (breakdown.given ??= new Telling(before, solutions).told());
  const few = new Set(small.filter((each) => !given.has(each)));
  if (few.size === 0) return undefined;
  const isTold = (sum: Sum): boolean => few.has(sum) || sum.parts.some((part) => few.has(part));
  const beside = new Set([...before, ...own, ...overTime].filter(isTold).flatMap(({ total, parts }) => [total, ...parts]));
  const longer = overTime.filter(({ parts }) => parts.some((part) => beside.has(part))).map(({ total }) => total);
  const near = nextOf(own.filter(isTold).flatMap(({ parts }) => parts)) ?? nextOf(longer);
  if (near) return near;
  for (const each of few) {
    const next = mending(telling.sumsBehind(each), breakdown.cells());
    if (next) return next;
    // What it follows from stays as it is, however much more is withheld.
    given.add(each);
  }
  return nextOf(own.flatMap(({ parts }) => parts));
}

/** Of the counts that sums show, the one to withhold so that they no longer tell what they did. */
function mending(sums: readonly Sum[], spared: readonly ReadonlySet<Cell>[]): Cell | undefined {
  const all = sums.flatMap(({ total, parts }) => [...parts, total]);
  for (const cells of spared) {
    const next = nextOf(all.filter((cell) => cells.has(cell)));
    if (next) return next;
  }
  return undefined;
}
