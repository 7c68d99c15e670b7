import { describe, expect, test } from '@jest/globals';
import { correctedHistory, decide, fold, foldHistory, withFacts, type FactCorrected } from '#kernel';
import { given, pastEventId, recorded, type Past } from '#support/decisions.js';
import { shop, type ShopCommand, type ShopEvent, type ShopState } from './a-shop.js';

type InShop = Past<ShopEvent | FactCorrected>;
const opened: InShop = { type: 'Opened', data: { stock: 10 } };
const sold = (count: number): InShop => ({ type: 'Sold', data: { count, price: 1, takings: count } });
const correcting = (n: number, change: Partial<FactCorrected['data']>): InShop => ({
  type: 'FactCorrected',
  data: { corrects: pastEventId(n), correctedType: 'Sold', reason: 'clerical-error', facts: {}, struckOut: false, ...change },
});
const past = (...events: InShop[]) => recorded<ShopEvent | FactCorrected>('shop', events);

const folded = (...events: InShop[]) => fold<ShopState, ShopCommand, ShopEvent, { audited?: boolean }>(shop, past(...events));

describe('folding', () => {
  test('nothing gives the state before all events', () => expect(folded()).toEqual({ status: 'new' }));

  test('takes every event in its turn', () => expect(folded(opened, sold(2), sold(3))).toEqual({ status: 'open', stock: 5 }));

  test('goes by what is believed now', () => {
    expect(folded(opened, sold(2), sold(3), correcting(1, { facts: { count: 4 } }))).toEqual({ status: 'open', stock: 3 });
    expect(folded(opened, sold(2), correcting(1, { struckOut: true }), sold(3))).toEqual({ status: 'open', stock: 7 });
  });

  test('passes over a type that the module does not know, as an old process does with a new event', () => {
    const [event] = past(opened);
    const unknown = { ...event!, type: 'Repainted' } as unknown as (typeof event & object)[];
    expect(foldHistory(shop, correctedHistory<ShopEvent>([event!, unknown as never]))).toEqual({ status: 'open', stock: 10 });
  });
});

describe('a history as it is believed', () => {
  test('tells by which corrections, and keeps the place of each event', () => {
    const history = correctedHistory<ShopEvent>(
      past(opened, sold(2), correcting(1, { facts: { count: 3 } }), correcting(1, { facts: { price: 9 } })),
    );
    expect(history.map(({ type, revision, data, correctedBy }) => ({ type, revision, data, correctedBy }))).toEqual([
      { type: 'Opened', revision: 0, data: { stock: 10 }, correctedBy: [] },
      { type: 'Sold', revision: 1, data: { count: 3, price: 9, takings: 2 }, correctedBy: [pastEventId(2), pastEventId(3)] },
    ]);
  });

  test('the newest correction counts, and one that gives no time leaves the time of the one before', () => {
    const moved = correcting(1, { newEffectiveAt: '2026-03-01T08:00:00.000Z', facts: { count: 3 } });
    const [, sale] = correctedHistory<ShopEvent>(past(opened, sold(2), moved, correcting(1, { facts: { count: 4 } })));
    expect(sale).toMatchObject({ effectiveAt: '2026-03-01T08:00:00.000Z', data: { count: 4 } });
  });

  test('leaves the events themselves as they were', () => {
    const events = past(opened, sold(2), correcting(1, { facts: { count: 3 } }));
    correctedHistory<ShopEvent>(events);
    expect(events[1]?.data).toEqual({ count: 2, price: 1, takings: 2 });
  });

  test('null takes a fact out, and only there', () => {
    expect(withFacts({ a: 1, b: 2 }, { a: null, c: 3 })).toEqual({ b: 2, c: 3 });
    expect(withFacts({ a: null, b: 2 }, { b: 3 })).toEqual({ a: null, b: 3 });
  });
});

describe('deciding', () => {
  test('is left to the decision of that command', () => {
    given(shop, {})
      .events(opened as ShopEvent)
      .when({ type: 'Sell', count: 2, price: 3 })
      .then({ type: 'Sold', data: { takings: 6 } });
    given(shop, {})
      .events(opened as ShopEvent)
      .when({ type: 'Sell', count: 11, price: 3 })
      .refused('shop.sold-out', 'count');
  });

  test('of a command that the module does not have is a fault of ours, not a refusal', () =>
    expect(() => decide(shop, { type: 'Burgle' } as unknown as ShopCommand, { status: 'new' }, {} as never)).toThrow(
      'shop has no decision for Burgle',
    ));
});
