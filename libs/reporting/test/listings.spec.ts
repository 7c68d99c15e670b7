import { describe, expect, it } from '@jest/globals';
import { givenEvents, practiceListed, type ToldEvent } from '#support/projections.js';
import { atOnceWithListings } from '../src/listings/listings.js';

const CASES = new Map([
  ['A81001', 5],
  ['B82002', 3],
]);
const listed = (practice: string): ToldEvent => practiceListed(practice, { board: 'QAA', from: '2026-01-01' });
const ofACase: ToldEvent = { category: 'referral', type: 'ReferralReceived', at: '2026-01-01T00:00:00.000Z' };

const atOnce = (most: number, ...told: ToldEvent[]): Promise<number> =>
  atOnceWithListings(givenEvents(...told), async (practices) => new Map([...CASES].filter(([practice]) => practices.includes(practice))), most);

describe('how much of a batch is taken in at once', () => {
  it('is all of it where nothing is told of practices', async () => {
    expect(await atOnce(1, ofACase, ofACase, ofACase)).toBe(3);
  });

  it('is as much as touches no more cases than fit', async () => {
    const batch = [ofACase, listed('A81001'), listed('B82002'), listed('C83003'), ofACase];
    expect([await atOnce(10, ...batch), await atOnce(9, ...batch), await atOnce(8, ...batch), await atOnce(6, ...batch)]).toEqual([5, 4, 2, 2]);
  });

  it('is at least one event, however many cases it touches', async () => {
    expect(await atOnce(2, listed('A81001'), listed('B82002'))).toBe(1);
  });
});
