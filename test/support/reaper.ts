import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

let reaper: ChildProcess | undefined;

/** Sees to it that a process that a test starts does not outlive the tests, even if they are killed. */
export function reaped<P extends ChildProcess>(child: P): P {
  const { pid } = child;
  if (pid === undefined) return child;
  tell(`process ${pid}`);
  child.once('exit', () => tell(`ended ${pid}`));
  return child;
}

/** A folder of a test's own, removed when the tests end, even if they are killed. */
export function aFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `stepwise-${name}-`));
  tell(`folder ${folder}`);
  return folder;
}

function tell(line: string): void {
  reaper ??= start();
  reaper.stdin?.write(`${line}\n`);
}

function start(): ChildProcess {
  const child = spawn(process.execPath, [resolve('test', 'support', 'reap.mjs')], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  // Neither it nor the pipe keeps the tests from ending.
  child.unref();
  (child.stdin as unknown as { unref(): void }).unref();
  return child;
}
