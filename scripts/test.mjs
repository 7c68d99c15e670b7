// Runs the tests; arguments go to Jest. The last line says how many passed, failed and were skipped, and why any were.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { embeddedTemplate } from './embedded-template.mjs';

const folder = mkdtempSync(join(tmpdir(), 'stepwise-jest-'));
const results = join(folder, 'results.json');
// A suite that leaves something open fails or passes by its tests, and does not keep the run from ending.
const jest = spawnSync(
  process.execPath,
  ['--no-warnings', 'node_modules/jest/bin/jest.js', '--forceExit', '--json', `--outputFile=${results}`, ...process.argv.slice(2)],
  {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'test', STEPWISE_EMBEDDED_TEMPLATE: resolve(await embeddedTemplate()) },
  },
);
let summary;
try {
  summary = JSON.parse(readFileSync(results, 'utf8'));
} catch {
  console.error('Jest did not finish.');
  process.exit(jest.status || 1);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const skipped = summary.numPendingTests + summary.numTodoTests;
if (skipped > 0) {
  for (const suite of summary.testResults) {
    const pending = suite.assertionResults.filter((test) => test.status === 'pending');
    if (pending.length > 0) console.log(`skipped in ${suite.name.replace(process.cwd(), '.')}: ${pending.map((test) => test.fullName).join('; ')}`);
  }
}
// A suite that cannot even be loaded has no failed test of its own; it counts as one.
const failed = summary.numFailedTests + summary.numRuntimeErrorTestSuites;
console.log(`${summary.numPassedTests} passed, ${failed} failed, ${skipped} skipped`);
process.exit(jest.status ?? 1);
