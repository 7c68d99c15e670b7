import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyLog, LOG_START } from '#event-log';
import { loadCase } from '#handling';
import { correctedHistory, systemClock, type EventShape, type FactCorrected, type Recorded } from '#kernel';
import { lettersCalledFor } from '#letters/contract';
import { ALL_DECIDERS, openPlatform, settingsFrom, type Platform } from '#platform';
import { allParked, ProjectionRunner } from '#projections';
import { publicationsProjection } from '#publications';
import { allProjections } from '#service';
import { simulate } from '#simulation';
import { rowsOfTables } from '#support/read-model-rows.js';

const CASES = 150;
const UNTIL = '2026-10-01T00:00:00.000Z';

let folder: string;
let platform: Platform;
let events: Recorded[];

const settings = (data: string) => ({ ...settingsFrom({}, data), logLevel: 'silent' as const });

async function whole({ log }: Platform): Promise<Recorded[]> {
  const found: Recorded[] = [];
  for await (const signal of log.subscribe({ after: LOG_START, signal: new AbortController().signal })) {
    if (signal.kind === 'caught-up') break;
    found.push(...signal.events);
  }
  return found;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stepwise-simulation-'));
  await simulate(settings(join(folder, 'one')), { cases: CASES, seed: 'test', until: UNTIL });
  platform = await openPlatform(settings(join(folder, 'one')), systemClock);
  events = await whole(platform);
});

afterAll(async () => {
  await platform.close();
  rmSync(folder, { recursive: true, force: true });
});

test('as many cases begin as were wanted, of every programme and stage, with some forty events each', () => {
  const received = events.filter(({ type }) => type === 'ReferralReceived') as unknown as Recorded<
    EventShape<'ReferralReceived', { programme: { id: string } }>
  >[];
  expect(received).toHaveLength(CASES);
  expect(new Set(received.map(({ data }) => data.programme.id)).size).toBe(3);
  expect(events.length / CASES).toBeGreaterThan(25);
  expect(events.length / CASES).toBeLessThan(55);
});

test('every hash holds, and time never runs backwards in the log', async () => {
  const { faults, receipt } = await verifyLog(platform.stored);
  expect(faults).toEqual([]);
  expect(receipt.events).toBe(events.length);
  expect(events.every(({ recordedAt }, i) => i === 0 || recordedAt >= (events[i - 1] as Recorded).recordedAt)).toBe(true);
  expect(events.every(({ effectiveAt, recordedAt }) => effectiveAt <= recordedAt)).toBe(true);
});

test('the history of every stream is one that its module would have decided', async () => {
  const streams = Map.groupBy(events, ({ stream }) => stream);
  const faults: string[] = [];
  for (const [stream, recorded] of streams) {
    const decider = ALL_DECIDERS.find(({ category }) => category === stream.split('-', 1)[0]);
    expect(decider?.category).toBeDefined();
    const caseId = recorded[0]?.caseId;
    const context = caseId ? await loadCase(platform.streams, caseId) : {};
    const history = correctedHistory(recorded as unknown as Recorded<EventShape | FactCorrected>[]);
    const known = { ...context, openInterventions: [], safeguarding: { openConcerns: 0 }, elsewhere: undefined };
    const fault = (decider as unknown as { consistent(history: unknown, at: unknown): { code: string; message: string } | undefined }).consistent(
      history,
      known,
    );
    if (fault) faults.push(`${stream.split('-', 1)[0]}: ${fault.code}`);
  }
  expect([...new Set(faults)]).toEqual([]);
});

test('every letter is about an event that calls for one of its kind', () => {
  const due = events.filter(({ type }) => type === 'LetterDue') as unknown as Recorded<
    EventShape<'LetterDue', { kind: string; milestone: string; version: number }>
  >[];
  const called = new Set(lettersCalledFor(events).map(({ kind, milestone, version }) => `${kind}|${milestone}|${version}`));
  const said = due.map(({ data: { kind, milestone, version } }) => `${kind}|${milestone}|${version}`);
  expect(new Set(said.map((each) => each.split('|', 1)[0]))).toContain('referral-not-accepted');
  expect(said.filter((each) => !called.has(each))).toEqual([]);
});

test('every personal part opens under its key', async () => {
  for (const { eventId, personal } of events) expect((await platform.vault.open(eventId, personal)).erased).toBe(false);
});

test('every read model takes all of it in', async () => {
  const { database, log, clock, progress } = platform;
  const report = { failed: (what: string, error: Error) => expect([what, error.message]).toEqual([]) };
  for (const projection of allProjections()) {
    const shares: number[] = [];
    await new ProjectionRunner(projection, database, log, clock, progress, report).rebuild((share) => shares.push(share));
    // Whoever waits for it is told how far it has come.
    if (projection !== publicationsProjection) expect(shares).not.toEqual([]);
    expect(shares.filter((share, i) => share < (shares[i - 1] ?? 0) || share > 1)).toEqual([]);
  }
  expect((await allParked(database)).size).toBe(0);
});

test('figures that were worked out case by case rest on the same facts as those that followed the log', async () => {
  const { database, clock, progress } = platform;
  const report = { failed: () => undefined };
  const followed = Object.create(platform.log, { caseByCase: { value: undefined } }) as Platform['log'];
  // Cases are worked out up to the middle, and what happened to them later is followed.
  const middle = events[Math.floor(events.length / 2)]!.position;
  const goneOn = Object.create(platform.log, { head: { value: () => Promise.resolve(middle) } }) as Platform['log'];
  for (const projection of allProjections().filter(({ caseByCase }) => caseByCase)) {
    const atOnce = await rowsOfTables(database, projection.tables);
    expect(atOnce[0]?.length).toBeGreaterThan(CASES);
    for (const log of [followed, goneOn]) {
      await new ProjectionRunner(projection, database, log, clock, progress, report).rebuild();
      expect(await rowsOfTables(database, projection.tables)).toEqual(atOnce);
    }
  }
});

test('the same seed gives the same log, another seed another', async () => {
  const digest = async (name: string, seed: string): Promise<string> => {
    await simulate(settings(join(folder, name)), { cases: 20, seed, until: UNTIL });
    const again = await openPlatform(settings(join(folder, name)), systemClock);
    const { receipt } = await verifyLog(again.stored);
    await again.close();
    return receipt.digest;
  };
  const first = await digest('a', 'x');
  expect(await digest('b', 'x')).toBe(first);
  expect(await digest('c', 'y')).not.toBe(first);
}, 120_000);

test('a log that holds anything is refused', async () => {
  await expect(simulate(settings(join(folder, 'a')), { cases: 1, seed: 'x', until: UNTIL })).rejects.toThrow('The log has events already');
});
