/** The rows of one statement, in the shape that the query builder expects. */
export interface SqlResult {
  command: 'INSERT' | 'UPDATE' | 'DELETE' | 'SELECT' | 'MERGE' | '';
  rows: Record<string, unknown>[];
  rowCount: number;
}

/** One session of the database, held by one caller until released. */
export interface SqlSession {
  query(sql: string, params?: readonly unknown[]): Promise<SqlResult>;
  release(): void;
}

/** What PGlite and a Postgres server have in common here. */
export interface SqlPool {
  connect(): Promise<SqlSession>;
  /** One statement in a session of its own. */
  query(sql: string, params?: readonly unknown[]): Promise<SqlResult>;
  /** Several statements without parameters. */
  script(sql: string): Promise<void>;
  end(): Promise<void>;
}
