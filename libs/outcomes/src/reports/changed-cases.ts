import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Uuid } from '#kernel';
import { believedAt, NOT_KNOWN } from '#reporting';
import { asAtDay, saysTheSame } from './as-at.js';
import { cohortOf, type OutcomeQuery } from './outcome-query.js';

/** How many cases of a group are believed otherwise; a value for each thing that is broken down by. */
export interface ChangedGroup {
  values: string[];
  cases: number;
}

/** Counts the cases of which something else is believed at the position of a question than was before; `only`: of these cases alone. */
export async function changedGroups(db: Kysely<object>, query: OutcomeQuery, before: string, only?: readonly Uuid[]): Promise<ChangedGroup[]> {
  const keys = query.by.map((_, i) => sql.ref(`g${i}`));
  const those = only === undefined ? sql`` : sql` where case_id = any(${only}::uuid[])`;
  const { rows } = await sql<Record<string, string | null> & { n: number }>`
    select ${sql.join([...keys, sql`count(distinct case_id)::int as n`])} from (${changedCases(query, before)}) changed${those}
    ${keys.length === 0 ? sql`` : sql`group by ${sql.join(keys)}`}`.execute(db);
  return rows.map((row) => ({ values: query.by.map((_, i) => String(row[`g${i}`] ?? NOT_KNOWN)), cases: row.n }));
}

/** The groups and ids of the cases of a cohort of which something else is believed at the position of a question than was before. */
function changedCases(query: OutcomeQuery, before: string): RawBuilder<unknown> {
  const { position, by, asAt } = query;
  const of = (table: string) => sql.join([...by.map((_, i) => sql.ref(`${table}.g${i}`)), sql.ref(`${table}.case_id`)]);
  const cohorts = sql`with now as not materialized (${cohortOf(query)}), before as not materialized (${cohortOf({ ...query, position: before })})`;
  if (asAt === undefined) {
    return sql`${cohorts}
      select ${of('now')} from now where from_position > ${before}
      union select ${of('before')} from before where to_position <= ${position}
      union select ${of('now')} from now join outcome_letters_v2 l on l.case_id = now.case_id
        and ((l.from_position > ${before} and l.from_position <= ${position}) or (l.to_position > ${before} and l.to_position <= ${position}))`;
  }
  const letters = (at: string) => sql`select * from ${asAtDay('outcome_letters_v2', asAt)} stood
    where ${believedAt(at)}`;
  // What happened after the day changes what is recorded, and not what stood on it: what says the same has not changed.
  return sql`${cohorts}, letters_now as not materialized (${letters(position)}), letters_before as not materialized (${letters(before)}), letters_changed as (
      select case_id from letters_now where from_position > ${before} and not exists (select from letters_before b
        where b.to_position <= ${position} and b.case_id = letters_now.case_id and b.letter_id = letters_now.letter_id and ${saysTheSame('b', 'letters_now')})
      union select case_id from letters_before where to_position <= ${position} and not exists (select from letters_now n
        where n.from_position > ${before} and n.case_id = letters_before.case_id and n.letter_id = letters_before.letter_id and ${saysTheSame('n', 'letters_before')}))
    select ${of('now')} from now where from_position > ${before}
      and not exists (select from before b where b.to_position <= ${position} and b.case_id = now.case_id and ${saysTheSame('b', 'now')})
    union select ${of('before')} from before where to_position <= ${position}
      and not exists (select from now n where n.from_position > ${before} and n.case_id = before.case_id and ${saysTheSame('n', 'before')})
    union select ${of('now')} from now join letters_changed l on l.case_id = now.case_id`;
}
