// A Postgres server of its own for a benchmark: the newest one installed, on a temporary folder, with durable commits.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const DEBIAN = '/usr/lib/postgresql';

/** Folder of the newest installed server's programs; undefined if there is none. */
export function postgresBinaries() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(DEBIAN, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
}

/** A library that makes every fsync take so much longer while a file is there, or undefined where there is no C compiler to make it. */
function slowFsync(folder, milliseconds, whileThere) {
  const source = join(folder, 'slow-fsync.c');
  writeFileSync(
    source,
    `#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>
#include <unistd.h>
static void wait_a_little(void) { if (access("${whileThere}", F_OK)) return; struct timespec t = {0, ${Math.round(milliseconds * 1e6)}}; nanosleep(&t, 0); }
int fsync(int fd) { static int (*real)(int); if (!real) real = dlsym(RTLD_NEXT, "fsync"); wait_a_little(); return real(fd); }
int fdatasync(int fd) { static int (*real)(int); if (!real) real = dlsym(RTLD_NEXT, "fdatasync"); wait_a_little(); return real(fd); }
`,
  );
  try {
    execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', join(folder, 'slow-fsync.so'), source, '-ldl'], { stdio: 'ignore' });
    return join(folder, 'slow-fsync.so');
  } catch {
    return undefined;
  }
}

function account() {
  if (process.getuid?.() !== 0) return {};
  const id = (flag, name) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: id('-u', name), gid: id('-g', name) };
    } catch {
      continue;
    }
  }
  return {};
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/**
 * Starts a server. `extraFsyncMs`: how much longer each fsync takes once it is told to be slow, as on a slower disk; `beSlow` is not
 * there where that cannot be simulated.
 */
export async function startPostgres({ extraFsyncMs = 0 } = {}) {
  const bin = postgresBinaries();
  const folder = mkdtempSync(join(tmpdir(), 'stepwise-bench-postgres-'));
  chmodSync(folder, 0o755);
  const as = account();
  const slow = join(folder, 'slow');
  const preload = extraFsyncMs > 0 ? slowFsync(folder, extraFsyncMs, slow) : undefined;
  if (as.uid !== undefined) chownSync(folder, as.uid, as.gid);
  const data = join(folder, 'data');
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'stepwise', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8'], {
    stdio: 'ignore',
    cwd: folder,
    ...as,
  });
  const port = await freePort();
  // As docs/operations.md advises.
  const advised = { shared_buffers: '1GB', max_wal_size: '8GB', checkpoint_timeout: '30min', wal_compression: 'lz4' };
  // Beside a log that collects appends there are 32 that do not, each with connections of its own.
  const settings = { port, max_connections: 200, listen_addresses: '127.0.0.1', unix_socket_directories: folder, ...advised };
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])], {
    stdio: 'ignore',
    cwd: folder,
    env: { ...process.env, ...(preload ? { LD_PRELOAD: preload } : {}) },
    ...as,
  });
  const url = `postgres://stepwise@127.0.0.1:${port}/postgres`;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      break;
    } catch {
      if (server.exitCode !== null) throw new Error(`Postgres ended with ${server.exitCode}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return {
    url,
    ...(preload ? { beSlow: () => writeFileSync(slow, '') } : {}),
    async stop() {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
