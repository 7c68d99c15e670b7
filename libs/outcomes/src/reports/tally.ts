import { sql, type RawBuilder } from 'kysely';
import { WorkedOut } from '#reporting';
import { both, sqlOf } from './conditions.js';
import type { Condition, Counting, Figure, Parts } from './figure.js';
import type { Group } from './dimensions.js';

/** One figure of a group, or one part of it, before anything is withheld. Letters are counted by letter, everything else by person. */
export interface Line {
  figure: string;
  group: Group;
  /** The instrument, the follow-up point in weeks, or the kind of letter. */
  about?: string;
  part?: string;
  became?: string;
  people: number;
  outOf: number;
  /** How many people the letters counted are about. */
  persons?: { people: number; outOf: number; missing: number };
  /** Of `outOf`: those without a value. */
  missing?: number;
  mean?: number;
  median?: number;
  total?: number;
}

/** What was counted for one figure, by the name of each count, with mean and median where it has any. */
export type Counted = Readonly<Record<string, number>>;

/** The name of how many rows a group has, whatever figures count of them. */
export const ROWS = 'rows';
/** The name of the values of a figure, for which the database gives them with commas between. */
export const VALUES = '=';
/** The name of how many rows have one of these values. */
export const valueIn = (values: string, value: string): string => `${values}${value}`;

type Counts = Record<string, RawBuilder<unknown>>;

/** The counts that a figure needs. Where a person may have several rows, also how many people the rows are of. */
export function countsOf(figure: Figure): Counts {
  const { counting, relation } = figure as { counting: Counting; relation: Figure['relation'] };
  const { of } = counting;
  const conditions = { outOf: sqlOf(of), ...conditionsOf(counting) };
  const counts = Object.entries(conditions).map(([name, condition]) => [name, sql`count(*) filter (where ${condition})::int`]);
  const persons = Object.entries(conditions).map(([name, condition]) => [
    personsIn(name),
    sql`count(distinct case_id) filter (where ${condition})::int`,
  ]);
  return { ...Object.fromEntries(countsLetters(relation) ? [...counts, ...persons] : counts), ...valuesIn(counting) } as Counts;
}

const countsLetters = (relation: Figure['relation']): boolean => relation === 'letters' || relation === 'anyLetter';

const personsIn = (name: string): string => `${name}_persons`;

function conditionsOf(counting: Counting): Record<string, RawBuilder<boolean>> {
  const { of } = counting;
  switch (counting.kind) {
    case 'people':
      return { people: both(of, counting.when) };
    case 'parts':
      return Object.fromEntries(partsOf(counting).map(({ key, condition }) => [key, both(of, condition)]));
    case 'spread':
      return { people: both(of, { [counting.column]: 'known' }), missing: both(of, { [counting.column]: 'not-known' }) };
    case 'total':
      return { people: both(of, { [counting.column]: 'positive' }) };
  }
}

function valuesIn(counting: Counting): Counts {
  if (counting.kind !== 'spread' && counting.kind !== 'total') return {};
  const column = sql.ref(counting.column);
  const among = sqlOf(counting.of);
  if (counting.kind === 'total') return { total: sql`coalesce(sum(${column}) filter (where ${among}), 0)::int` };
  return { [VALUES]: sql`string_agg(${column}::text, ',') filter (where ${among})` };
}

/** The lines that a figure's counts amount to. Without counts there was no row: everything is 0. */
export function linesOf({ counting, definition, relation }: Figure, group: Group, about: string, counted: Counted = {}): Line[] {
  const of = { figure: definition.id, group, ...(about === '' ? {} : { about }) };
  const line = (name: string, more: Partial<Line> = {}): Line => {
    const number = (key: string): number => counted[key] ?? 0;
    const told: Line = { ...of, ...more, people: number(name), outOf: number('outOf') };
    if (!countsLetters(relation)) return told;
    return { ...told, persons: { people: number(personsIn(name)), outOf: number(personsIn('outOf')), missing: number(personsIn('missing')) } };
  };
  if (counting.kind === 'parts') {
    return partsOf(counting).map(({ key, part, became }) => line(key, { part, ...(became === undefined ? {} : { became }) }));
  }
  const one = line('people');
  if (counting.kind === 'total') return [{ ...one, total: counted['total'] ?? 0 }];
  if (counting.kind === 'people') return [one];
  return [{ ...one, missing: counted['missing'] ?? 0, ...valueOf('mean', counted), ...valueOf('median', counted) }];
}

const valueOf = (name: 'mean' | 'median', counted: Counted): Partial<Line> => {
  const value = counted[name];
  return value === undefined ? {} : { [name]: Math.round(value * 100) / 100 };
};

/** A part of a figure: the values that it is of, and the condition by which it is counted. */
export interface Part {
  key: string;
  part: string;
  became?: string;
  condition: Condition;
}

const PARTS = new WorkedOut<Counting, readonly Part[]>();

/** Every part of a figure, with the condition by which it is counted. */
export const partsOf = (counting: CountingParts): readonly Part[] => PARTS.of(counting, '', () => partsBy(counting));

type CountingParts = Extract<Counting, { kind: 'parts' }>;

function partsBy({ by, then }: CountingParts): Part[] {
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
