import { getOr } from '#kernel';
import { sumsByCell, type Cell, type Sum } from './cells.js';

/** A prime that products of two smaller numbers do not lose precision over. */
const PRIME = 94_906_249;

/** Sums that hang together by more unknown counts than this are not solved: it would take longer than the figures themselves. */
const MOST_UNKNOWNS = 800;

/** Nor are more sums than this. */
const MOST_SUMS = 1_000;

/** By the number of each unknown how often it counts. */
type Equation = ReadonlyMap<number, number>;

/** Stands in an equation for what is on its other side. */
const OTHER_SIDE = -1;

/** Numbers for what is unknown, and what equations told that were solved before. */
export class Solutions {
  private readonly numbers = new Map<Cell | Sum, number>();
  private readonly unknowns: (Cell | Sum)[] = [];
  private readonly solved = new Map<string, readonly (Cell | Sum)[]>();

  /** What is withheld of a sum, as an equation. */
  equationOf(sum: Sum): Equation {
    const equation = new Map<number, number>();
    for (const part of sum.parts) if (part.withheld) equation.set(this.numberOf(part), 1);
    if (sum.rest > 0) equation.set(this.numberOf(sum), 1);
    if (sum.total.withheld) equation.set(this.numberOf(sum.total), PRIME - 1);
    return equation;
  }

  /** The unknowns that have one value in every solution. */
  of(equations: readonly Equation[]): readonly (Cell | Sum)[] {
    const texts = equations.map((equation) => [...equation].join());
    const key = texts.sort().join(';');
    const known = this.solved.get(key);
    if (known) return known;
    const only = [...solved(equations)].flatMap(([pivot, row]) => (row.size === 1 ? [pivot] : []));
    const told = only.map((i) => this.unknowns[i] as Cell | Sum);
    this.solved.set(key, told);
    return told;
  }

  /**
   * Which equations together say what an unknown is, where they do. How often each is to be taken for all other unknowns to cancel out
   * follows from equations as well, one for each unknown.
   */
  behind(told: Cell | Sum, equations: readonly Equation[]): number[] {
    const times = new Map([[this.numberOf(told), new Map([[OTHER_SIDE, PRIME - 1]])]]);
    equations.forEach((equation, k) => {
      for (const [i, value] of equation) getOr(times, i, () => new Map<number, number>()).set(k, value);
    });
    return [...solved([...times.values()])].flatMap(([k, row]) => (row.has(OTHER_SIDE) ? [k] : []));
  }

  private numberOf(key: Cell | Sum): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.unknowns.length);
    return this.unknowns.push(key) - 1;
  }
}

/** Sums that hang together by what is withheld of them. */
interface Component {
  sums: Set<Sum>;
  unknowns: number;
  /** Absent: not worked out since something of it was withheld. */
  told?: readonly (Cell | Sum)[];
}

/**
 * Finds the withheld counts that follow from sums put together, although no sum gives them away by itself: those that every way to fill
 * in what is withheld agrees on. Zeros count as known to the reader. Of people in none of the parts of a sum the sum itself is given.
 *
 * What is withheld stays withheld, so that what hangs together only grows: with each count withheld more, only what it is part of is
 * solved again.
 */
export class Telling {
  private readonly concerned: ReadonlyMap<Cell, readonly Sum[]>;
  private readonly equations = new Map<Sum, Equation>();
  private readonly leaders = new Map<number, number>();
  /** By leader. */
  private readonly components = new Map<number, Component>();

  constructor(
    sums: readonly Sum[],
    private readonly solutions: Solutions,
  ) {
    const solvable = sums.length > MOST_SUMS ? [] : sums;
    this.concerned = sumsByCell(solvable);
    for (const sum of solvable) this.take(sum);
  }

  /** Tells that counts have been withheld that had not been. */
  withheld(cells: Iterable<Cell>): void {
    for (const sum of new Set([...cells].flatMap((cell) => this.concerned.get(cell) ?? []))) this.take(sum);
  }

  told(): Set<Cell | Sum> {
    const told = new Set<Cell | Sum>();
    for (const component of this.components.values()) {
      if (component.unknowns > MOST_UNKNOWNS) continue;
      component.told ??= this.solutions.of([...component.sums].map((sum) => this.equations.get(sum) as Equation));
      for (const key of component.told) told.add(key);
    }
    return told;
  }

  /** The sums that together tell an unknown, in the order in which they were given. */
  sumsBehind(told: Cell | Sum): Sum[] {
    const component = [...this.components.values()].find((each) => each.told?.includes(told));
    const sums = [...(component?.sums ?? [])];
    const equations = sums.map((sum) => this.equations.get(sum) as Equation);
    const behind = new Set(this.solutions.behind(told, equations).map((k) => sums[k]));
    return [...this.equations.keys()].filter((sum) => behind.has(sum));
  }

  private take(sum: Sum): void {
    const equation = this.solutions.equationOf(sum);
    this.equations.set(sum, equation);
    const [first, ...others] = equation.keys();
    if (first === undefined) return;
    let leader = this.leaderOf(first);
    for (const other of others) leader = this.joined(leader, this.leaderOf(other));
    const component = this.components.get(leader) as Component;
    component.sums.add(sum);
    delete component.told;
  }

  private leaderOf(unknown: number): number {
    let at = unknown;
    for (;;) {
      const next = this.leaders.get(at);
      if (next === undefined) {
        this.leaders.set(at, at);
        this.components.set(at, { sums: new Set(), unknowns: 1 });
        return at;
      }
      if (next === at) return at;
      const after = this.leaders.get(next) as number;
      this.leaders.set(at, after);
      at = after;
    }
  }

  private joined(a: number, b: number): number {
    if (a === b) return a;
    const [one, other] = [this.components.get(a) as Component, this.components.get(b) as Component];
    const [leader, follower, large, small] = one.sums.size >= other.sums.size ? [a, b, one, other] : [b, a, other, one];
    this.leaders.set(follower, leader);
    this.components.delete(follower);
    for (const sum of small.sums) large.sums.add(sum);
    large.unknowns += small.unknowns;
    return leader;
  }
}

/** The equations by pivot, each pivot in one of them alone. What is in few equations is solved for first, which leaves little to do. */
function solved(equations: readonly Equation[]): Map<number, Equation> {
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
    for (const entry of row) if (entry[0] !== OTHER_SIDE && (!next || degreeOf(entry) < degreeOf(next))) next = entry;
    if (!next) continue;
    const [pivot, times] = next;
    const factor = inverse(times);
    if (factor !== 1) for (const [i, value] of row) row.set(i, (value * factor) % PRIME);
    for (const other of rows.values()) subtract(other, row, other.get(pivot) ?? 0);
    rows.set(pivot, row);
  }
  return rows;
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
