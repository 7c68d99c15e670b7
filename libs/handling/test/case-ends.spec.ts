import { describe, expect, it } from '@jest/globals';
import type { DischargeEvent } from '#discharge/contract';
import { CASE_ENDINGS, caseEnds, mayEndCase } from '#handling';
import type { FactCorrected, Recorded } from '#kernel';
import type { ReferralEvent } from '#referral/contract';
import { pastEventId, recorded, THE_CASE, type Past } from '#support/decisions.js';

type OfReferral = Past<ReferralEvent | FactCorrected>;
type OfDischarge = Past<DischargeEvent | FactCorrected>;

const on = (day: string): string => `2026-03-${day}T12:00:00.000Z`;
const withdrawn: OfReferral = { type: 'ReferralWithdrawn', data: { by: 'person', reason: 'moved-away' }, at: on('10') };
const died: OfReferral = { type: 'PersonDied', data: { reportedBy: 'gp' }, at: on('08') };
const discharged = (day: string): OfDischarge => ({
  type: 'CaseDischarged',
  data: { reason: 'declined', outcome: { result: 'unknown', restsOn: [] } },
  at: on(day),
});
const reopened: OfDischarge = { type: 'CaseReopened', data: { reason: 'relapse' }, at: on('12') };
const corrected = (n: number, correctedType: string, change: Partial<FactCorrected['data']>): Past<FactCorrected> => ({
  type: 'FactCorrected',
  data: { corrects: pastEventId(n), correctedType, reason: 'clerical-error', facts: {}, struckOut: false, ...change },
});

function endsOf(past: { referral?: readonly OfReferral[]; discharge?: readonly OfDischarge[] }) {
  const streams: Record<string, readonly Recorded[]> = {
    [`referral-${THE_CASE}`]: recorded('referral', past.referral ?? []) as Recorded[],
    [`discharge-${THE_CASE}`]: recorded('discharge', past.discharge ?? []) as Recorded[],
  };
  return caseEnds({ read: async (stream: string) => (streams[stream] ?? []) as never }, THE_CASE);
}

describe('the ends of a case', () => {
  it('are none while it is open', async () => {
    expect(await endsOf({})).toEqual([]);
    expect(await endsOf({ discharge: [discharged('11'), reopened] })).toEqual([]);
  });

  it('are listed earliest first, the discharge with its reason', async () => {
    expect(await endsOf({ referral: [withdrawn, died], discharge: [discharged('09')] })).toEqual([
      { by: 'PersonDied', at: on('08') },
      { by: 'CaseDischarged', reason: 'declined', at: on('09') },
      { by: 'ReferralWithdrawn', at: on('10') },
    ]);
  });

  it('count the latest discharge after a reopening', async () => {
    expect(await endsOf({ discharge: [discharged('11'), reopened, discharged('20')] })).toMatchObject([{ at: on('20') }]);
  });

  it('follow corrections', async () => {
    const changed = corrected(0, 'CaseDischarged', { facts: { reason: 'completed' }, newEffectiveAt: on('05') });
    expect(await endsOf({ discharge: [discharged('11'), changed] })).toEqual([{ by: 'CaseDischarged', reason: 'completed', at: on('05') }]);
    expect(await endsOf({ referral: [died, corrected(0, 'PersonDied', { struckOut: true })] })).toEqual([]);
    const stillClosed = [discharged('11'), reopened, corrected(1, 'CaseReopened', { struckOut: true })];
    expect(await endsOf({ discharge: stillClosed })).toMatchObject([{ at: on('11') }]);
  });
});

describe('what may end a case', () => {
  const eventOf = (past: OfReferral | OfDischarge) => recorded('any', [past as OfDischarge])[0] as Recorded;

  it('is an end, or a correction of what can end it', () => {
    for (const past of [withdrawn, died, discharged('11'), corrected(0, 'PersonDied', {}), corrected(0, 'CaseReopened', {})]) {
      expect(CASE_ENDINGS).toContain(past.type);
      expect(mayEndCase(eventOf(past))).toBe(true);
    }
    expect(mayEndCase(eventOf(reopened))).toBe(false);
    expect(mayEndCase(eventOf(corrected(0, 'WorkStatusRecorded', {})))).toBe(false);
  });
});
