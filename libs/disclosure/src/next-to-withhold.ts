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
 * The count of a breakdown to withhold next, because a small one follows from sums put together: one that is shown and that it follows from,
 * rather one without which much can still be shown, and of these the smallest. Where none is of this breakdown, nothing here can mend it.
 */
export function nextToWithhold(breakdown: Breakdown, telling: Telling, { rule, solutions }: { rule: Rule; solutions: Solutions }): Cell | undefined {
  const isSmall = (each: Cell | Sum): boolean => ('parts' in each ? each.rest < rule.fewest : tellsOfFew(each, rule));
  const small = [...telling.told()].filter(isSmall);
  if (small.length === 0) return undefined;
  // What coarser breakdowns and shorter stretches tell by themselves is not to be mended here.
  const given = (breakdown.given ??= new Telling(breakdown.before, solutions).told());
  for (const few of small) {
    if (given.has(few)) continue;
    const next = mending(telling.sumsBehind(few), breakdown.cells());
    if (next) return next;
    // What it follows from stays as it is, however much more is withheld.
    given.add(few);
  }
  return undefined;
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
