// Makes a fresh clone ready: dependencies as locked, code compiled. Runs on any Node from 20 on and needs nothing installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);

const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
  console.error(`Stepwise needs Node 20 or newer to set itself up; this is ${process.version}.`);
  process.exit(1);
}

const started = Date.now();
const say = (text) => console.error(`[setup] ${text}`);

function run(what, command, args, env = {}) {
  const result = spawnSync(command, args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    say(`${what} failed (${result.error?.message ?? `exit ${result.status ?? result.signal}`}).`);
    process.exit(1);
  }
}

const hash = (text) => createHash('sha256').update(text).digest('hex');
const stamp = join('node_modules', '.stepwise-lock');
const lock = hash(readFileSync('package-lock.json'));
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  say('installing dependencies (first time: about a minute) …');
  // The compiler and Node itself are among them, whatever NODE_ENV or somebody's .npmrc leaves out elsewhere.
  run('npm ci', 'npm', ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts']);
  writeFileSync(stamp, lock);
}

// Sources newer than the last build, or files that came or went, make a new one.
const sources = [];
const walk = (folder) => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'test') walk(path);
    } else sources.push(`${path} ${statSync(path).mtimeMs} ${statSync(path).size}`);
  }
};
for (const folder of ['apps', 'libs']) if (existsSync(folder)) walk(folder);
const fingerprint = hash(['.swcrc', 'package.json'].map((f) => readFileSync(f, 'utf8')).join('') + sources.sort().join('\n'));
const built = join('dist', '.stepwise-build');
if (!existsSync(built) || readFileSync(built, 'utf8') !== fingerprint) {
  say('compiling …');
  run('The build', process.execPath, [join('scripts', 'build.mjs')]);
  writeFileSync(built, fingerprint);
}

const seconds = Math.round((Date.now() - started) / 1000);
if (seconds > 0) say(`ready after ${seconds} s`);
