import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { chainHash, CHAIN_START, contentHash, LOG_START, type EventLog, type NewEvent } from '#event-log';
import type { Recorded } from '#kernel';
import type { Platform } from '#platform';
import { ProjectionRunner } from '#projections';
import { publicationsProjection } from '#publications';
import { allProjections } from '#service';
import { rowsOfTables } from '#support/read-model-rows.js';
import type { Acknowledged } from './clients.js';

/** Every event of a log, oldest first. */
export async function everyEvent(log: EventLog): Promise<Recorded[]> {
  const events: Recorded[] = [];
  for await (const signal of log.subscribe({ after: LOG_START, signal: new AbortController().signal })) {
    if (signal.kind === 'caught-up') return events;
    events.push(...signal.events);
  }
  return events;
}

/**
 * What clients were told is what there is of theirs, each event once: nothing lost, nothing twice, nothing that nobody was told
 * of. Of referrals they are told the case and not the events.
 */
export function expectWhatWasAcknowledged(events: readonly Recorded[], by: string, acknowledged: readonly Acknowledged[]): void {
  const theirs = events.filter(({ actor }) => actor.id === by);
  const referrals = acknowledged.filter(({ path }) => path === '/v1/referrals');
  const ofReferrals = new Set(theirs.filter(({ type }) => type === 'ReferralReceived').map(({ commandId }) => commandId));
  const received = theirs.filter(({ type }) => type === 'ReferralReceived').map(({ caseId }) => caseId);
  expect(received.toSorted()).toEqual(referrals.map(({ caseId }) => caseId).toSorted());
  const rest = theirs.filter(({ commandId }) => !ofReferrals.has(commandId)).map(({ eventId }) => eventId);
  const told = acknowledged.flatMap(({ eventIds }) => eventIds);
  expect(told.length).toBeGreaterThanOrEqual(acknowledged.length - referrals.length);
  expect(rest.toSorted()).toEqual(told.toSorted());
}

/** Positions without a gap, recorded times in order, and in every stream revisions and hashes that follow from each other. */
export function expectSoundChains(events: readonly Recorded[]): void {
  expect(events.map(({ position }) => Number(position))).toEqual(events.map((_, i) => i + 1));
  expect(events.map(({ recordedAt }) => recordedAt)).toEqual(events.map(({ recordedAt }) => recordedAt).toSorted());
  expectChains(events);
}

/** Positions in order, and in every stream revisions and hashes that follow from each other. */
export function expectChains(events: readonly Recorded[]): void {
  expect(events.map(({ position }) => position)).toEqual([...new Set(events.map(({ position }) => position))].toSorted());
  for (const [stream, own] of Map.groupBy(events, (event) => event.stream)) {
    let previous = CHAIN_START;
    own.forEach((event, i) => {
      expect([event.revision, event.previousHash]).toEqual([i, previous]);
      previous = chainHash(previous, i, event.recordedAt, contentHash(stream, event as unknown as NewEvent));
      expect(event.hash).toBe(previous);
    });
  }
}

/** What follows by itself has followed, once: triage for every referral accepted, and of every letter sent one copy. */
export function expectPoliciesDone(events: readonly Recorded[], dataFolder: string): void {
  const casesOf = (type: string): string[] => events.filter((e) => e.type === type).map((e) => e.caseId ?? '');
  expect(casesOf('TriageOpened').toSorted()).toEqual(casesOf('ReferralAccepted').toSorted());
  const sent = events.filter(({ type }) => type === 'LetterSent').map(({ stream }) => stream.slice('letter-'.length));
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.length).toBe(new Set(sent).size);
  for (const letterId of sent) expect(existsSync(join(dataFolder, 'outbox', 'A81001', `${letterId}.txt`))).toBe(true);
}

/** Every read model is, row by row, what folding the log from nothing makes of it, and has given up on no case. Gives their rows. */
export async function expectReadModelsAsRebuilt({ database, log, clock, progress, report }: Platform): Promise<number> {
  expect(await rowsOfTables(database, ['parked_cases'])).toEqual([[]]);
  let compared = 0;
  for (const projection of allProjections()) {
    const before = await rowsOfTables(database, projection.tables);
    // Nobody has published anything here; what is published is compared in a scenario of its own.
    if (projection !== publicationsProjection) expect(before.flat()).not.toEqual([]);
    await new ProjectionRunner(projection, database, log, clock, progress, report).rebuild();
    expect(await rowsOfTables(database, projection.tables)).toEqual(before);
    compared += before.flat().length;
  }
  return compared;
}
