import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { issueToken } from '#access';
import { startStepwise, type Stepwise } from '#support/app.js';
import { settled } from '#support/case-story.js';
import { TrainingClock } from '#training';

/** The commands of the README's quick start, in order, as they stand there. */
const script = [...readFileSync('README.md', 'utf8').matchAll(/^```bash quick-start\n([\s\S]*?)^```$/gm)].map((m) => m[1]).join('\n');

const folder = mkdtempSync(join(tmpdir(), 'stepwise-quick-start-'));
let stepwise: Stepwise;
beforeAll(async () => (stepwise = await startStepwise({ clock: new TrainingClock(join(folder, 'clock.json')) })));
afterAll(async () => {
  await stepwise.stop();
  rmSync(folder, { recursive: true });
});

test('the quick start of the README works as it is written, and ends with a job that lasted', async () => {
  expect(script).toContain('/fhir/R4/Bundle');
  // Tokens come from this service's key instead of a data folder's; nothing else differs from what a reader types.
  const tokens = await Promise.all(
    (
      [
        ['GP', 'gp-practice', 'A81001'],
        ['STAFF', 'caseworker', 'PRV01'],
        ['LEAD', 'team-lead', 'PRV01'],
        ['OPERATOR', 'operator', 'PRV01'],
      ] as const
    ).map(
      async ([name, role, organisation]) =>
        [name, await issueToken(stepwise.platform.master.signing, { id: `${role}-1`, role, organisation })] as const,
    ),
  );
  const own = tokens.map(([name, token]) => `${name}=${token}`).join('; ');
  const runnable = script.replace(/^GP=\$\(token.*$/m, own);
  expect(runnable).not.toBe(script);
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', runnable], {
    env: { ...process.env, BASE: stepwise.url },
    maxBuffer: 20_000_000,
  }).catch((error: { stdout: string; stderr: string }) => {
    throw new Error(`The quick start stopped: ${error.stdout.trimEnd().split('\n').at(-1)} ${error.stderr}`);
  });
  expect(stdout).toContain("result: 'working-with-adjustments'");
  const kinds = ['referral-received', 'appointment-made', 'assessment-report', 'plan-agreed', 'discharge', 'follow-up'];
  // Letters go out on their own time: the last of them may be on its way while the reader looks.
  for (const kind of kinds) expect(stdout).toMatch(new RegExp(`^${kind}: (due|drafted|sent)$`, 'm'));
  await settled(stepwise);
  const { body } = await stepwise.get<{ letters: { kind: string; status: string }[] }>('/v1/letters');
  expect(new Set(body.letters.map(({ kind, status }) => `${kind}: ${status}`))).toEqual(new Set(kinds.map((kind) => `${kind}: sent`)));
  expect(stdout).toContain('Follow-up at 13 weeks: at work, 30 hours a week.');
  expect(stdout.trimEnd().endsWith('completed')).toBe(true);
}, 60_000);
