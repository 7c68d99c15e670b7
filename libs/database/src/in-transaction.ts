import type { SqlPool, SqlSession } from './sql-pool.js';

/** Does work in one transaction, which is undone if that fails. `begin`: the statement that begins it. */
export async function inTransaction<T>(pool: Pick<SqlPool, 'connect'>, work: (session: SqlSession) => Promise<T>, begin = 'begin'): Promise<T> {
  const session = await pool.connect();
  try {
    await session.query(begin);
    const result = await work(session);
    await session.query('commit');
    return result;
  } catch (error) {
    await session.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    session.release();
  }
}
