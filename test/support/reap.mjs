// Outlives the tests that start it by a moment: when its standard input ends, however they ended, it kills the processes and
// removes the folders that it was told of. Lines: `process 123`, `ended 123`, `folder /tmp/…`.
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';

const processes = new Set();
const folders = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
for await (const line of createInterface({ input: process.stdin })) {
  const [what, rest] = [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)];
  if (what === 'process') processes.add(Number(rest));
  if (what === 'ended') processes.delete(Number(rest));
  if (what === 'folder') folders.add(rest);
}
for (const pid of processes) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
// What was killed may still be writing.
for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
