/** The rows of one statement, in the shape that the query builder expects. */
export interface SqlResult {
  command: 'INSERT' | 'UPDATE' | 'DELETE' | 'SELECT' | 'MERGE' | '';
  rows: Record<string, unknown>[];
  rowCount: number;
}

/** A statement and its parameters. */
export interface SqlStatement {
  sql: string;
  parameters: readonly unknown[];
}

/** One session of the database, held by one caller until released. */
export interface SqlSession {
  query(sql: string, params?: readonly unknown[]): Promise<SqlResult>;
  /** As the pool's, in this session. */
  copyIn(into: string, lines: string): Promise<void>;
  release(): void;
}

/** What PGlite and a Postgres server have in common here. */
export interface SqlPool {
  connect(): Promise<SqlSession>;
  /** One statement in a session of its own. */
  query(sql: string, params?: readonly unknown[]): Promise<SqlResult>;
  /**
   * Statements that take effect together or not at all, which do not depend on each other's answers.
   * @throws what the first that failed throws
   */
  atomically(statements: readonly SqlStatement[]): Promise<void>;
  /**
   * Many rows at once, as lines of COPY text: columns apart by tabs, `\\N` for null, backslashes doubled. All or none.
   * @param into the table and its columns, as in `copy INTO from stdin`
   */
  copyIn(into: string, lines: string): Promise<void>;
  /**
   * As `copyIn`, after and before another statement without parameters: in one transaction, and in one message of which the server
   * answers nothing but whether it was carried out. PGlite has no such thing.
   * @throws what the first that failed throws; then nothing was changed
   */
  copyBetween?(first: string, copy: { into: string; lines: string }, last: string): Promise<void>;
  /** Several statements without parameters. */
  script(sql: string): Promise<void>;
  end(): Promise<void>;
}
