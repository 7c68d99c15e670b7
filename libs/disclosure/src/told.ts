import type { Cell, Sum } from './cells.js';

/** A prime that products of two smaller numbers do not lose precision over. */
const PRIME = 94_906_249;

/** Sums that hang together by more unknown counts than this are not solved: it would take longer than the figures themselves. */
const MOST_UNKNOWNS = 800;

/** Nor are more sums than this. */
const MOST_SUMS = 1_000;

/** By the number of each unknown how often it counts. */
type Equation = Map<number, number>;

/**
 * The withheld counts that follow from sums put together, although no sum gives them away by itself: those that every way to fill in
 * what is withheld agrees on. Zeros count as known to the reader. Of people in none of the parts of a sum
 * the sum itself is given.
 */
export function toldBySums(sums: readonly Sum[]): Set<Cell | Sum> {
  if (sums.length > MOST_SUMS) return new Set();
  const numbers = new Map<Cell | Sum, number>();
  const unknowns: (Cell | Sum)[] = [];
  const numberOf = (key: Cell | Sum): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, unknowns.length);
    return unknowns.push(key) - 1;
  };
  const equations = sums.flatMap((sum): Equation[] => {
    const held: Equation = new Map(sum.parts.flatMap((part): [number, number][] => (part.withheld ? [[numberOf(part), 1]] : [])));
    if (sum.rest > 0) held.set(numberOf(sum), 1);
    if (sum.total.withheld) held.set(numberOf(sum.total), PRIME - 1);
    return held.size > 0 ? [held] : [];
  });
  const told = new Set<Cell | Sum>();
  for (const component of componentsOf(equations, unknowns.length)) {
    for (const row of solved(component)) {
      const [only] = row.size === 1 ? row.keys() : [];
      const key = only === undefined ? undefined : unknowns[only];
      if (key) told.add(key);
    }
  }
  return told;
}

/** Equations by what hangs together; those that are too many are left out. */
function componentsOf(equations: readonly Equation[], unknowns: number): Equation[][] {
  const leader = Array.from({ length: unknowns }, (_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (leader[at] !== at) at = leader[at] = leader[leader[at] as number] as number;
    return at;
  };
  for (const equation of equations) {
    const [first, ...others] = equation.keys();
    for (const other of others) leader[find(other)] = find(first as number);
  }
  const sizes = new Map<number, number>();
  for (let i = 0; i < unknowns; i++) sizes.set(find(i), (sizes.get(find(i)) ?? 0) + 1);
  const components = Map.groupBy(equations, (equation) => find(equation.keys().next().value as number));
  return [...components].filter(([lead]) => (sizes.get(lead) ?? 0) <= MOST_UNKNOWNS).map(([, own]) => own);
}

/** The equations with each pivot in one of them alone. What is in few equations is solved for first, which leaves little to do. */
function solved(equations: readonly Equation[]): Equation[] {
  const degrees = new Map<number, number>();
  for (const equation of equations) for (const i of equation.keys()) degrees.set(i, (degrees.get(i) ?? 0) + 1);
  const degreeOf = ([i]: [number, number]): number => degrees.get(i) ?? 0;
  const rows = new Map<number, Equation>();
  for (const equation of equations) {
    const row = new Map(equation);
    for (const pivot of equation.keys()) {
      const known = rows.get(pivot);
      if (known) subtract(row, known, row.get(pivot) ?? 0);
    }
    let next: [number, number] | undefined;
    for (const entry of row) if (!next || degreeOf(entry) < degreeOf(next)) next = entry;
    if (!next) continue;
    const [pivot, times] = next;
    const factor = inverse(times);
    if (factor !== 1) for (const [i, value] of row) row.set(i, (value * factor) % PRIME);
    for (const other of rows.values()) subtract(other, row, other.get(pivot) ?? 0);
    rows.set(pivot, row);
  }
  return [...rows.values()];
}

function subtract(row: Equation, other: Equation, times: number): void {
  if (times === 0) return;
  for (const [i, value] of other) {
    const left = ((row.get(i) ?? 0) + (PRIME - times) * value) % PRIME;
    if (left === 0) row.delete(i);
    else row.set(i, left);
  }
}

/** By Fermat's little theorem. */
function inverse(value: number): number {
  if (value === 1 || value === PRIME - 1) return value;
  let result = 1;
  let base = value;
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}
