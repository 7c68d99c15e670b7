/** Stands where a figure is withheld, so that nobody can be recognised by it. It is neither zero nor unknown. */
export const WITHHELD = '*';

/** A figure as it may be shown. */
export type Shown = number | typeof WITHHELD;

/** A rule by which figures about people are shown. All of it pure; `n`, `part` and `whole` are numbers of people. */
export interface DisclosurePolicy {
  readonly name: string;
  /** The fewest people of whom a count may be shown; 1: of anybody. */
  readonly fewest: number;
  /** A number of people. */
  count(n: number): Shown;
  /** What percentage of `whole` is `part`; `undefined` where nobody is in the whole and the policy may say so. */
  percentage(part: number, whole: number): Shown | undefined;
  /** A mean, median or percentile over `n` people; `undefined` where there is none and the policy may say so. */
  statistic(value: number | undefined, n: number): Shown | undefined;
}

const percent = (part: number, whole: number): number => (100 * part) / whole;
const toNearest5 = (n: number): number => 5 * Math.round(n / 5);

/** A policy that withholds counts under `fewest`, of nobody only if `hidesZero`, and rounds other counts to the nearest 5 and percentages to whole numbers. */
function suppressing(name: string, fewest: number, hidesZero: boolean): DisclosurePolicy {
  const isSmall = (n: number): boolean => n < fewest && (n > 0 || hidesZero);
  return {
    name,
    fewest,
    count: (n) => (isSmall(n) ? WITHHELD : toNearest5(n)),
    percentage(part, whole) {
      if (isSmall(part) || isSmall(whole)) return WITHHELD;
      return whole === 0 ? undefined : Math.round(percent(part, whole));
    },
    statistic: (value, n) => (isSmall(n) ? WITHHELD : value),
  };
}

/** Shows counts under 5 as `*`, zero too, and others to the nearest 5; a percentage is `*` if either part of it is under 5. */
export const suppressUnder5Round5 = suppressing('suppress-under-5-round-5', 5, true);

/** Shows 0 as it is, 1 to 7 as `*` and others to the nearest 5; statistics on 1 to 7 people are `*`. */
export const suppress1To7Round5 = suppressing('suppress-1-7-round-5', 8, false);

/** Shows every figure, percentages to one decimal place. For those who work with the people themselves. */
export const unsuppressed: DisclosurePolicy = {
  name: 'unsuppressed',
  fewest: 1,
  count: (n) => n,
  percentage: (part, whole) => (whole === 0 ? undefined : Math.round(10 * percent(part, whole)) / 10),
  statistic: (value) => value,
};
