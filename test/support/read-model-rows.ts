import type { Database } from '#database';

/** What tables say that may say it in another number of rows, depending on how it was taken in. */
const AS_READ: Readonly<Record<string, string>> = {
  outcome_histories_v2: `(select case_id, string_agg(entry, ',' order by from_position) as history from outcome_histories_v2 group by case_id)`,
};

/** The rows of tables of read models as texts, in an order that does not depend on that of their writing. */
export const rowsOfTables = ({ pool }: Database, tables: readonly string[]): Promise<string[][]> =>
  Promise.all(
    tables.map(async (table) =>
      (await pool.query(`select to_jsonb(t)::text as row from ${AS_READ[table] ?? table} t order by 1`)).rows.map(({ row }) => String(row)),
    ),
  );
