import { describe, expect, it } from '@jest/globals';
import { correctedHistory } from '#kernel';
import { lastWordAt, workRecords, workSpells, type DischargeEvent, type WorkRecord } from '#discharge/contract';
import { pastEventId, recorded } from '#support/decisions.js';
import { morningOf, notReached, discharged, word, worked } from './discharge-stories.js';

/** Spells in short: status, first and last day. */
const inShort = (records: WorkRecord[], until: string) => workSpells(records, until).map((s) => `${s.status} ${s.from}..${s.to}`);

describe('work spells', () => {
  it('last from one word to the day before the next, and then to the last day asked for', () => {
    expect(workSpells([word('2026-03-02', 'off-sick'), word('2026-03-20', 'at-work', 20)], morningOf('2026-04-01'))).toEqual([
      {
        status: 'off-sick',
        from: '2026-03-02',
        to: '2026-03-19',
        recordedBy: ['off-sick on 2026-03-02'],
        endedBy: 'at-work on 2026-03-20',
      },
      { status: 'at-work', hoursPerWeek: 20, from: '2026-03-20', to: '2026-04-01', recordedBy: ['at-work on 2026-03-20'] },
    ]);
  });

  it('follow the time that things happened, not the order in which they were told', () => {
    const late = [word('2026-03-20', 'at-work'), word('2026-03-02', 'off-sick')];
    expect(inShort(late, morningOf('2026-04-01'))).toEqual(['off-sick 2026-03-02..2026-03-19', 'at-work 2026-03-20..2026-04-01']);
  });

  it('take the word recorded last of two about the same moment', () => {
    const contradicting = [word('2026-03-20', 'at-work'), word('2026-03-20', 'off-sick')];
    expect(inShort(contradicting, morningOf('2026-03-21'))).toEqual(['off-sick 2026-03-20..2026-03-21']);
  });

  it('give the day of a change to what came last on it', () => {
    const sameDay = [
      word('2026-03-02', 'off-sick'),
      { ...word('2026-03-20', 'at-work'), effectiveAt: '2026-03-20T08:00:00.000Z' },
      { ...word('2026-03-20', 'off-sick'), effectiveAt: '2026-03-20T15:00:00.000Z' },
    ];
    expect(inShort(sameDay, morningOf('2026-03-22'))).toEqual(['off-sick 2026-03-02..2026-03-22']);
  });

  it('are confirmed, not broken, by the same word again', () => {
    const spells = workSpells([word('2026-03-20', 'at-work', 20), word('2026-04-20', 'at-work', 20)], morningOf('2026-05-01'));
    expect(spells).toHaveLength(1);
    expect(spells[0]?.recordedBy).toEqual(['at-work on 2026-03-20', 'at-work on 2026-04-20']);
  });

  it('break where the hours change or are no longer known', () => {
    const records = [word('2026-03-20', 'at-work', 20), word('2026-04-20', 'at-work', 5), word('2026-05-20', 'at-work')];
    expect(workSpells(records, morningOf('2026-06-01')).map((s) => s.hoursPerWeek)).toEqual([20, 5, undefined]);
  });

  it('know nothing of what came after the moment asked for', () => {
    const records = [word('2026-03-02', 'off-sick'), word('2026-03-20', 'at-work')];
    expect(inShort(records, '2026-03-20T08:59:59.999Z')).toEqual(['off-sick 2026-03-02..2026-03-20']);
    expect(inShort(records, '2026-03-01T09:00:00.000Z')).toEqual([]);
  });

  it('count London days: half past eleven at night UTC in June is the next day', () => {
    const nightShift = { ...word('2026-06-30', 'at-work'), effectiveAt: '2026-06-30T23:30:00.000Z' };
    expect(inShort([nightShift], morningOf('2026-07-02'))).toEqual(['at-work 2026-07-01..2026-07-02']);
  });
});

describe('what is said about work', () => {
  it('comes from work statuses and from follow-ups that reached the person', () => {
    const followUp = { type: 'FollowUpRecorded', data: { weeks: 13, status: 'at-work', hoursPerWeek: 16, evidence: 'hmrc' } } as const;
    const past = [
      worked('2026-03-20', 'off-sick'),
      discharged('2026-04-01'),
      notReached('2026-04-29', 4),
      { ...followUp, at: morningOf('2026-07-01') },
    ];
    expect(workRecords(correctedHistory<DischargeEvent>(recorded<DischargeEvent>('discharge', past)))).toEqual([
      { eventId: pastEventId(0), effectiveAt: morningOf('2026-03-20'), status: 'off-sick' },
      { eventId: pastEventId(3), effectiveAt: morningOf('2026-07-01'), status: 'at-work', hoursPerWeek: 16 },
    ]);
  });

  it('ends with the last word; somebody who would not say has given none', () => {
    const records = [word('2026-03-20', 'at-work'), word('2026-03-02', 'off-sick'), word('2026-04-20', 'not-stated')];
    expect(lastWordAt(records, morningOf('2026-05-01'))).toBe(morningOf('2026-03-20'));
    expect(lastWordAt(records, morningOf('2026-03-19'))).toBe(morningOf('2026-03-02'));
    expect(lastWordAt(records, morningOf('2026-03-01'))).toBeUndefined();
  });
});
