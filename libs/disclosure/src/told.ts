import type { Cell, Sum } from './cells.js';

/** A prime that products of two smaller numbers do not lose precision over. */
const PRIME = 94_906_249;

/** Sums that hang together by more unknown counts than this are not solved: it would take longer than the figures themselves. */
const MOST_UNKNOWNS = 800;

/** Nor are more sums than this. */
const MOST_SUMS = 1_000;

/** By the number of each unknown how often it counts. */
type Equation = ReadonlyMap<number, number>;

/** What is withheld of a sum as an equation, and in writing. */
interface Held {
  cells: number;
  equation: Equation;
  text: string;
}

/**
 * Finds the withheld counts that follow from sums put together, although no sum gives them away by itself: those that every way to fill
 * in what is withheld agrees on. Zeros count as known to the reader. Of people in none of the parts of a sum the sum itself is given.
 *
 * What hangs together is solved once, however often it is among the sums asked about: what is withheld changes in few places at a time.
 */
export class Telling {
  private readonly numbers = new Map<Cell | Sum, number>();
  private readonly unknowns: (Cell | Sum)[] = [];
  private readonly held = new Map<Sum, Held>();
  /** What each set of equations tells, by the equations. */
  private readonly solutions = new Map<string, readonly number[]>();

  by(sums: readonly Sum[]): Set<Cell | Sum> {
    const told = new Set<Cell | Sum>();
    if (sums.length > MOST_SUMS) return told;
    for (const component of componentsOf(sums.flatMap((sum) => this.heldOf(sum)))) {
      for (const only of this.solution(component)) told.add(this.unknowns[only] as Cell | Sum);
    }
    return told;
  }

  /** What is withheld once stays withheld, so that an equation changes only with how many of its cells are. */
  private heldOf(sum: Sum): Held[] {
    let cells = sum.total.withheld ? 1 : 0;
    for (const part of sum.parts) if (part.withheld) cells++;
    let held = this.held.get(sum);
    if (held?.cells !== cells) {
      const equation = this.equationOf(sum);
      held = { cells, equation, text: [...equation].join() };
      this.held.set(sum, held);
    }
    return held.equation.size > 0 ? [held] : [];
  }

  private equationOf(sum: Sum): Equation {
    const equation = new Map<number, number>();
    for (const part of sum.parts) if (part.withheld) equation.set(this.numberOf(part), 1);
    if (sum.rest > 0) equation.set(this.numberOf(sum), 1);
    if (sum.total.withheld) equation.set(this.numberOf(sum.total), PRIME - 1);
    return equation;
  }

  private numberOf(key: Cell | Sum): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.unknowns.length);
    return this.unknowns.push(key) - 1;
  }

  private solution(held: readonly Held[]): readonly number[] {
    const key = held.map(({ text }) => text).join(';');
    const known = this.solutions.get(key);
    if (known) return known;
    const told = solved(held.map(({ equation }) => equation)).flatMap((row) => (row.size === 1 ? [...row.keys()] : []));
    this.solutions.set(key, told);
    return told;
  }
}

/** Equations by what hangs together; those of too many unknowns are left out. */
function componentsOf(held: readonly Held[]): Held[][] {
  const leader = new Map<number, number>();
  const find = (i: number): number => {
    let at = i;
    for (;;) {
      const next = leader.get(at);
      if (next === undefined) leader.set(at, at);
      if (next === undefined || next === at) return at;
      const after = leader.get(next) ?? next;
      leader.set(at, after);
      at = after;
    }
  };
  for (const { equation } of held) {
    let first: number | undefined;
    for (const i of equation.keys()) {
      if (first === undefined) first = find(i);
      else leader.set(find(i), first);
    }
  }
  const sizes = new Map<number, number>();
  for (const i of leader.keys()) sizes.set(find(i), (sizes.get(find(i)) ?? 0) + 1);
  const components = Map.groupBy(held, ({ equation }) => find(equation.keys().next().value as number));
  return [...components].filter(([lead]) => (sizes.get(lead) ?? 0) <= MOST_UNKNOWNS).map(([, own]) => own);
}

/** The equations with each pivot in one of them alone. What is in few equations is solved for first, which leaves little to do. */
function solved(equations: readonly Equation[]): Equation[] {
  const degrees = new Map<number, number>();
  for (const equation of equations) for (const i of equation.keys()) degrees.set(i, (degrees.get(i) ?? 0) + 1);
  const degreeOf = ([i]: [number, number]): number => degrees.get(i) ?? 0;
  const rows = new Map<number, Map<number, number>>();
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

function subtract(row: Map<number, number>, other: Equation, times: number): void {
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
