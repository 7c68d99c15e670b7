import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { aFolder, reaped } from './reaper.js';

/** A Postgres server for one test suite, with a database of its own. */
export interface TestPostgres {
  url: string;
  /** Cuts off everybody who is connected, by restarting the server if it is ours to restart. */
  interrupt(): Promise<void>;
  /** Kills the server (SIGKILL) and starts it again, if it is ours to kill; otherwise as `interrupt`. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Where a Postgres server can come from on this machine; `undefined`: there is none, and why. */
export function findPostgres(): { kind: 'url'; url: string } | { kind: 'binaries'; folder: string } | { kind: 'none'; why: string } {
  const url = process.env['TEST_DATABASE_URL'];
  if (url) return { kind: 'url', url };
  // Debian keeps the server's binaries out of PATH, one folder per version.
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const folder = versions.map((v) => join(root, v, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
  return folder ? { kind: 'binaries', folder } : { kind: 'none', why: 'no TEST_DATABASE_URL and no Postgres server installed' };
}

/**
 * Starts a server on a temporary folder, or makes a database on the one that is given. `durable`: it waits for the disk, as in
 * production; without, only the loss of the machine itself could tell the difference.
 */
export async function startPostgres({ durable = false }: { durable?: boolean } = {}): Promise<TestPostgres> {
  const found = findPostgres();
  if (found.kind === 'none') throw new Error(found.why);
  return found.kind === 'url' ? await databaseOn(found.url) : await serverFrom(found.folder, durable);
}

async function databaseOn(url: string): Promise<TestPostgres> {
  const name = `stepwise_test_${process.pid}_${Math.floor(Math.random() * 1e9)}`;
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await run(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const interrupt = (): Promise<void> => run(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
  return {
    url: own.href,
    interrupt,
    kill: interrupt,
    stop: () => run(`drop database ${name} with (force)`),
  };
}

async function serverFrom(bin: string, durable: boolean): Promise<TestPostgres> {
  const folder = aFolder('postgres');
  const as = unprivileged();
  if (as) chownSync(folder, as.uid, as.gid);
  const data = join(folder, 'data');
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'stepwise', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8'], {
    stdio: 'ignore',
    cwd: folder,
    ...as,
  });
  const port = await freePort();
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: folder, fsync: durable ? 'on' : 'off' };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const url = `postgres://stepwise@127.0.0.1:${port}/postgres`;
  const start = async (): Promise<ChildProcess | undefined> => {
    const started = reaped(spawn(join(bin, 'postgres'), ['-D', data, ...flags], { stdio: 'ignore', cwd: folder, ...as }));
    return (await answers(url, started)) ? started : undefined;
  };
  const startAgain = async (): Promise<ChildProcess> => {
    // The backends of a server that was killed hold its memory until they notice.
    for (let attempt = 0; attempt < 100; attempt++) {
      const started = await start();
      if (started) return started;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('Postgres does not start again');
  };
  let server = await startAgain();
  const shutDown = async (by: NodeJS.Signals = 'SIGINT'): Promise<void> => {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill(by);
    await gone;
  };
  return {
    url,
    async interrupt() {
      await shutDown();
      server = await startAgain();
    },
    async kill() {
      await shutDown('SIGKILL');
      server = await startAgain();
    },
    async stop() {
      await shutDown();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Postgres refuses to run as root; another account of the machine runs it then. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const account of ['postgres', 'nobody']) {
    try {
      const id = (flag: string): number => Number(execFileSync('id', [flag, account], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      continue;
    }
  }
  return undefined;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Waits until the server answers; false if it ended instead. */
async function answers(url: string, server: ChildProcess): Promise<boolean> {
  for (;;) {
    if (server.exitCode !== null) return false;
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
