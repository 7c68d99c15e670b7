#!/usr/bin/env node
// `stepwise …` from a checkout: makes it ready if it is not, then runs the command line on the Node that came with it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const setup = spawnSync(process.execPath, [join(root, 'scripts', 'setup.mjs')], { stdio: ['ignore', 'inherit', 'inherit'] });
if (setup.status !== 0) process.exit(setup.status ?? 1);
const own = join(root, 'node_modules', '.bin', 'node');
const node = existsSync(own) ? own : process.execPath;
const command = spawnSync(node, [join(root, 'dist', 'apps', 'cli', 'src', 'main.js'), ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(command.status ?? 1);
