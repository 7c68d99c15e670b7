/** A month as `2026-03`. */
export type Month = string;

/** A month, a quarter of a calendar year, or a financial year from April to March, by the months in it. */
export type Stretch = readonly Month[];

const MONTHS_A_YEAR = 12;
const MONTHS_A_QUARTER = 3;
const APRIL = 3;

const numberOf = (month: Month): number => MONTHS_A_YEAR * Number(month.slice(0, 4)) + Number(month.slice(5)) - 1;
const monthOf = (number: number): Month =>
  `${String(Math.floor(number / MONTHS_A_YEAR)).padStart(4, '0')}-${String((number % MONTHS_A_YEAR) + 1).padStart(2, '0')}`;

/** So many months from one on. */
const monthsFrom = (first: number, many: number): Month[] => Array.from({ length: many }, (_, i) => monthOf(first + i));

/**
 * A period of whole months as the fewest financial years, quarters and months that it is made of. Every period is taken apart in
 * this one way, so that what two of them tell differs by whole stretches.
 *
 * @param first first month of the period
 * @param last its last month
 * @param running true: the last month is not over yet, and no quarter or year that it is in is
 */
export function stretchesOf(first: Month, last: Month, running = false): Stretch[] {
  const stretches: Stretch[] = [];
  const end = numberOf(last) + 1;
  const over = running ? end - 1 : end;
  for (let at = numberOf(first); at < end;) {
    const fits = (many: number, phase: number): boolean => at % many === phase && at + many <= over;
    const many = fits(MONTHS_A_YEAR, APRIL) ? MONTHS_A_YEAR : fits(MONTHS_A_QUARTER, 0) ? MONTHS_A_QUARTER : 1;
    stretches.push(monthsFrom(at, many));
    at += many;
  }
  return stretches;
}

/** The quarters of a year, or the months of a quarter. */
export function stretchesWithin(stretch: Stretch): Stretch[] {
  if (stretch.length === MONTHS_A_QUARTER) return stretch.map((month) => [month]);
  const first = numberOf(stretch[0] as Month);
  return Array.from({ length: stretch.length / MONTHS_A_QUARTER }, (_, i) => monthsFrom(first + i * MONTHS_A_QUARTER, MONTHS_A_QUARTER));
}
