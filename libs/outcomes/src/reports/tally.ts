import { sql, type RawBuilder } from 'kysely';
import { both, sqlOf } from './conditions.js';
import type { Condition, Counting, Figure, Parts } from './figure.js';
import type { Group } from './dimensions.js';

/** One figure of a group, or one part of it, before anything is withheld. Numbers of people, unless the definition says otherwise. */
export interface Line {
  figure: string;
  group: Group;
  /** The instrument, the follow-up point in weeks, or the kind of letter. */
  about?: string;
  part?: string;
  became?: string;
  people: number;
  outOf: number;
  /** Of `outOf`: those without a value. */
  missing?: number;
  mean?: number;
  median?: number;
  total?: number;
}

/** What the database counted for one figure, by the name of each count. */
export type Counted = Readonly<Record<string, number | null>>;

type Counts = Record<string, RawBuilder<unknown>>;

const count = (condition: RawBuilder<boolean>): RawBuilder<number> => sql<number>`count(*) filter (where ${condition})::int`;

/** The counts that a figure needs. */
export function countsOf({ counting }: Figure): Counts {
  const { of } = counting as Counting;
  const outOf = count(sqlOf(of));
  switch (counting.kind) {
    case 'people':
      return { outOf, people: count(both(of, counting.when as Condition)) };
    case 'parts':
      return { outOf, ...Object.fromEntries(partsOf(counting).map(({ key, condition }) => [key, count(both(of, condition))])) };
    case 'spread': {
      const column = sql.ref(counting.column);
      const among = sqlOf(of);
      return {
        outOf,
        people: sql`count(${column}) filter (where ${among})::int`,
        mean: sql`(avg(${column}) filter (where ${among}))::float8`,
        median: sql`(percentile_disc(0.5) within group (order by ${column}) filter (where ${among}))::float8`,
      };
    }
    case 'total': {
      const column = sql.ref(counting.column);
      return {
        outOf,
        people: count(both(of, { [counting.column]: 'positive' })),
        total: sql`coalesce(sum(${column}) filter (where ${sqlOf(of)}), 0)::int`,
      };
    }
  }
}

/** The lines that a figure's counts amount to. Without counts there was no row: everything is 0. */
export function linesOf({ counting, definition }: Figure, group: Group, about: string, counted: Counted = {}): Line[] {
  const line: Line = {
    figure: definition.id,
    group,
    ...(about === '' ? {} : { about }),
    people: counted['people'] ?? 0,
    outOf: counted['outOf'] ?? 0,
  };
  switch (counting.kind) {
    case 'people':
      return [line];
    case 'parts':
      return partsOf(counting).map(({ key, part, became }) => ({
        ...line,
        part,
        ...(became === undefined ? {} : { became }),
        people: counted[key] ?? 0,
      }));
    case 'spread':
      return [{ ...line, missing: line.outOf - line.people, ...valueOf('mean', counted), ...valueOf('median', counted) }];
    case 'total':
      return [{ ...line, total: counted['total'] ?? 0 }];
  }
}

const valueOf = (name: 'mean' | 'median', counted: Counted): Partial<Line> => {
  const value = counted[name];
  return value === null || value === undefined ? {} : { [name]: Math.round(value * 100) / 100 };
};

interface Part {
  key: string;
  part: string;
  became?: string;
  condition: Condition;
}

/** Every part of a figure, with the condition by which it is counted. */
function partsOf({ by, then }: Extract<Counting, { kind: 'parts' }>): Part[] {
  const first = valuesOf(by);
  const parts = then
    ? first.flatMap((a) => valuesOf(then).map((b) => ({ part: a.value, became: b.value, condition: { ...a.condition, ...b.condition } })))
    : first.map(({ value, condition }) => ({ part: value, condition }));
  return parts.map((part, i) => ({ key: `part${i}`, ...part }));
}

const valuesOf = ({ column, values, absent }: Parts): { value: string; condition: Condition }[] => [
  ...values.map((value) => ({ value, condition: { [column]: [value] } as Condition })),
  { value: absent, condition: { [column]: 'not-known' } as Condition },
];
