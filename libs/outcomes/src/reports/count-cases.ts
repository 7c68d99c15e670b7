import { sql, type Kysely } from 'kysely';
import type { Uuid } from '#kernel';
import { Counts } from '#reporting';
import type { Figure, Relation } from './figure.js';
import { cohortOf, type OutcomeQuery } from './outcome-query.js';
import { rowsOfRelation } from './relations.js';
import { countsOf, ROWS, VALUES, valueIn } from './tally.js';

/**
 * What a group of counts is of: the relation, what its rows are about, and a value for each thing that the counts are broken down by;
 * null: it is not known. Of follow-ups that nobody recorded they are told twice: as what they are while today is before a day, and as
 * what they are from that day on.
 */
export type CountedGroup = [relation: Relation, about: string, until: string | null, since: string | null, ...values: (string | null)[]];

/** Counts the cases of a cohort, group by group, by what figures need; `only`: of these cases alone. */
export async function countCases(
  db: Kysely<object>,
  query: Omit<OutcomeQuery, 'today'>,
  figures: readonly Figure[],
  only?: readonly Uuid[],
): Promise<Counts> {
  const counts = new Counts();
  const relations = [...new Set<Relation>(['cases', ...figures.map(({ relation }) => relation)])];
  await Promise.all(relations.map((relation) => countRelation(db, query, relation, { figures, only, counts })));
  return counts;
}

async function countRelation(
  db: Kysely<object>,
  query: Omit<OutcomeQuery, 'today'>,
  relation: Relation,
  { figures, only, counts }: { figures: readonly Figure[]; only: readonly Uuid[] | undefined; counts: Counts },
): Promise<void> {
  const names: string[] = [];
  const counted = figures.flatMap((figure, i) =>
    figure.relation !== relation
      ? []
      : Object.entries(countsOf(figure)).map(([name, expression]) => {
          names.push(`${i} ${name}`);
          return sql`${expression} as ${sql.ref(`n${names.length - 1}`)}`;
        }),
  );
  const keys = ['about', ...(relation === 'followUps' ? ['until', 'since'] : []), ...query.by.map((_, i) => `g${i}`)].map((name) => sql.ref(name));
  // Without today: it must not matter to what is kept.
  const asOf = { position: query.position, ...(query.asAt === undefined ? {} : { asAt: query.asAt }) };
  const those = only === undefined ? sql`` : sql` where case_id = any(${only}::uuid[])`;
  const { rows } = await sql<Row>`
    with cohort as (select * from (${cohortOf(query)}) asked${those}), counted as (${rowsOfRelation(relation, asOf)})
    select ${sql.join([...keys, sql`count(*)::int as n`, ...counted])} from counted group by ${sql.join(keys)}`.execute(db);
  for (const row of rows) {
    const text = (name: string): string | null => (row[name] ?? null) as string | null;
    const group: CountedGroup = [relation, text('about') ?? '', text('until'), text('since'), ...query.by.map((_, i) => text(`g${i}`))];
    const key = JSON.stringify(group);
    counts.add(key, ROWS, Number(row['n']));
    for (const [i, name] of names.entries()) {
      const value = row[`n${i}`];
      if (!name.endsWith(` ${VALUES}`)) counts.add(key, name, Number(value));
      else for (const each of String(value ?? '').split(',')) if (each !== '') counts.add(key, valueIn(name, each), 1);
    }
  }
}

type Row = Record<string, string | number | null>;
