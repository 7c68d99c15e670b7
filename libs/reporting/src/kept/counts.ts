/** What is held besides a group's name, and for each of its counts, in bytes. */
const ROOM_OF_GROUP = 250;
const ROOM_OF_COUNT = 30;

/**
 * How many people, and of what: counts by group, each by a name of its own. They can be added up and taken apart, so that those of a
 * period are those of its months together. Counts of nobody are not held.
 */
export class Counts {
  private readonly groups = new Map<string, Map<string, number>>();
  private measured: number | undefined;

  add(group: string, name: string, n: number): void {
    if (n === 0) return;
    let counts = this.groups.get(group);
    if (!counts) this.groups.set(group, (counts = new Map()));
    const sum = (counts.get(name) ?? 0) + n;
    if (sum === 0) counts.delete(name);
    else counts.set(name, sum);
    if (counts.size === 0) this.groups.delete(group);
    this.measured = undefined;
  }

  /** Adds others, so many times: -1 takes them away. */
  addAll(others: Counts, times: 1 | -1 = 1): void {
    for (const [group, counts] of others.groups) for (const [name, n] of counts) this.add(group, name, times * n);
  }

  /** These and others together; neither of them changes. */
  and(others: Counts): Counts {
    if (others.groups.size === 0) return this;
    const sum = new Counts();
    for (const [group, counts] of this.groups) sum.groups.set(group, others.groups.has(group) ? new Map(counts) : counts);
    sum.addAll(others);
    return sum;
  }

  /** How much room they take, in bytes, roughly. */
  get room(): number {
    if (this.measured !== undefined) return this.measured;
    let room = 0;
    for (const [group, counts] of this.groups) room += ROOM_OF_GROUP + group.length + ROOM_OF_COUNT * counts.size;
    return (this.measured = room);
  }

  /** The groups that hold somebody, in no order. */
  [Symbol.iterator](): IterableIterator<[group: string, counts: ReadonlyMap<string, number>]> {
    return this.groups[Symbol.iterator]();
  }

  /** In little room: each name stands once, and groups name it by its number. */
  toText(): string {
    const numbers = new Map<string, number>();
    const numberOf = (name: string): number => {
      const known = numbers.get(name) ?? numbers.size;
      numbers.set(name, known);
      return known;
    };
    const groups = [...this.groups].map(([group, counts]) => [group, ...[...counts].flatMap(([name, n]) => [numberOf(name), n])]);
    return JSON.stringify([[...numbers.keys()], groups]);
  }

  /** What `toText` wrote. */
  static ofText(text: string): Counts {
    const [names, groups] = JSON.parse(text) as [string[], [string, ...number[]][]];
    const counts = new Counts();
    for (const [group, ...numbers] of groups) {
      const own = new Map<string, number>();
      for (let i = 0; i < numbers.length; i += 2) own.set(names[numbers[i] as number] as string, numbers[i + 1] as number);
      counts.groups.set(group, own);
    }
    return counts;
  }
}
