import { describe, expect, test } from '@jest/globals';
import { correctedHistory, refuseMalformedFacts, refuseMisfit, refusals, type Event, type FactChecks, type Rules } from '#kernel';
import { pastEventId, recorded } from '#support/decisions.js';

type Stock = Event<'Added', { count: number }> | Event<'Taken', { count: number }>;

const refuse = refusals({ 'stock.too-little': { kind: 'invalid', message: 'There is not so much.' } });
const folding = {
  initial: 0,
  evolve: {
    Added: (stock: number, { data }: { data: { count: number } }) => stock + data.count,
    Taken: (stock: number, { data }: { data: { count: number } }) => stock - data.count,
  },
};
const rules: Rules<number, Stock> = {
  Added: () => undefined,
  Taken: (stock, { data }) => (data.count > stock ? refuse('stock.too-little', { field: 'count', details: { stock } }) : undefined),
};
const checks: FactChecks<Stock> = { Added: { count: Number.isInteger }, Taken: { count: Number.isInteger } };

const added = (count: number): Stock => ({ type: 'Added', data: { count } });
const taken = (count: number): Stock => ({ type: 'Taken', data: { count } });
const history = (...events: Stock[]) => correctedHistory<Stock>(recorded('stock', events));

describe('playing a history again', () => {
  test('is quiet where every rule is kept, each over what went before', () => {
    expect(refuseMisfit(folding, rules, history(added(2), taken(2), added(3), taken(3)))).toBeUndefined();
  });

  test('refuses with the first rule broken, as a conflict, and says which event breaks it', () => {
    expect(refuseMisfit(folding, rules, history(added(2), taken(1), taken(2), taken(9)))).toMatchObject({
      code: 'stock.too-little',
      kind: 'conflict',
      message: 'There is not so much. The correction would make this so for Taken of 2026-03-02.',
      fields: [{ field: 'facts' }],
      details: { stock: 1, contradicts: pastEventId(2) },
    });
  });
});

describe('values that a correction brought', () => {
  const correctedTo = (count: unknown) =>
    history(added(2)).map((e) => ({ ...e, data: { count: count as number }, correctedBy: ['c0000000-0000-4000-8000-000000000009'] }));

  test('are refused where the field cannot have them', () => {
    expect(refuseMalformedFacts<Stock>(correctedTo('two'), checks)).toMatchObject({
      code: 'correction.value-not-valid',
      fields: [{ field: 'facts.count' }],
    });
    expect(refuseMalformedFacts<Stock>(correctedTo(3), checks)).toBeUndefined();
  });

  test('alone are checked: what a decision wrote is not', () => {
    expect(refuseMalformedFacts<Stock>(history(added(0.5)), checks)).toBeUndefined();
  });
});
