/**
 * How much is counted, and of how many people at least: somebody may be counted several times. `nth` tells how often it is the first, the
 * second and so on that is counted of somebody; absent: everybody is counted once.
 */
export interface Tally {
  readonly n: number;
  readonly nth?: readonly number[];
}

export const NOTHING: Tally = { n: 0 };

/** How many people are certainly in it: whoever is counted for the nth time is somebody else each time. */
export const peopleIn = ({ n, nth }: Tally): number => (nth ? Math.max(...nth) : n);

export function added(a: Tally, b: Tally): Tally {
  const n = a.n + b.n;
  if (!a.nth && !b.nth) return { n };
  const [one, other] = [a.nth ?? [a.n], b.nth ?? [b.n]];
  const longest = one.length >= other.length ? one : other;
  return { n, nth: longest.map((_, i) => (one[i] ?? 0) + (other[i] ?? 0)) };
}

export const sumOf = (tallies: readonly Tally[]): Tally => tallies.reduce(added, NOTHING);
