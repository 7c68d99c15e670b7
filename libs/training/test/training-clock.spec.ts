import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { VirtualClock } from '#kernel';
import { startStepwise, type Stepwise } from '#support/app.js';
import { TrainingClock } from '#training';

const folder = mkdtempSync(join(tmpdir(), 'stepwise-training-'));
let stepwise: Stepwise;
beforeAll(async () => (stepwise = await startStepwise({ clock: new TrainingClock(join(folder, 'clock.json')), samples: false })));
afterAll(async () => {
  await stepwise.stop();
  rmSync(folder, { recursive: true });
});

test('runs ahead by as much as it was moved, and does so again after a restart', () => {
  const real = new VirtualClock('2026-03-02T09:00:00.000Z');
  const file = join(folder, 'kept.json');
  const clock = new TrainingClock(file, real);
  expect(clock.now()).toBe('2026-03-02T09:00:00.000Z');
  expect(clock.moveTo('2026-06-01T09:00:00.000Z')).toBe(true);
  real.moveTo('2026-03-02T10:00:00.000Z');
  expect(clock.now()).toBe('2026-06-01T10:00:00.000Z');
  expect(clock.moveTo('2026-05-01T09:00:00.000Z')).toBe(false);
  expect(new TrainingClock(file, real).now()).toBe('2026-06-01T10:00:00.000Z');
});

test('is moved by an operator over HTTP, forward only', async () => {
  const before = await stepwise.get<{ now: string }>('/v1/training/clock');
  const moved = await stepwise.post<{ now: string }>('/v1/training/clock', { days: 7 }, 'operator');
  expect(moved.status).toBe(200);
  expect(Date.parse(moved.body.now) - Date.parse(before.body.now)).toBeGreaterThanOrEqual(7 * 86_400_000);
  expect(await stepwise.post('/v1/training/clock', { to: before.body.now }, 'operator')).toMatchObject({
    status: 422,
    body: { code: 'training.backwards' },
  });
  expect(await stepwise.post('/v1/training/clock', {}, 'operator')).toMatchObject({ status: 422, body: { code: 'training.nothing-asked' } });
  expect((await stepwise.post('/v1/training/clock', { days: 7 }, 'caseworker')).status).toBe(403);
});

test('is moved once by a request that is sent again, also after a restart', async () => {
  const key = { 'idempotency-key': 'one-week' };
  const move = (body: object) => stepwise.post<{ now: string; code: string }>('/v1/training/clock', body, 'operator', key);
  const first = await move({ days: 7 });
  expect(await move({ days: 7 })).toMatchObject({ status: 200, body: first.body });
  expect(await move({ days: 8 })).toMatchObject({ status: 422, body: { code: 'command.id-reused' } });
  const { body } = await stepwise.get<{ now: string }>('/v1/training/clock');
  expect(Date.parse(body.now) - Date.parse(first.body.now)).toBeLessThan(86_400_000);

  const file = join(folder, 'moves.json');
  new TrainingClock(file).moveTo('2099-01-01T09:00:00.000Z', { commandId: 'a', fingerprint: 'f' });
  expect(new TrainingClock(file).moveBy('a')).toEqual({ commandId: 'a', fingerprint: 'f', now: '2099-01-01T09:00:00.000Z' });
});

test('a service on the real time has a clock that nobody moves', async () => {
  const real = await startStepwise({ samples: false });
  try {
    expect(await real.post('/v1/training/clock', { days: 1 }, 'operator')).toMatchObject({ status: 409, body: { code: 'training.not-on' } });
  } finally {
    await real.stop();
  }
});
