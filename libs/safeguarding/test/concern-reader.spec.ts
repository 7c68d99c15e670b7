import { describe, expect, it } from '@jest/globals';
import type { FactCorrected, Personal, Recorded } from '#kernel';
import type { SafeguardingEvent } from '#safeguarding/contract';
import { pastEventId, recorded, THE_CASE, type Past } from '#support/decisions.js';
import { ConcernReader } from '../src/concern-reader.js';

type AnyPast = Past<SafeguardingEvent | FactCorrected>;

const concernId = 'e0000000-0000-4000-8000-000000000001';
const raised: AnyPast = {
  type: 'ConcernRaised',
  data: { concernId, category: 'neglect', severity: 'high' },
  personal: { description: 'No heating at home' },
  at: '2026-03-10T09:00:00.000Z',
};
const closed: AnyPast = {
  type: 'ConcernClosed',
  data: { concernId, outcome: 'risk-removed' },
  personal: { note: 'Heating mended' },
  at: '2026-03-12T09:00:00.000Z',
};
const read: AnyPast = {
  type: 'ConcernRead',
  data: { concernId, reason: 'audit' },
  personal: { explanation: 'Yearly audit' },
  at: '2026-03-13T09:00:00.000Z',
};

/** Corrects the n-th event. */
const corrected = (n: number, personal: Personal, struckOut = false): AnyPast => ({
  type: 'FactCorrected',
  data: { corrects: pastEventId(n), correctedType: 'any', reason: 'clerical-error', facts: {}, struckOut },
  personal,
});

/** A reader over a log with this past, a minute after the reading; `erased`: its key is destroyed. */
function readerOf(past: readonly AnyPast[], { erased = false, now = '2026-03-13T09:01:00.000Z' } = {}): ConcernReader {
  const events = recorded('safeguarding', past) as Recorded[];
  const words = new Map(past.map(({ personal }, n) => [pastEventId(n), (personal ?? {}) as Personal]));
  const open = async (eventId: string) => (erased ? { erased: true } : { erased: false, personal: words.get(eventId) });
  return new ConcernReader({ read: async () => events as never }, { open: open as never }, { now: () => now });
}

describe('reading a concern', () => {
  it('gives its words once the reading is in the log', async () => {
    expect(await readerOf([raised, read]).read(THE_CASE, pastEventId(1))).toEqual({
      concernId,
      category: 'neglect',
      severity: 'high',
      raisedAt: '2026-03-10T09:00:00.000Z',
      raisedBy: pastEventId(0),
      erased: false,
      description: 'No heating at home',
    });
  });

  it('opens nothing without a reading in the log', async () => {
    await expect(readerOf([raised]).read(THE_CASE, pastEventId(1))).rejects.toThrow('has no reading');
    await expect(readerOf([raised, read]).read(THE_CASE, pastEventId(0))).rejects.toThrow('has no reading');
  });

  it('gives what became of it, and what was noted then', async () => {
    expect(await readerOf([raised, closed, read]).read(THE_CASE, pastEventId(2))).toMatchObject({
      closing: { outcome: 'risk-removed', closedAt: '2026-03-12T09:00:00.000Z', closedBy: pastEventId(1) },
      closingNote: 'Heating mended',
    });
  });

  it('gives the words as they were corrected', async () => {
    const past = [raised, closed, corrected(0, { description: 'No hot water', explanation: 'Misheard' }), corrected(1, { note: null }), read];
    const concern = await readerOf(past).read(THE_CASE, pastEventId(4));
    expect(concern).toMatchObject({ description: 'No hot water' });
    expect(concern).not.toHaveProperty('closingNote');
    expect(JSON.stringify(concern)).not.toContain('Misheard');
  });

  it('gives no words of a concern that was struck out', async () => {
    const answer = await readerOf([raised, read, corrected(0, {}, true)]).read(THE_CASE, pastEventId(1));
    expect(answer).toMatchObject({ code: 'safeguarding.concern-not-found' });
  });

  it('can be answered again for ten minutes; after that it takes another reading in the log', async () => {
    const answerAt = (now: string) => readerOf([raised, read], { now }).read(THE_CASE, pastEventId(1));
    expect(await answerAt('2026-03-13T09:10:00.000Z')).toMatchObject({ description: 'No heating at home' });
    expect(await answerAt('2026-03-13T09:10:00.001Z')).toMatchObject({ code: 'safeguarding.reading-over' });
  });

  it('says of erased words that they were erased', async () => {
    const concern = await readerOf([raised, read], { erased: true }).read(THE_CASE, pastEventId(1));
    expect(concern).toMatchObject({ concernId, erased: true });
    expect(concern).not.toHaveProperty('description');
  });
});
