import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Recorded } from '#kernel';
import { LOG_START, type EventLog, type LogFilter } from '#event-log';
import { anEvent, aStream } from './events.js';

/** A log on a store of its own. */
export interface MadeLog {
  log: EventLog;
  /** Opens the same store once more, as a process would that starts later. */
  reopen(): Promise<EventLog>;
  /** Closes the log, if it is open, and takes the store away. */
  dispose(): Promise<void>;
}

/** More events than one page of a store holds. */
const MANY = 1_200;

/** Everything from a position up to the first "caught up". */
async function upToNow(log: EventLog, after: string, filter?: LogFilter): Promise<{ events: Recorded[]; position: string }> {
  const events: Recorded[] = [];
  for await (const signal of log.subscribe({ after, filter, signal: new AbortController().signal })) {
    if (signal.kind === 'caught-up') return { events, position: signal.position };
    events.push(...signal.events);
  }
  throw new Error('The subscription ended');
}

const positionsOf = (events: readonly Recorded[]): string[] => events.map(({ position }) => position);

/** What must hold of a log with a past: opened by a process that was not there when it was written. */
export function laterContract(name: string, makeLog: () => Promise<MadeLog>): void {
  describe(`event log on ${name}, opened later`, () => {
    let made: MadeLog;
    let log: EventLog;
    /** The same log as another process sees it. */
    let later: EventLog;
    /** Before anything of this suite: a server may hold more. */
    let start: string;
    beforeAll(async () => {
      made = await makeLog();
      log = made.log;
      start = await log.head();
      const streams = Array.from({ length: 40 }, (_, i) => aStream(i % 4 === 0 ? 'triage' : 'referral'));
      const write = async (stream: string): Promise<void> => {
        for (let i = 0; i < MANY / 40; i += 3) {
          const events = ['TriageOpened', 'TriageDecided', 'TriageDecidedAgain'].map((type) => anEvent({ type, data: { i } }));
          await log.append(stream, i === 0 ? 'none' : i - 1, events);
        }
      };
      await Promise.all(streams.map(write));
      // Nothing that a filter lets through comes after this.
      await log.append(aStream('letters'), 'none', [anEvent({ type: 'LetterWritten' })]);
      later = await made.reopen();
    });
    afterAll(async () => {
      await later.close();
      await made.dispose();
    });

    test('gives everything from the start, as the process that wrote it sees it', async () => {
      const [there, here] = await Promise.all([upToNow(later, start), upToNow(log, start)]);
      expect(there.events).toHaveLength(MANY + 1);
      expect(there.events).toEqual(here.events);
      expect(there.position).toBe(await log.head());
      expect(positionsOf(there.events)).toEqual([...new Set(positionsOf(there.events))].sort());
    });

    test('counts the events between positions, whoever asks, and whether it remembers them or not', async () => {
      const { events, position } = await upToNow(log, start);
      for (const asked of [log, later]) {
        expect(await asked.countBetween(start, position)).toBe(MANY + 1);
        expect(await asked.countBetween(events[9]!.position, events[1_109]!.position)).toBe(1_100);
        expect(await asked.countBetween(events[1_199]!.position, position)).toBe(1);
        expect(await asked.countBetween(position, position)).toBe(0);
        expect(await asked.countBetween(position, start)).toBe(0);
      }
    });

    test.each([
      ['a category', { categories: ['triage'] }, (e: Recorded) => e.stream.startsWith('triage-')],
      ['a type, not by those that begin alike', { types: ['TriageDecided'] }, (e: Recorded) => (e as { type: string }).type === 'TriageDecided'],
      [
        'both',
        { categories: ['referral', 'letters'], types: ['TriageOpened'] },
        (e: Recorded) => e.stream.startsWith('referral-') && (e as { type: string }).type === 'TriageOpened',
      ],
    ])('filters by %s and keeps its place in all that it leaves out', async (_, filter, wanted) => {
      const all = await upToNow(later, start);
      const filtered = await upToNow(later, start, filter);
      expect(filtered.events).toEqual(all.events.filter(wanted));
      expect(filtered.position).toBe(all.position);
      const middle = filtered.events[Math.floor(filtered.events.length / 2)]!.position;
      expect((await upToNow(later, middle, filter)).events).toEqual(filtered.events.filter(({ position }) => position > middle));
    });

    test('goes on from every position that it gave, whoever opens it', async () => {
      const all = await upToNow(log, start);
      const seen: Recorded[] = [];
      for (let position = start, log = later; position < all.position; log = log === later ? made.log : later) {
        for await (const signal of log.subscribe({ after: position, filter: { types: ['TriageOpened'] }, signal: new AbortController().signal })) {
          if (signal.kind === 'events') seen.push(...signal.events);
          position = signal.position;
          break;
        }
      }
      expect(positionsOf(seen)).toEqual(positionsOf(all.events.filter((e) => (e as { type: string }).type === 'TriageOpened')));
    });

    test('answers both of two that append the same events at once', async () => {
      const stream = aStream();
      const events = [anEvent(), anEvent()];
      const [one, other] = await Promise.all([log.append(stream, 'none', events), log.append(stream, 'none', events)]);
      expect(other).toEqual(one);
      expect((await log.read(stream)).map(({ eventId, position }) => [eventId, position])).toEqual([
        [events[0]!.eventId, expect.any(String)],
        [events[1]!.eventId, one.position],
      ]);
    });

    test('closes while it is busy: what it acknowledged is there, and nobody waits for ever', async () => {
      const busy = await makeLog();
      const streams = Array.from({ length: 300 }, () => aStream());
      const subscribers = [LOG_START, await busy.log.head()].map(async (after) => {
        for await (const signal of busy.log.subscribe({ after, signal: new AbortController().signal })) expect(signal.position >= after).toBe(true);
      });
      const appends = streams.map((stream) => busy.log.append(stream, 'none', [anEvent()]));
      await appends[0];
      const results = Promise.allSettled(appends);
      await busy.log.close();
      await Promise.all(subscribers);
      await expect(busy.log.append(aStream(), 'none', [anEvent()])).rejects.toThrow('closed');
      const again = await busy.reopen();
      for (const [i, result] of (await results).entries()) {
        if (result.status === 'fulfilled') expect(await again.read(streams[i]!)).toMatchObject([{ position: result.value.position }]);
      }
      await again.close();
      await busy.dispose();
    });
  });
}
