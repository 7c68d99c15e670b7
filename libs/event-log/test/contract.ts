import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Recorded } from '#kernel';
import {
  chainHash,
  CHAIN_START,
  contentHash,
  EventIdTaken,
  EventTooLarge,
  LOG_START,
  PositionAhead,
  WrongExpectedRevision,
  type EventLog,
  type NewEvent,
} from '#event-log';
import { laterContract, type MadeLog } from './contract-later.js';
import { anEvent, aStream, oddData } from './events.js';

export { anEvent, aStream, oddData } from './events.js';

/** Collects events until `enough` says so. */
async function collect(
  log: EventLog,
  after: string,
  enough: (events: Recorded[], caughtUp: boolean) => boolean,
  filter?: { categories?: string[]; types?: string[] },
) {
  const stop = new AbortController();
  const events: Recorded[] = [];
  let position = after;
  for await (const signal of log.subscribe({ after, filter, signal: stop.signal })) {
    if (signal.kind === 'events') events.push(...signal.events);
    position = signal.position;
    if (enough(events, signal.kind === 'caught-up')) break;
  }
  stop.abort();
  return { events, position };
}

/** What every store must do. Enrol with `eventLogContract('name', makeLog)`. */
export function eventLogContract(name: string, makeLog: () => Promise<MadeLog>): void {
  laterContract(name, makeLog);
  describe(`event log on ${name}`, () => {
    let log: EventLog;
    let dispose: () => Promise<void>;
    beforeAll(async () => ({ log, dispose } = await makeLog()));
    afterAll(() => dispose());

    test('reads back what was appended, complete, with revisions and positions in order', async () => {
      const stream = aStream();
      const events = [anEvent({ personal: { keyOf: 'p', fields: { name: 'sealed' } } }), anEvent({ caseId: null })];
      const appended = await log.append(stream, 'none', events);
      const read = await log.read(stream);
      expect(read).toMatchObject(events.map((e, i) => ({ ...e, stream, revision: i })));
      expect(read[1]?.position).toBe(appended.position);
      expect(read[0]!.position < read[1]!.position).toBe(true);
      expect(await log.read(stream, 1)).toHaveLength(1);
      expect(await log.read(aStream())).toEqual([]);
    });

    test('finds events by their positions, in log order, and none where there is none', async () => {
      const stream = aStream();
      const other = aStream();
      await log.append(stream, 'none', [anEvent(), anEvent({ data: { of: 'the second' } })]);
      await log.append(other, 'none', [anEvent()]);
      const [first, second] = await log.read(stream);
      const [third] = await log.read(other);
      expect(await log.at([third!.position, first!.position, third!.position])).toEqual([first, third]);
      expect(await log.at([second!.position])).toEqual([second]);
      expect(await log.at([String(Number(third!.position) + 1_000_000).padStart(16, '0')])).toEqual([]);
      expect(await log.at([])).toEqual([]);
    });

    test('refuses a wrong expected revision at the store and writes nothing', async () => {
      const stream = aStream();
      await expect(log.append(stream, 0, [anEvent()])).rejects.toBeInstanceOf(WrongExpectedRevision);
      await log.append(stream, 'none', [anEvent()]);
      await expect(log.append(stream, 'none', [anEvent()])).rejects.toMatchObject({ actual: 0, expected: 'none' });
      await expect(log.append(stream, 4, [anEvent()])).rejects.toMatchObject({ actual: 0, expected: 4 });
      await log.append(stream, 0, [anEvent()]);
      await log.append(stream, 'any', [anEvent()]);
      expect((await log.read(stream)).map((e) => e.revision)).toEqual([0, 1, 2]);
    });

    test('lets exactly one of many concurrent writers win, without gap or duplicate', async () => {
      const stream = aStream();
      for (let round = 0; round < 5; round++) {
        const results = await Promise.allSettled(Array.from({ length: 12 }, () => log.append(stream, round === 0 ? 'none' : round - 1, [anEvent()])));
        expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
      }
      expect((await log.read(stream)).map((e) => e.revision)).toEqual([0, 1, 2, 3, 4]);
    });

    test('answers a repeated append of the same events as the first time', async () => {
      const stream = aStream();
      const events = [anEvent(), anEvent()];
      const first = await log.append(stream, 'none', events);
      await log.append(stream, 1, [anEvent()]);
      expect(await log.append(stream, 'none', events)).toEqual(first);
      expect(await log.append(stream, 'any', events)).toEqual(first);
      expect(await log.read(stream)).toHaveLength(3);
    });

    test('shows subscribers that start before, during and after eight writers every event once and in order', async () => {
      const start = await log.head();
      const total = 8 * 40;
      const mine = (e: Recorded): boolean => e.type === 'WrittenByEight';
      const done = (events: Recorded[]): boolean => events.filter(mine).length >= total;
      const before = collect(log, start, done);
      const writers = Array.from({ length: 8 }, async (_, writer) => {
        const stream = aStream();
        for (let i = 0; i < 40; i++) await log.append(stream, i === 0 ? 'none' : i - 1, [anEvent({ type: 'WrittenByEight', data: { writer, i } })]);
      });
      await writers[3];
      const during = collect(log, start, done);
      await Promise.all(writers);
      const after = collect(log, start, done);
      const [a, b, c] = await Promise.all([before, during, after]);
      const positions = a.events.map((e) => e.position);
      expect(positions).toEqual([...new Set(positions)].sort());
      expect(a.events.filter(mine)).toHaveLength(total);
      expect(b.events.map((e) => e.position)).toEqual(positions);
      expect(c.events.map((e) => e.position)).toEqual(positions);
      for (let writer = 0; writer < 8; writer++) {
        const order = a.events.filter((e) => mine(e) && (e.data as { writer: number }).writer === writer).map((e) => (e.data as { i: number }).i);
        expect(order).toEqual(Array.from({ length: 40 }, (_, i) => i));
      }
    });

    test('resumes from a stored position and says when it has caught up', async () => {
      const stream = aStream();
      const { position } = await log.append(stream, 'none', [anEvent(), anEvent()]);
      await log.append(stream, 1, [anEvent()]);
      const resumed = await collect(log, position, (_, caughtUp) => caughtUp);
      expect(resumed.events.map((e) => e.revision)).toEqual([2]);
      expect(resumed.position).toBe(await log.head());
      const everything = await collect(log, LOG_START, (_, caughtUp) => caughtUp);
      expect(everything.events.length).toBeGreaterThan(resumed.events.length);
    });

    test('filters by category and type, and moves the checkpoint past what it leaves out', async () => {
      const start = await log.head();
      await log.append(aStream('triage'), 'none', [anEvent({ type: 'TriageOpened' }), anEvent({ type: 'TriageDecided' })]);
      await log.append(aStream('discharge'), 'none', [anEvent({ type: 'CaseDischarged' })]);
      const caughtUp = (_: Recorded[], there: boolean): boolean => there;
      const triage = await collect(log, start, caughtUp, { categories: ['triage'] });
      expect(triage.events.map((e) => e.type)).toEqual(['TriageOpened', 'TriageDecided']);
      expect(triage.position).toBe(await log.head());
      const decided = await collect(log, start, caughtUp, { types: ['TriageDecided', 'CaseDischarged'] });
      expect(decided.events.map((e) => e.type)).toEqual(['TriageDecided', 'CaseDischarged']);
    });

    test('keeps unicode and large payloads as they are, and refuses what is too large', async () => {
      const stream = aStream();
      const data = { text: 'Zoë 𝔘𝔫𝔦 \u0000 \ud800 "quoted" \\ back', big: 'x'.repeat(500_000) };
      await log.append(stream, 'none', [anEvent({ data })]);
      expect((await log.read(stream))[0]?.data).toEqual(data);
      await expect(log.append(stream, 0, [anEvent({ data: { big: 'x'.repeat(1_100_000) } })])).rejects.toBeInstanceOf(EventTooLarge);
      expect(await log.read(stream)).toHaveLength(1);
    });

    test('takes back nothing of others when it cannot take one of the appends that come together', async () => {
      const taken = anEvent();
      await log.append(aStream(), 'none', [taken]);
      const streams = Array.from({ length: 6 }, () => aStream());
      const results = await Promise.allSettled(
        streams.map((stream, i) => log.append(stream, 'none', [i === 2 ? { ...anEvent(), eventId: taken.eventId } : anEvent()])),
      );
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
      expect((results[2] as PromiseRejectedResult).reason).toBeInstanceOf(EventIdTaken);
      const written = await Promise.all(streams.map((stream) => log.read(stream)));
      expect(written.map((events) => events.length)).toEqual([1, 1, 0, 1, 1, 1]);
    });

    test.each([
      ['a time of another form', { effectiveAt: '2026-03-02T09:00:00Z' }],
      ['an id in capitals', { caseId: 'C0000000-0000-4000-8000-000000000001' }],
      ['an id that is none', { correlationId: 'unknown' }],
    ])('refuses %s, which it would not give back as written', async (_, overrides) => {
      const stream = aStream();
      await expect(log.append(stream, 'none', [anEvent(overrides)])).rejects.toThrow('is not as the log writes it');
      expect(await log.read(stream)).toEqual([]);
    });

    test('refuses to go on from a position that it has not reached', async () => {
      const ahead = String(Number(await log.head()) + 1).padStart(16, '0');
      await expect(collect(log, ahead, () => true)).rejects.toBeInstanceOf(PositionAhead);
    });

    test('chains every event of a stream to the one before it', async () => {
      const stream = aStream();
      await log.append(stream, 'none', [anEvent(), anEvent({ data: oddData() })]);
      await log.append(stream, 1, [anEvent()]);
      let previous = CHAIN_START;
      for (const event of await log.read(stream)) {
        expect(event.previousHash).toBe(previous);
        expect(event.hash).toBe(chainHash(previous, event.revision, event.recordedAt, contentHash(stream, event as unknown as NewEvent)));
        previous = event.hash;
      }
    });
  });
}
