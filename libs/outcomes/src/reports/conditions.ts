import { sql, type RawBuilder } from 'kysely';
import type { Condition, Test } from './figure.js';

/** A condition in SQL. Columns are those of the relation that it is asked of. */
export function sqlOf(condition: Condition): RawBuilder<boolean> {
  const tests = Object.entries(condition as Readonly<Record<string, Test>>).map(([column, test]) => testOf(sql.ref(column), test));
  return tests.length === 0 ? sql`true` : sql`(${sql.join(tests, sql` and `)})`;
}

/** Both conditions. */
export const both = (a: Condition, b: Condition): RawBuilder<boolean> => sql`${sqlOf(a)} and ${sqlOf(b)}`;

function testOf(column: RawBuilder<unknown>, test: Test): RawBuilder<boolean> {
  if (test === 'known') return sql`${column} is not null`;
  if (test === 'not-known') return sql`${column} is null`;
  if (test === 'positive') return sql`${column} > 0`;
  return sql`${column} in (${sql.join(test.map((value) => sql.lit(value)))})`;
}
