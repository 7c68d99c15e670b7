import { Worker } from 'node:worker_threads';
import type { SqlPool, SqlResult, SqlSession } from './sql-pool.js';

interface Reply {
  id?: number;
  ready?: true;
  rows: Record<string, unknown>[];
  rowCount: number;
  error?: { message: string; code?: string; detail?: string; constraint?: string };
}

/**
 * PGlite in a worker thread, in the shape of a connection pool of size one: PGlite has a single session, so whoever
 * connects has it alone until it is released. `directory` null: in memory, gone at the end.
 */
export class PglitePool implements SqlPool {
  private readonly waiting = new Map<number, { resolve(result: SqlResult): void; reject(error: Error): void }>();
  private nextId = 0;
  private session: Promise<void> = Promise.resolve();
  private broken: Error | undefined;

  private constructor(private readonly worker: Worker) {
    worker.on('message', (reply: Reply) => this.settle(reply));
    worker.on('error', (error) => this.fail(error));
    worker.on('exit', () => this.fail(new Error('The embedded database has stopped')));
  }

  static async open(directory: string | null): Promise<PglitePool> {
    const worker = new Worker(new URL('./pglite-worker.js', import.meta.url), { workerData: { directory } });
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve());
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('The embedded database did not start')));
    });
    return new PglitePool(worker);
  }

  async connect(): Promise<SqlSession> {
    const before = this.session;
    let release!: () => void;
    this.session = new Promise((resolve) => (release = resolve));
    await before;
    return { query: (sql, params = []) => this.ask({ sql, params }), release };
  }

  async query(sql: string, params: readonly unknown[] = []): Promise<SqlResult> {
    const session = await this.connect();
    try {
      return await session.query(sql, params);
    } finally {
      session.release();
    }
  }

  async script(sql: string): Promise<void> {
    // In its turn: it must not end up in the middle of somebody's transaction.
    const session = await this.connect();
    await this.ask({ sql }).finally(() => session.release());
  }

  async end(): Promise<void> {
    if (this.broken) return;
    await this.session;
    const gone = new Promise<void>((resolve) => this.worker.once('exit', () => resolve()));
    await this.ask({ close: true });
    await gone;
  }

  private ask(message: { sql?: string; params?: readonly unknown[]; close?: boolean }): Promise<SqlResult> {
    if (this.broken) return Promise.reject(this.broken);
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, ...message });
    });
  }

  private settle(reply: Reply): void {
    if (reply.id === undefined) return;
    const waiter = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if (reply.error) waiter?.reject(Object.assign(new Error(reply.error.message), reply.error));
    else waiter?.resolve({ command: '', rows: reply.rows, rowCount: reply.rowCount });
  }

  private fail(error: Error): void {
    this.broken ??= error;
    for (const { reject } of this.waiting.values()) reject(this.broken);
    this.waiting.clear();
  }
}
