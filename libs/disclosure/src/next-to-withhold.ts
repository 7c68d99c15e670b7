import { nextOf, tellsOfFew, type Cell, type Rule, type Sum } from './cells.js';
import { Telling, type Solutions } from './told.js';

/** The sums of a breakdown by itself and over stretches of time, those that were there before it, and, once it matters, what these tell. */
export interface Breakdown {
  own: readonly Sum[];
  overTime: readonly Sum[];
  before: readonly Sum[];
  given?: ReadonlySet<Cell | Sum>;
}

/**
 * The count of a breakdown to withhold next, because a small one follows from sums put together: one beside it; or, where it is a
 * stretch of time that is told of, one that lasts longer and that it, or a count beside it, is a part of.
 */
export function nextToWithhold(
  breakdown: Breakdown,
  told: ReadonlySet<Cell | Sum>,
  { rule, solutions }: { rule: Rule; solutions: Solutions },
): Cell | undefined {
  const { own, overTime, before } = breakdown;
  const isSmall = (each: Cell | Sum): boolean => ('parts' in each ? each.rest < rule.fewest : tellsOfFew(each, rule));
  const small = [...told].filter(isSmall);
  if (small.length === 0) return undefined;
  // What coarser breakdowns and shorter stretches tell by themselves is not to be mended here.
  const given = (breakdown.given ??= new Telling(before, solutions).told());
  const few = new Set(small.filter((each) => !given.has(each)));
  if (few.size === 0) return undefined;
  const sums = [...before, ...own, ...overTime];
  const isTold = (sum: Sum): boolean => few.has(sum) || sum.parts.some((part) => few.has(part));
  const beside = new Set(sums.filter(isTold).flatMap(({ total, parts }) => [total, ...parts]));
  const longer = overTime.filter(({ parts }) => parts.some((part) => beside.has(part))).map(({ total }) => total);
  return nextOf(own.filter(isTold).flatMap(({ parts }) => parts)) ?? nextOf(longer) ?? nextOf(own.flatMap(({ parts }) => parts));
}
