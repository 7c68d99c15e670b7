import { describe, expect, it } from '@jest/globals';
import { correctedHistory, type FactCorrected } from '#kernel';
import { workInReferral, workStandingAtReferral } from '#discharge/contract';
import type { ReferralEvent } from '#referral/contract';
import { pastEventId, recorded, type Past } from '#support/decisions.js';
import { informationSupplied, referralAmended, referralReceived } from './referral-fixtures.js';

/** Where the person stood in work, as far as a referral with this past tells. */
function standingAfter(...past: Past<ReferralEvent | FactCorrected>[]) {
  const work = workInReferral(correctedHistory<ReferralEvent>(recorded<ReferralEvent | FactCorrected>('referral', past)));
  return work && workStandingAtReferral(work);
}

/** Corrects the first event. */
const corrected = (facts: Record<string, unknown>): Past<FactCorrected> => ({
  type: 'FactCorrected',
  data: { corrects: pastEventId(0), correctedType: 'ReferralReceived', reason: 'clerical-error', facts, struckOut: false },
});

describe('work at referral', () => {
  it('is what the referral said when it was received', () => {
    expect(standingAfter(referralReceived({ employment: { status: 'employed', offSick: true } }))).toBe('off-sick');
    expect(standingAfter(referralReceived())).toBe('unknown');
  });

  it('is what an amended message says of it', () => {
    expect(standingAfter(referralReceived(), referralAmended({ absenceStartedOn: '2026-02-20' }))).toBe('off-sick');
  });

  it('is no absence any more that an amended message has taken out', () => {
    const absent = referralReceived({ employment: { status: 'employed' }, absenceStartedOn: '2026-02-20' });
    expect(standingAfter(absent)).toBe('off-sick');
    expect(standingAfter(absent, referralAmended({ absenceStartedOn: null }))).toBe('unknown');
  });

  it('stays as it was where an amended message says nothing of it', () => {
    const offSick = referralReceived({ absenceStartedOn: '2026-02-20' });
    expect(standingAfter(offSick, referralAmended({ practice: 'A81002' }))).toBe('off-sick');
  });

  it('is what the referrer answered, over what was known before', () => {
    const answer = informationSupplied({ employment: { status: 'unemployed' } });
    expect(standingAfter(referralReceived({ absenceStartedOn: '2026-02-20' }), answer)).toBe('out-of-work');
  });

  it('follows a correction of the referral', () => {
    const before = referralReceived({ employment: { status: 'employed', offSick: true } });
    expect(standingAfter(before, corrected({ employment: { status: 'employed', offSick: false } }))).toBe('working');
  });

  it('is not known of a case without a referral', () => {
    expect(standingAfter(referralAmended({ absenceStartedOn: '2026-02-20' }))).toBeUndefined();
  });
});
