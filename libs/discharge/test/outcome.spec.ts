import { describe, expect, it } from '@jest/globals';
import { correctedHistory, type FactCorrected } from '#kernel';
import {
  deriveOutcome,
  outcomeAtDischarge,
  returnToWorkOn,
  workSpells,
  type DischargeEvent,
  type WorkRecord,
  type WorkStanding,
} from '#discharge/contract';
import { pastEventId, recorded, type Past } from '#support/decisions.js';
import { discharged, morningOf, reopened, word, worked } from './discharge-stories.js';

const on = '2026-03-02';
const until = morningOf('2026-06-01');
const outcome = (standing: WorkStanding, ...records: WorkRecord[]) => deriveOutcome(records, until, { on, standing });
const back = (standing: WorkStanding, ...records: WorkRecord[]) => returnToWorkOn(workSpells(records, until), { on, standing });

describe('the outcome of a case', () => {
  it('is returned to work for somebody who was off sick and is at work', () => {
    expect(outcome('off-sick', word('2026-04-01', 'at-work', 30))).toEqual({
      result: 'returned-to-work',
      status: 'at-work',
      hoursPerWeek: 30,
      returnedOn: '2026-04-01',
      restsOn: ['at-work on 2026-04-01'],
    });
  });

  it('is started work for somebody who was out of work', () => {
    expect(outcome('out-of-work', word('2026-04-01', 'self-employed'))).toMatchObject({ result: 'started-work', returnedOn: '2026-04-01' });
    expect(outcome('off-sick', word('2026-03-20', 'unemployed'), word('2026-04-01', 'at-work'))).toMatchObject({ result: 'started-work' });
  });

  it('is stayed in work for somebody who never left it', () => {
    const found = outcome('working', word('2026-04-01', 'at-work'));
    expect(found).toEqual({ result: 'stayed-in-work', status: 'at-work', restsOn: ['at-work on 2026-04-01'] });
  });

  it('is in work where nobody knows how it began', () => {
    expect(outcome('unknown', word('2026-04-01', 'at-work'))).toMatchObject({ result: 'in-work' });
  });

  it('is working with adjustments whether the person came back to them or stayed with them', () => {
    expect(outcome('off-sick', word('2026-04-01', 'at-work-with-adjustments'))).toMatchObject({
      result: 'working-with-adjustments',
      returnedOn: '2026-04-01',
    });
    const stayed = outcome('working', word('2026-04-01', 'at-work-with-adjustments'));
    expect(stayed.result).toBe('working-with-adjustments');
    expect(stayed).not.toHaveProperty('returnedOn');
  });

  it('rests on the absence, the return and the last word', () => {
    const records = [word('2026-03-10', 'off-sick'), word('2026-04-01', 'at-work-with-adjustments'), word('2026-05-01', 'at-work')];
    expect(outcome('unknown', ...records)).toMatchObject({
      result: 'returned-to-work',
      returnedOn: '2026-04-01',
      restsOn: ['off-sick on 2026-03-10', 'at-work-with-adjustments on 2026-04-01', 'at-work on 2026-05-01'],
    });
  });

  it.each(['off-sick', 'self-employed-off-sick'] as const)('is off sick for somebody %s', (status) => {
    expect(outcome('working', word('2026-04-01', status)).result).toBe('off-sick');
  });

  it.each(['unemployed', 'student', 'long-term-sick', 'homemaker', 'not-seeking-work', 'volunteering', 'retired'] as const)(
    'is not in work for somebody %s',
    (status) => {
      expect(outcome('off-sick', word('2026-04-01', status)).result).toBe('not-in-work');
    },
  );

  it('is unknown without a word, and where the person would not say', () => {
    expect(outcome('off-sick')).toEqual({ result: 'unknown', restsOn: [] });
    expect(outcome('off-sick', word('2026-04-01', 'at-work'), word('2026-05-01', 'not-stated')).result).toBe('unknown');
  });
});

describe('the outcome of a discharge, as believed today', () => {
  type Told = Past<DischargeEvent | FactCorrected>;
  const onFirstOfApril = discharged('2026-04-01');
  const believed = (...past: Told[]) =>
    outcomeAtDischarge(correctedHistory<DischargeEvent>(recorded<DischargeEvent | FactCorrected>('discharge', past)), {
      on,
      standing: 'off-sick',
    })?.result;

  it('takes in what was entered late, and nothing that happened later', () => {
    expect(believed(onFirstOfApril)).toBe('unknown');
    expect(believed(onFirstOfApril, worked('2026-03-20', 'at-work'))).toBe('returned-to-work');
    expect(believed(onFirstOfApril, worked('2026-04-02', 'at-work'))).toBe('unknown');
  });

  it('follows a correction of what it rests on', () => {
    const toOffSick: FactCorrected['data'] = {
      corrects: pastEventId(0),
      correctedType: 'WorkStatusRecorded',
      reason: 'reported-by-person',
      facts: { status: 'off-sick' },
      struckOut: false,
    };
    const past: Told[] = [worked('2026-03-20', 'at-work'), onFirstOfApril];
    expect(believed(...past)).toBe('returned-to-work');
    expect(believed(...past, { type: 'FactCorrected', data: toOffSick })).toBe('off-sick');
  });

  it('is of the last discharge, and none while the case is open', () => {
    const back = [worked('2026-03-10', 'off-sick'), onFirstOfApril, reopened('2026-04-08'), worked('2026-05-01', 'at-work')];
    expect(believed(...back)).toBeUndefined();
    expect(believed(...back, discharged('2026-06-01'))).toBe('returned-to-work');
  });

  it('is a death where the person died', () => {
    expect(believed(worked('2026-03-20', 'at-work'), discharged('2026-04-01', 'died'))).toBe('died');
  });
});

describe('the return to work', () => {
  it('is the one that still stands: a return that failed does not count', () => {
    const relapsed = [word('2026-03-20', 'at-work'), word('2026-03-25', 'off-sick')];
    expect(back('off-sick', ...relapsed)).toBeUndefined();
    expect(back('off-sick', ...relapsed, word('2026-05-01', 'at-work'))).toEqual({
      on: '2026-05-01',
      after: 'off-sick',
      restsOn: ['off-sick on 2026-03-25', 'at-work on 2026-05-01'],
    });
  });

  it('is its first day, whatever hours and adjustments followed', () => {
    const phased = [
      word('2026-04-01', 'at-work-with-adjustments', 8),
      word('2026-04-15', 'at-work-with-adjustments', 20),
      word('2026-05-01', 'at-work', 37),
    ];
    expect(back('off-sick', ...phased)?.on).toBe('2026-04-01');
  });

  it('can be on the day of referral itself', () => {
    expect(back('off-sick', word(on, 'at-work'))?.on).toBe(on);
  });

  it('is not made by an absence long before the referral', () => {
    expect(back('unknown', word('2025-03-01', 'off-sick'), word('2025-06-01', 'at-work'))).toBeUndefined();
  });

  it('follows an absence that began before the referral, over what the referral says', () => {
    expect(back('working', word('2026-02-01', 'off-sick'), word('2026-04-01', 'at-work'))).toEqual({
      on: '2026-04-01',
      after: 'off-sick',
      restsOn: ['off-sick on 2026-02-01', 'at-work on 2026-04-01'],
    });
  });

  it('takes the word of the referral where the person would not say', () => {
    expect(back('off-sick', word('2026-02-01', 'not-stated'), word('2026-04-01', 'at-work'))?.restsOn).toEqual(['at-work on 2026-04-01']);
  });

  it('is none for somebody who was at work all along', () => {
    expect(back('working', word('2026-04-01', 'at-work'), word('2026-05-01', 'at-work', 12))).toBeUndefined();
    expect(back('off-sick', word('2026-02-01', 'at-work'))).toBeUndefined();
  });
});
