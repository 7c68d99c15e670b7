import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Raised when another process works on the same data folder. */
export class FolderInUse extends Error {
  constructor(readonly folder: string) {
    super(`The data folder ${folder} is in use by another Stepwise process. Stop that one, or choose another folder with --data.`);
  }
}

/** The longest path that the address of a socket has room for on Linux, in bytes. */
const LONGEST_ADDRESS = 107;

/**
 * Takes a data folder for this process alone, until released or until the process ends, however it ends. Two processes
 * on one PGlite folder corrupt it silently. The lock is a listening address named after the folder: the operating
 * system gives it to one process and takes it back when that one dies, so there is nothing stale to clean up. Containers
 * do not see such addresses of each other, but may share the folder: a socket in the folder itself tells them.
 *
 * @throws FolderInUse
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const real = realpathSync(folder);
  const name = `stepwise-${createHash('sha256').update(real).digest('hex').slice(0, 24)}`;
  const locks = [await listen(addressOf(name), real)];
  const unlock = async (): Promise<void> => {
    for (const lock of locks) await new Promise<void>((resolve) => lock.close(() => resolve()));
  };
  try {
    if (process.platform === 'linux') locks.push(...(await listenInside(real)));
  } catch (error) {
    await unlock();
    throw error;
  }
  return unlock;
}

/** Some file systems hold no sockets, and some paths are too long for one: then the other lock must do. */
async function listenInside(folder: string): Promise<Server[]> {
  const address = join(folder, 'in-use.sock');
  if (Buffer.byteLength(address) > LONGEST_ADDRESS) return [];
  try {
    return [await listen(address, folder)];
  } catch (error) {
    if (error instanceof FolderInUse) throw error;
    return [];
  }
}

function addressOf(name: string): string {
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

async function listen(address: string, folder: string): Promise<Server> {
  try {
    return await tryListen(address);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    // A socket file outlives its process: if nobody answers, it is left over.
    if (address.endsWith('.sock') && !(await answers(address))) {
      rmSync(address, { force: true });
      return await tryListen(address);
    }
    throw new FolderInUse(folder);
  }
}

function tryListen(address: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(address, () => resolve(server.unref()));
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
