import { beforeEach, describe, expect, test } from '@jest/globals';
import { EventIdTaken, type EventLog, type NewEvent } from '#event-log';
import { Desk, Streams, type Handled } from '#handling';
import {
  derivedId,
  isRefusal,
  newId,
  VirtualClock,
  type CommandAnswer,
  type CommandEnvelope,
  type CorrectFact,
  type Personal,
  type Uuid,
} from '#kernel';
import { KeyDestroyed, type Vault } from '#privacy';
import { aCaseworker, THE_CASE } from '#support/decisions.js';
import { refuseShop, shop, type ShopCommand, type ShopEvent, type ShopState } from '../../kernel/test/a-shop.js';
import { MemoryLog } from './memory-log.js';

const NOW = '2026-03-16T12:00:00.000Z';
const STREAM = `shop-${THE_CASE}`;

const handled: Handled<ShopState, ShopCommand, ShopEvent, { audited?: boolean }> = {
  decider: shop,
  stream: ({ caseId }) => `shop-${caseId}`,
  load: (_, { caseId }) => Promise.resolve({ context: {}, keyOf: 'the-owner', caseId }),
  guard: ({ effectiveOn }) => (effectiveOn < '2026-01-01' ? refuseShop('shop.not-open') : undefined),
};

let log: MemoryLog;
let desk: Desk;
let erased: boolean;

beforeEach(() => {
  log = new MemoryLog();
  erased = false;
  const vault = {
    seal(_event: Uuid, keyOf: string, personal: Personal) {
      if (Object.keys(personal).length === 0) return Promise.resolve(null);
      return erased ? Promise.reject(new KeyDestroyed()) : Promise.resolve({ keyOf, fields: {} });
    },
  };
  desk = new Desk(log as unknown as EventLog, new Streams(log as unknown as EventLog), vault as Vault, new VirtualClock(NOW));
});

/** What comes with a command, under an id of its own unless told otherwise. */
function envelope(more: Partial<CommandEnvelope> = {}): CommandEnvelope {
  const correlationId = newId();
  return { commandId: newId(), fingerprint: 'f', correlationId, causationId: correlationId, actor: aCaseworker, ...more };
}

const send = (command: ShopCommand, more: Partial<CommandEnvelope> = {}, caseId = THE_CASE) =>
  desk.handle(handled, { caseId }, command, envelope(more));
const open = (stock: number, more: Partial<CommandEnvelope> = {}) => send({ type: 'Open', stock }, more);
const sell = (count: number, more: Partial<CommandEnvelope> = {}) => send({ type: 'Sell', count, price: 1 }, more);

async function done(answer: ReturnType<typeof send>): Promise<CommandAnswer> {
  const given = await answer;
  if (isRefusal(given)) throw new Error(`Refused with ${given.code}`);
  return given;
}

/** As a decision that makes up for a step that nobody has taken yet. */
const sellsAfterOpening: typeof shop.decide.Sell = (command, _, at) => {
  const opened: ShopEvent = { type: 'Opened', data: { stock: 3 } };
  const sold = shop.decide.Sell(command, { status: 'open', stock: 3 }, at);
  return isRefusal(sold) ? sold : [opened, ...sold];
};

/** Somebody else sells one, just before this append gets there. */
const somebodyElseSells = (): void => {
  const { eventId, ...rest } = log.events.at(-1) as unknown as NewEvent;
  log.write(STREAM, [{ ...rest, eventId: derivedId(eventId, 'other'), type: 'Sold', data: { count: 1, price: 1, takings: 1 }, commandId: newId() }]);
};

describe('a command is carried out', () => {
  test('and its events say who did what, when and because of what', async () => {
    const sent = envelope({ effectiveAt: '2026-03-10T08:00:00.000Z', causationId: newId() });
    const answer = await done(desk.handle(handled, { caseId: THE_CASE }, { type: 'Open', stock: 3 }, sent));
    const { commandId, correlationId, causationId } = sent;
    expect(log.events).toMatchObject([
      {
        ...{ type: 'Opened', stream: STREAM, revision: 0, caseId: THE_CASE, data: { stock: 3 }, personal: null },
        ...{ effectiveAt: '2026-03-10T08:00:00.000Z', actor: aCaseworker, commandId, correlationId, causationId, fingerprint: 'f' },
      },
    ]);
    expect(answer).toEqual({
      revision: 0,
      position: log.events[0]?.position,
      events: [{ eventId: log.events[0]?.eventId, type: 'Opened', data: { stock: 3 } }],
    });
  });

  test('and an event has the same id whatever else its command had to bring about first', async () => {
    const opensFirst = { ...handled, decider: { ...shop, decide: { ...shop.decide, Sell: sellsAfterOpening } } };
    const { commandId } = envelope();
    await done(desk.handle(opensFirst, { caseId: THE_CASE }, { type: 'Sell', count: 1, price: 1 }, envelope({ commandId })));
    const other = newId();
    await done(desk.handle(handled, { caseId: other }, { type: 'Open', stock: 3 }, envelope()));
    await done(desk.handle(handled, { caseId: other }, { type: 'Sell', count: 1, price: 1 }, envelope({ commandId })));
    const sold = log.events.filter(({ type }) => type === 'Sold').map(({ eventId }) => eventId);
    expect(sold).toEqual([sold[0], sold[0]]);
  });

  test('and its events have the version in which their type, or what they correct, is written now', async () => {
    const changedTwice = {
      ...handled,
      decider: { ...shop, upcasters: { Opened: [(data: object) => ({ ...data }), (data: object) => ({ ...data })] } },
    };
    const open: ShopCommand = { type: 'Open', stock: 3 };
    const { events } = await done(desk.handle(changedTwice, { caseId: THE_CASE }, open, envelope()));
    await done(desk.handle(changedTwice, { caseId: THE_CASE }, { type: 'Sell', count: 1, price: 1 }, envelope()));
    const correct: CorrectFact = {
      ...{ type: 'CorrectFact', eventId: events[0]?.eventId ?? '', reason: 'clerical-error', facts: { stock: 5 }, struckOut: false },
    };
    await done(desk.handle(changedTwice, { caseId: THE_CASE }, correct, envelope()));
    expect(log.events.map(({ type, schemaVersion }) => [type, schemaVersion])).toEqual([
      ['Opened', 3],
      ['Sold', 1],
      ['FactCorrected', 3],
    ]);
  });

  test('now, unless it says when', async () => {
    await done(open(3));
    expect(log.events[0]?.effectiveAt).toBe(NOW);
  });

  test('at this very moment, but not a moment later', async () => {
    await done(open(3, { effectiveAt: NOW }));
    expect(await sell(1, { effectiveAt: '2026-03-16T12:00:00.001Z' })).toMatchObject({
      code: 'effective.in-future',
      fields: [{ field: 'effectiveAt' }],
    });
    expect(log.events).toHaveLength(1);
  });

  test('and if there is nothing to do, is answered with where things stand', async () => {
    const opened = await done(open(3));
    expect(await done(open(3))).toEqual({ revision: 0, position: opened.position, events: [] });
  });

  test('unless the module lets none of its commands pass', async () => {
    expect(await open(3, { effectiveAt: '2025-12-31T23:59:59.999Z' })).toMatchObject({ code: 'shop.not-open' });
    expect(log.tries).toBe(0);
  });
});

describe('while others write to the same part', () => {
  test('it is decided anew on what they left', async () => {
    await done(open(3));
    let times = 0;
    log.before = () => void (times++ < 3 && somebodyElseSells());
    expect(await sell(1)).toMatchObject({ code: 'shop.sold-out' });
    expect(log.events.map(({ type }) => type)).toEqual(['Opened', 'Sold', 'Sold', 'Sold']);
  });

  test('it is tried four times in all, then given up', async () => {
    await done(open(100));
    log.tries = 0;
    log.before = somebodyElseSells;
    expect(await sell(1)).toMatchObject({ code: 'case.busy', kind: 'conflict' });
    expect(log.tries).toBe(4);
  });

  test('it succeeds at the fourth try', async () => {
    await done(open(100));
    let times = 0;
    log.before = () => void (times++ < 3 && somebodyElseSells());
    expect(await done(sell(7))).toMatchObject({ revision: 4, events: [{ data: { count: 7 } }] });
  });

  test('it is not tried again for who said what they had seen', async () => {
    const { position } = await done(open(100));
    log.tries = 0;
    log.before = somebodyElseSells;
    expect(await sell(1, { seenUpTo: position })).toMatchObject({ code: 'case.changed', kind: 'stale' });
    expect(log.tries).toBe(1);
  });

  test('it is not even tried for who has not seen the newest', async () => {
    const { position } = await done(open(100));
    await done(sell(1));
    log.tries = 0;
    expect(await sell(1, { seenUpTo: position })).toMatchObject({ code: 'case.changed' });
    expect(log.tries).toBe(0);
  });

  test('what happens in other parts is no change of this one', async () => {
    await done(open(100));
    const elsewhere = await done(send({ type: 'Open', stock: 1 }, {}, newId()));
    expect(await done(sell(1, { seenUpTo: elsewhere.position }))).toMatchObject({ revision: 1 });
  });

  test('a failure of the log is not taken for a conflict', async () => {
    log.before = () => {
      throw new Error('Connection terminated');
    };
    await expect(open(3)).rejects.toThrow('Connection terminated');
    expect(log.tries).toBe(1);
  });
});

describe('the same command again', () => {
  test('is answered as the first time, whatever has happened since', async () => {
    const { commandId } = await done(open(10)).then(() => envelope());
    const first = await done(sell(2, { commandId }));
    await done(send({ type: 'Close' }));
    expect(await done(sell(2, { commandId }))).toEqual(first);
    expect(log.events.map(({ type }) => type)).toEqual(['Opened', 'Sold', 'Closed']);
  });

  test('also where the sender has seen nothing since', async () => {
    const { position } = await done(open(10));
    const sent = { commandId: newId(), seenUpTo: position };
    const first = await done(sell(2, sent));
    expect(await done(sell(2, sent))).toEqual(first);
  });

  test('at the same moment is carried out once', async () => {
    await done(open(10));
    const commandId = newId();
    const [one, other] = await Promise.all([done(sell(2, { commandId })), done(sell(2, { commandId }))]);
    expect(one).toEqual(other);
    expect(log.events).toHaveLength(2);
  });

  test('with other content is refused', async () => {
    await done(open(10));
    const commandId = newId();
    await done(sell(2, { commandId, fingerprint: 'two' }));
    expect(await sell(3, { commandId, fingerprint: 'three' })).toMatchObject({ code: 'command.id-reused', kind: 'invalid' });
  });

  test('about something else is refused, where the log knows its events', async () => {
    log.before = () => {
      throw new EventIdTaken(STREAM);
    };
    expect(await open(3)).toMatchObject({ code: 'command.id-reused' });
    expect(log.tries).toBe(1);
  });
});

test('of a person who was erased nothing personal is recorded any more', async () => {
  await done(open(3));
  erased = true;
  const correction = { type: 'CorrectFact', eventId: log.events[0]?.eventId ?? '', reason: 'clerical-error', struckOut: false } as const;
  const target = { caseId: THE_CASE };
  const named = { ...correction, facts: { owner: 'Alex Example' } };
  expect(await desk.handle(handled, target, named, envelope())).toMatchObject({ code: 'person.erased', kind: 'conflict' });
  expect(log.events).toHaveLength(1);
  expect(await desk.handle(handled, target, { ...correction, facts: { stock: 4 } }, envelope())).toMatchObject({ revision: 1 });
});
