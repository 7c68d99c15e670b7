/** A prime that products of two smaller numbers do not lose precision over. */
const PRIME = 94_906_249;

/** What somebody knows: these unknowns, each as often as said, add up to a number. */
export interface Known {
  of: ReadonlyMap<number, number>;
  sum: number;
}

/**
 * Somebody who adds and subtracts whatever they are shown, as cleverly as can be. Of each unknown they know that it is not negative.
 * Equations are solved modulo a large prime: numbers of people are small.
 */
export class Attacker {
  private readonly rows: { pivot: number; row: Float64Array }[] = [];

  constructor(private readonly unknowns: number) {}

  /** Learns a sum. */
  learn({ of, sum }: Known): void {
    const row = this.rowOf(of);
    row[this.unknowns] = sum;
    this.reduce(row);
    const pivot = row.findIndex((value, i) => i < this.unknowns && value !== 0);
    if (pivot < 0) return;
    scale(row, inverse(row[pivot] as number));
    for (const other of this.rows) subtract(other.row, row, other.row[pivot] as number);
    this.rows.push({ pivot, row });
  }

  /** Draws the conclusion that counts are nobody where they add up to nobody, until there is none left to draw. */
  conclude(): void {
    for (let found = true; found;) {
      found = false;
      for (const { row } of [...this.rows]) {
        const held = [...row.subarray(0, this.unknowns)].flatMap((value, i) => (value === 0 ? [] : [[i, value] as const]));
        if (row[this.unknowns] !== 0 || held.length < 2 || held.some(([, value]) => value > 1_000)) continue;
        for (const [i] of held) this.learn({ of: new Map([[i, 1]]), sum: 0 });
        found = true;
      }
    }
  }

  /** What a sum must be by what they know; `undefined`: it could be this or that. */
  tell(of: ReadonlyMap<number, number>): number | undefined {
    const row = this.rowOf(of);
    this.reduce(row);
    if (row.subarray(0, this.unknowns).some((value) => value !== 0)) return undefined;
    const minus = row[this.unknowns] as number;
    return minus === 0 ? 0 : PRIME - minus;
  }

  private rowOf(of: ReadonlyMap<number, number>): Float64Array {
    const row = new Float64Array(this.unknowns + 1);
    for (const [i, times] of of) row[i] = times;
    return row;
  }

  private reduce(row: Float64Array): void {
    for (const { pivot, row: known } of this.rows) subtract(row, known, row[pivot] as number);
  }
}

function subtract(row: Float64Array, other: Float64Array, times: number): void {
  if (times === 0) return;
  for (let i = 0; i < row.length; i++) {
    const value = other[i] as number;
    if (value !== 0) row[i] = ((row[i] as number) + (PRIME - times) * value) % PRIME;
  }
}

function scale(row: Float64Array, by: number): void {
  for (let i = 0; i < row.length; i++) row[i] = ((row[i] as number) * by) % PRIME;
}

/** By Fermat's little theorem. */
function inverse(value: number): number {
  let result = 1;
  let base = value;
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}
