import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';

/** A digest of the statements that something asks of a database, which answers each with no row. Parameters do not matter. */
export async function digestOfStatements<Tables = object>(ask: (db: Kysely<Tables>) => Promise<unknown>): Promise<string> {
  const statements = new Set<string>();
  const query = async (sql: string) => {
    statements.add(sql.replace(/\s+/g, ' '));
    return { command: 'SELECT', rows: [], rowCount: 0 };
  };
  const pool = { connect: async () => ({ query, release: () => undefined }), end: async () => undefined } as unknown as PostgresPool;
  await ask(new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }));
  return createHash('sha256')
    .update([...statements].sort().join('\n'))
    .digest('hex')
    .slice(0, 16);
}
