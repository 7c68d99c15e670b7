import { describe, test } from '@jest/globals';
import type { CorrectFact } from '#kernel';
import { given, pastEventId } from '#support/decisions.js';
import { shop, type ShopEvent } from './a-shop.js';

const opened: ShopEvent = { type: 'Opened', data: { stock: 10, shelf: 'left' } };
const sold = (count: number): ShopEvent => ({ type: 'Sold', data: { count, price: 2, takings: 2 * count } });
const closed: ShopEvent = { type: 'Closed', data: { reason: 'retired' } };

const correcting = (n: number, what: Partial<CorrectFact>): CorrectFact => ({
  type: 'CorrectFact',
  eventId: pastEventId(n),
  reason: 'clerical-error',
  facts: {},
  struckOut: false,
  ...what,
});
const corrected = (n: number, facts: Record<string, unknown>, more: { newEffectiveAt?: string; struckOut?: boolean } = {}) =>
  ({
    type: 'FactCorrected',
    data: { corrects: pastEventId(n), correctedType: n === 0 ? 'Opened' : 'Sold', reason: 'clerical-error', facts, struckOut: false, ...more },
  }) as const;

describe('a correction is recorded', () => {
  test('with the new facts alone, and what follows from them', () =>
    given(shop, {})
      .events(opened, sold(2))
      .when(correcting(1, { facts: { count: 3 } }))
      .then({
        type: 'FactCorrected',
        data: { corrects: pastEventId(1), correctedType: 'Sold', reason: 'clerical-error', facts: { count: 3, takings: 6 }, struckOut: false },
        personal: {},
      }));

  test('what follows builds on the corrections before it', () =>
    given(shop, {})
      .events(opened, sold(2), corrected(1, { price: 5, takings: 10 }))
      .when(correcting(1, { facts: { count: 3 } }))
      .then({ type: 'FactCorrected', data: { facts: { count: 3, takings: 15 } } }));

  test('with null for a fact that is taken out', () =>
    given(shop, {})
      .events(opened)
      .when(correcting(0, { facts: { shelf: null } }))
      .then({ type: 'FactCorrected', data: { facts: { shelf: null } } }));

  test('with what is personal in its own compartment', () =>
    given(shop, {})
      .events(opened)
      .when(correcting(0, { facts: { owner: 'Alex Example' }, explanation: 'Misspelt.' }))
      .then({ type: 'FactCorrected', data: { facts: {} }, personal: { owner: 'Alex Example', explanation: 'Misspelt.' } }));

  test('with another time', () =>
    given(shop, {})
      .events(opened)
      .when(correcting(0, { newEffectiveAt: '2026-03-01T09:00:00.000Z' }))
      .then({ type: 'FactCorrected', data: { newEffectiveAt: '2026-03-01T09:00:00.000Z' } }));

  test('at the present moment still', () =>
    given(shop, {})
      .events(opened)
      .at('2026-03-16T12:00:00.000Z')
      .when(correcting(0, { newEffectiveAt: '2026-03-16T12:00:00.000Z' }))
      .then({ type: 'FactCorrected' }));

  test('as struck out', () =>
    given(shop, {})
      .events(opened, sold(2))
      .when(correcting(1, { struckOut: true }))
      .then({ type: 'FactCorrected', data: { facts: {}, struckOut: true } }));
});

describe('a correction is refused', () => {
  const story = (context: { audited?: boolean } = {}) => given(shop, context).events(opened, sold(2), closed, corrected(1, { count: 4, takings: 8 }));

  test('of an event that is not there', () =>
    story()
      .when(correcting(9, { facts: { count: 1 } }))
      .refused('correction.event-not-found', 'eventId'));

  test('of an event that only the system knows', () =>
    story()
      .when(correcting(2, { facts: { reason: 'moved' } }))
      .refused('correction.not-correctable', 'eventId'));

  test('of a correction: the event itself is corrected again', () =>
    story()
      .when(correcting(3, { struckOut: true }))
      .refused('correction.not-correctable', 'eventId'));

  test('of an event that was struck out', () =>
    given(shop, {})
      .events(opened, sold(2), corrected(1, {}, { struckOut: true }))
      .when(correcting(1, { facts: { count: 1 } }))
      .refused('correction.already-struck-out', 'eventId'));

  test('by who may not correct this event', () =>
    story({ audited: true })
      .when(correcting(1, { facts: { count: 1 } }))
      .refused('shop.audited'));

  test('that strikes out and gives facts at once', () =>
    story()
      .when(correcting(1, { struckOut: true, facts: { count: 1 } }))
      .refused('correction.strike-with-facts', 'struckOut'));

  test('that strikes out and gives a time at once', () =>
    story()
      .when(correcting(1, { struckOut: true, newEffectiveAt: '2026-03-01T09:00:00.000Z' }))
      .refused('correction.strike-with-facts', 'struckOut'));

  test('that strikes out what can only be corrected', () =>
    story()
      .when(correcting(0, { struckOut: true }))
      .refused('correction.not-strikable', 'struckOut'));

  test('of a field that nobody entered', () =>
    story()
      .when(correcting(1, { facts: { takings: 100 } }))
      .refused('correction.field-not-correctable', 'facts.takings'));

  test('to a time to come', () =>
    story()
      .at('2026-03-16T12:00:00.000Z')
      .when(correcting(1, { newEffectiveAt: '2026-03-16T12:00:00.001Z' }))
      .refused('correction.in-future', 'effectiveAt'));

  test.each<[string, Partial<CorrectFact>]>([
    ['nothing', {}],
    ['an explanation alone', { explanation: 'Because.' }],
    ['what is believed already', { facts: { count: 4 } }],
    ['the time that is believed already', { newEffectiveAt: '2026-03-02T09:00:00.000Z' }],
    ['what is believed already, by another field', { facts: { price: 2 } }],
  ])('that changes %s', (_, what) => story().when(correcting(1, what)).refused('correction.nothing-to-change', 'facts'));

  test('that leaves a history which cannot be', () =>
    story()
      .when(correcting(1, { facts: { count: 11 } }))
      .refused('shop.sold-out', 'facts'));

  test('that leaves later events without what they rest on', () =>
    given(shop, {})
      .events(opened, sold(2), sold(8))
      .when(correcting(0, { facts: { stock: 9 } }))
      .refused('shop.sold-out'));
});
