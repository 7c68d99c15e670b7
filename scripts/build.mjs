// Compiles apps and libs into dist, from nothing: a file that is gone from the sources is gone from there as well.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
rmSync('dist', { recursive: true, force: true });
const flags = ['--out-dir', 'dist', '--copy-files', '--ignore', '**/test/**', '--quiet'];
const compiler = spawnSync(process.execPath, ['node_modules/@swc/cli/bin/swc.js', 'apps', 'libs', ...flags], {
  stdio: ['ignore', 2, 2],
});
process.exit(compiler.status ?? 1);
