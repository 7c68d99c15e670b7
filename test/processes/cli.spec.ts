import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { aFolder } from '#support/reaper.js';
import { done, failed, stepwise, stepwiseProcess } from './programs.js';

// Some steps start a process; on a busy machine that takes its time.
jest.setTimeout(180_000);

const folder = aFolder('cli');

describe('stepwise --help', () => {
  const commands = [
    '',
    'demo',
    'simulate',
    'programmes',
    'programmes validate',
    'programmes publish',
    'practices',
    'practices list',
    'projections',
    'projections status',
    'projections rebuild',
    'log',
    'log verify',
    'log copy',
    'report',
    'report verify',
  ];
  test.each([...commands, 'person', 'person erase', 'token', 'openapi', 'definitions'])('tells of %j', async (command) => {
    const { ended, stdout, stderr } = await stepwise([...command.split(' ').filter(Boolean), '--help']);
    expect([ended, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`Usage: ${['stepwise', command].filter(Boolean).join(' ')} `);
  });

  test('and its version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await stepwiseProcess(['--version'])).toEqual(done(version));
  });

  test('is offered for a command, an argument or an option that there is not', async () => {
    const hint = '(add --help for what there is)';
    expect(await stepwiseProcess(['nothing'])).toEqual(failed(`error: unknown command 'nothing'\n${hint}`));
    expect(await stepwise(['token', '--rôle', 'x'])).toMatchObject({ ended: 1, stderr: expect.stringContaining(hint) });
    expect(await stepwise(['programmes', 'publish'])).toEqual(failed(`error: missing required argument 'file'\n${hint}`));
    expect(await stepwiseProcess(['serve', '--nothing'])).toMatchObject({
      ended: 1,
      stderr: expect.stringContaining("error: unknown option '--nothing'"),
    });
  });
});

describe('stepwise openapi', () => {
  test('prints the document, and tells whether the one that is kept is the same, wherever it is run', async () => {
    const { ended, stdout, stderr } = await stepwiseProcess(['openapi'], { cwd: folder });
    expect([ended, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ openapi: expect.stringMatching(/^3\.1/), info: expect.anything(), paths: expect.anything() });
    const same = readFileSync('openapi.json', 'utf8') === stdout;
    expect(await stepwiseProcess(['openapi', '--check'], { cwd: folder })).toEqual(
      same ? done('openapi.json is up to date') : failed('openapi.json differs from the code. Run: npm run openapi'),
    );
  });
});

describe('stepwise definitions', () => {
  test('prints the page on reports, and tells whether the one that is kept is the same, wherever it is run', async () => {
    const kept = readFileSync(join('docs', 'reports.md'), 'utf8');
    const { ended, stdout, stderr } = await stepwiseProcess(['definitions'], { cwd: folder });
    expect([ended, stderr, stdout === kept]).toEqual([0, '', true]);
    expect(await stepwise(['definitions', '--check'])).toEqual(done('docs/reports.md is up to date'));
  });
});

test('stepwise simulate writes into an empty log only', async () => {
  const trial = join(folder, 'trial');
  const made = await stepwise(['simulate', '--cases', '5', '--data', trial, '--json']);
  expect(made.ended).toBe(0);
  expect(JSON.parse(made.stdout)).toMatchObject({ cases: 5 });
  const again = await stepwise(['simulate', '--cases', '5', '--data', trial]);
  expect(again).toEqual(failed('The log has events already. Name a new data folder with --data, or another database.'));
  expect((await stepwise(['log', 'verify', '--data', trial])).ended).toBe(0);
});
