import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { parameterText, rowsOf, type Column } from './column-values.js';
import type { SqlPool, SqlResult, SqlSession, SqlStatement } from './sql-pool.js';

interface Question {
  id: number;
  sql?: string;
  /** Its parameters as texts; absent: a script. */
  values?: readonly unknown[];
  /** What `copy … from '/dev/blob'` reads. */
  lines?: string;
  close?: boolean;
}

interface Reply {
  id?: number;
  ready?: true;
  columns: readonly Column[];
  rows: readonly (readonly (string | null)[])[];
  rowCount: number;
  error?: { message: string; code?: string; detail?: string; constraint?: string };
}

const BEGINS = /^(begin|start transaction)\b/i;
const ENDS = /^(commit|rollback)$/i;

// TypeScript declares it only together with what browsers have.
declare const WebAssembly: { compile(code: Uint8Array): Promise<object> };

let compiled: Promise<object> | undefined;

/** PGlite's code, compiled once for all databases that this process opens: that takes longer than to open one. */
async function pglite(): Promise<object> {
  compiled ??= readFile(new URL('./pglite.wasm', import.meta.resolve('@electric-sql/pglite'))).then((code) => WebAssembly.compile(code));
  return await compiled;
}

/**
 * PGlite in a worker thread, in the shape of a connection pool. PGlite has a single session: a transaction has it alone, and
 * statements outside of one are asked for without waiting for the answers to others, since the worker keeps the order.
 */
export class PglitePool implements SqlPool {
  private readonly waiting = new Map<number, { resolve(result: SqlResult): void; reject(error: Error): void }>();
  private nextId = 0;
  /** What is asked for in this turn of the event loop, and goes to the worker as one message. */
  private asked: Question[] = [];
  /** Settles when the last transaction so far is over. */
  private transaction: Promise<void> = Promise.resolve();
  private broken: Error | undefined;

  private constructor(private readonly worker: Worker) {
    worker.on('message', (replies: readonly Reply[]) => replies.forEach((reply) => this.settle(reply)));
    worker.on('error', (error) => this.fail(error));
    worker.on('exit', () => this.fail(new Error('The embedded database has stopped')));
  }

  /**
   * @param directory made if it is not there; `null`: in memory, gone at the end
   * @param template file of an empty database, as PGlite dumps it, to begin a new one from; absent: it is initialised, which
   *   takes seconds
   */
  static async open(directory: string | null, template?: string): Promise<PglitePool> {
    const worker = new Worker(new URL('./pglite-worker.js', import.meta.url), { workerData: { directory, template, code: await pglite() } });
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve());
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('The embedded database did not start')));
    });
    return new PglitePool(worker);
  }

  connect(): Promise<SqlSession> {
    let end: (() => void) | undefined;
    const leave = (): void => {
      end?.();
      end = undefined;
    };
    const query = async (sql: string, params: readonly unknown[] = []): Promise<SqlResult> => {
      if (!end) {
        const before = this.transaction;
        if (BEGINS.test(sql)) this.transaction = new Promise((resolve) => (end = resolve));
        await before;
      }
      const answer = this.ask({ sql, values: params.map(parameterText) });
      // The worker keeps the order: what comes after this comes after the transaction.
      if (ENDS.test(sql)) leave();
      return await answer;
    };
    const copyIn = async (into: string, lines: string): Promise<void> => {
      if (!end) await this.transaction;
      await this.ask(copying(into, lines));
    };
    return Promise.resolve({ query, copyIn, release: leave });
  }

  async query(sql: string, params: readonly unknown[] = []): Promise<SqlResult> {
    await this.transaction;
    return await this.ask({ sql, values: params.map(parameterText) });
  }

  async atomically(statements: readonly SqlStatement[]): Promise<void> {
    await this.transaction;
    // Nobody else's statement can come between what is asked for in one go.
    const begun = this.ask({ sql: 'begin', values: [] });
    const done = statements.map(({ sql, parameters }) => this.ask({ sql, values: parameters.map(parameterText) }));
    // After a statement that failed this is a rollback.
    const answers = await Promise.allSettled([begun, ...done, this.ask({ sql: 'commit', values: [] })]);
    const failed = answers.find((answer) => answer.status === 'rejected');
    if (failed) throw failed.reason;
  }

  async copyIn(into: string, lines: string): Promise<void> {
    await this.transaction;
    await this.ask(copying(into, lines));
  }

  async script(sql: string): Promise<void> {
    await this.transaction;
    await this.ask({ sql });
  }

  async end(): Promise<void> {
    if (this.broken) return;
    await this.transaction;
    const gone = new Promise<void>((resolve) => this.worker.once('exit', () => resolve()));
    await this.ask({ close: true });
    await gone;
  }

  private ask(question: Omit<Question, 'id'>): Promise<SqlResult> {
    if (this.broken) return Promise.reject(this.broken);
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      if (this.asked.length === 0) setImmediate(() => this.worker.postMessage(this.asked.splice(0)));
      this.asked.push({ id, ...question });
    });
  }

  private settle(reply: Reply): void {
    if (reply.id === undefined) return;
    const waiter = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if (reply.error) waiter?.reject(Object.assign(new Error(reply.error.message), reply.error));
    else waiter?.resolve({ command: '', rows: rowsOf(reply.columns, reply.rows), rowCount: reply.rowCount });
  }

  private fail(error: Error): void {
    this.broken ??= error;
    for (const { reject } of this.waiting.values()) reject(this.broken);
    this.waiting.clear();
  }
}

const copying = (into: string, lines: string): Omit<Question, 'id'> => ({ sql: `copy ${into} from '/dev/blob'`, values: [], lines });
