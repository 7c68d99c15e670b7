import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EventLog } from '#event-log';
import { Desk, Streams, type Handled } from '#handling';
import { decide, derivedId, fold, isRefusal, londonDate, VirtualClock, type Circumstances, type Recorded, type Uuid } from '#kernel';
import type { Vault } from '#privacy';
import { aCaseworker, THE_CASE } from '#support/decisions.js';
import { shop, type ShopCommand, type ShopEvent, type ShopState } from '../../kernel/test/a-shop.js';
import { MemoryLog } from './memory-log.js';

const NOW = '2026-03-16T12:00:00.000Z';

const handled: Handled<ShopState, ShopCommand, ShopEvent, object> = {
  decider: shop,
  stream: ({ caseId }) => `shop-${caseId}`,
  load: (_, { caseId }) => Promise.resolve({ context: {}, keyOf: 'the-owner', caseId }),
};

const vault = { seal: () => Promise.resolve(null) } as unknown as Vault;

const aCommand: fc.Arbitrary<ShopCommand> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ type: fc.constant('Open' as const), stock: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 6, arbitrary: fc.record({ type: fc.constant('Sell' as const), count: fc.integer({ min: 1, max: 3 }), price: fc.constant(1) }) },
  { weight: 1, arbitrary: fc.constant({ type: 'Close' as const }) },
);

/** What one of several processes is told to do. */
const anOrder = fc.record({ process: fc.nat({ max: 2 }), command: aCommand });

/**
 * The log as a process sees it: an answer comes in its own time, and may be of a moment that is long past, as from a cache or a
 * replica that lags.
 */
function lagging(log: MemoryLog, scheduler: fc.Scheduler, lag: () => number): EventLog {
  const read = scheduler.scheduleFunction(async (stream: string, from: number) => {
    const events = await log.read(stream, from);
    return events.slice(0, Math.max(0, events.length - lag()));
  });
  return {
    head: () => log.head(),
    append: scheduler.scheduleFunction((...args: Parameters<EventLog['append']>) => log.append(...args)),
    read: async (stream: string, from = 0) => await read(stream, from),
  } as unknown as EventLog;
}

/** The event, and what the decider would say to its command now that everything before it is known. */
function decidedOn(history: readonly Recorded<ShopEvent>[], command: ShopCommand, commandId: Uuid) {
  const at = { now: NOW, today: londonDate(NOW), effectiveAt: NOW, effectiveOn: londonDate(NOW), actor: aCaseworker } as Circumstances;
  return decide(shop, command, fold(shop, history), { ...at, id: (label: string) => derivedId(commandId, label) });
}

test('whatever was kept in memory, an event follows from all that came before it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(anOrder, { minLength: 2, maxLength: 12 }),
      fc.array(fc.nat({ max: 2 }), { minLength: 40, maxLength: 40 }),
      async (scheduler, orders, lags) => {
        const log = new MemoryLog();
        let looks = 0;
        const lag = (): number => lags[looks++ % lags.length] ?? 0;
        const desks = [0, 1, 2].map(() => {
          const seen = lagging(log, scheduler, lag);
          return new Desk(seen, new Streams(seen), vault, new VirtualClock(NOW));
        });
        const commands = new Map<Uuid, ShopCommand>();
        const answers = orders.map(({ process, command }, i) => {
          const commandId = derivedId(THE_CASE, `order ${i}`);
          commands.set(commandId, command);
          const envelope = { commandId, fingerprint: 'f', correlationId: commandId, causationId: commandId, actor: aCaseworker };
          return (desks[process] as Desk).handle(handled, { caseId: THE_CASE }, command, envelope);
        });
        await scheduler.waitIdle();
        const given = await Promise.all(answers);

        const events = log.events as unknown as Recorded<ShopEvent>[];
        events.forEach((event, i) => {
          const command = commands.get(event.commandId) as ShopCommand;
          expect(decidedOn(events.slice(0, i), command, event.commandId)).toEqual([{ type: event.type, data: event.data }]);
        });
        // Everybody who was told of an event finds it there, and nobody else's.
        const told = given.flatMap((answer) => (isRefusal(answer) ? [] : answer.events.map(({ eventId }) => eventId)));
        expect(told.toSorted()).toEqual(events.map(({ eventId }) => eventId).toSorted());
      },
    ),
    { numRuns: 300 },
  );
}, 60_000);

test('what is kept in memory grows by what is new, whichever process wrote it', async () => {
  const log = new MemoryLog();
  const [one, other] = [0, 1].map(() => new Streams(log as unknown as EventLog)) as [Streams, Streams];
  const desks = [one, other].map((streams) => new Desk(log as unknown as EventLog, streams, vault, new VirtualClock(NOW)));
  const asked: number[] = [];
  const read = log.read.bind(log);
  log.read = (stream, from = 0) => (asked.push(from), read(stream, from));
  const send = (desk: number, command: ShopCommand, n: number) => {
    const commandId = derivedId(THE_CASE, `order ${n}`);
    const envelope = { commandId, fingerprint: 'f', correlationId: commandId, causationId: commandId, actor: aCaseworker };
    return (desks[desk] as Desk).handle(handled, { caseId: THE_CASE }, command, envelope);
  };
  await send(0, { type: 'Open', stock: 9 }, 0);
  for (let n = 1; n < 5; n++) await send(n % 2, { type: 'Sell', count: 1, price: 1 }, n);
  // Each begins with what its own last look did not show.
  expect(asked).toEqual([0, 0, 0, 1, 2]);
});
