#!/usr/bin/env node
// `stepwise …` from a checkout: makes it ready if it is not, then runs the command line on the Node that came with it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
// What it says is not part of the output.
const setup = spawnSync(process.execPath, [join(root, 'scripts', 'setup.mjs')], { stdio: ['ignore', 2, 2] });
if (setup.status !== 0) process.exit(setup.status ?? 1);
const own = join(root, 'node_modules', '.bin', 'node');
const node = existsSync(own) ? own : process.execPath;
const command = spawn(node, [join(root, 'dist', 'apps', 'cli', 'src', 'main.js'), ...process.argv.slice(2)], { stdio: 'inherit' });
// `serve` stops on these by itself; dying first would leave it behind.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => command.kill(signal));
command.once('exit', (code) => process.exit(code ?? 1));
