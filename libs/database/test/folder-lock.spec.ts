import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { FolderInUse, lockFolder } from '#database';

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'lock-'));
  folder = join(parent, 'data');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

test('a folder is for one at a time, by whichever name, and is free again when released', async () => {
  const unlock = await lockFolder(folder);
  symlinkSync(folder, join(parent, 'other-name'));
  await expect(lockFolder(join(parent, 'other-name'))).rejects.toThrow(FolderInUse);
  await expect(lockFolder(folder)).rejects.toThrow('is in use by another Stepwise process');
  await unlock();
  await (
    await lockFolder(folder)
  )();
  expect(existsSync(join(folder, 'in-use.sock'))).toBe(false);
});

test('it is made for its owner alone', async () => {
  const unlock = await lockFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  await unlock();
});

test('two folders do not stand in each other’s way', async () => {
  const [one, other] = [await lockFolder(folder), await lockFolder(join(parent, 'another'))];
  await one();
  await other();
});

/** Only what is in the folder is seen from another container. */
const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux('it is for one at a time among containers that share it', async () => {
  await (
    await lockFolder(folder)
  )();
  const elsewhere = createServer((socket) => socket.destroy()).listen(join(folder, 'in-use.sock'));
  await once(elsewhere, 'listening');
  await expect(lockFolder(folder)).rejects.toThrow(FolderInUse);
  elsewhere.close();
  await once(elsewhere, 'close');
  await (
    await lockFolder(folder)
  )();
});

onLinux('it is free when whoever had it was killed', async () => {
  await (
    await lockFolder(folder)
  )();
  const script = `require('node:net').createServer().listen(${JSON.stringify(join(folder, 'in-use.sock'))}, () => console.log('listening'))`;
  const killed = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(killed.stdout, 'data');
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  expect(existsSync(join(folder, 'in-use.sock'))).toBe(true);
  await (
    await lockFolder(folder)
  )();
});

test('a path with no room for a socket is locked all the same', async () => {
  const deep = join(folder, ...Array.from({ length: 12 }, () => 'twelve-chars'));
  const unlock = await lockFolder(deep);
  await expect(lockFolder(deep)).rejects.toThrow(FolderInUse);
  await unlock();
});
