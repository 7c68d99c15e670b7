import { describe, expect, it } from '@jest/globals';
import { fold, type Recorded } from '#kernel';
import { referral, type ReferralCommand } from '#referral';
import { referralFactsNow, referralStanding, type ReferralEvent } from '#referral/contract';
import type { ReferralState } from '../src/model/state.js';
import { pastEventId, recorded, THE_CASE, type Past } from '#support/decisions.js';
import { THE_PERSON } from '#support/stories.js';
import {
  accepted,
  amended,
  consentGiven,
  consentWithdrawn,
  died,
  duplicateRaised,
  duplicateResolved,
  employerLiaison,
  facts,
  gpFeedback,
  informationRequested,
  informationSupplied,
  notAccepted,
  received,
  STAGED,
  transferred,
  withdrawn,
} from './stories.js';

const after = (...events: Past<ReferralEvent>[]) => referralStanding(recorded('referral', events));

const stateAfter = (events: readonly Recorded<ReferralEvent>[]) => fold<ReferralState, ReferralCommand, ReferralEvent, unknown>(referral, events);

describe('what others may rely on', () => {
  it('is nothing where nobody has been referred', () => {
    expect(after()).toEqual({ status: 'none' });
    expect(after(accepted())).toEqual({ status: 'none' });
  });

  it('is what the referral says, until it is decided', () => {
    expect(after(received({ requestedStage: 'C' }))).toEqual({
      status: 'received',
      caseId: THE_CASE,
      personId: THE_PERSON,
      programme: STAGED,
      source: 'gp',
      practice: 'A81001',
      requestedStage: 'C',
      noticeReceivedOn: '2026-03-02',
      receivedAt: '2026-03-02T09:00:00.000Z',
      consents: [],
      endedConsents: [],
    });
  });

  it('knows when it was accepted, and does not forget it', () => {
    expect(after(received(), accepted())).toMatchObject({ status: 'accepted', acceptedAt: '2026-03-03T09:00:00.000Z' });
    expect(after(received(), accepted(), withdrawn())).toMatchObject({ status: 'withdrawn', acceptedAt: '2026-03-03T09:00:00.000Z' });
  });

  it('follows source, practice and stage as amended or supplied', () => {
    const changed = { source: 'nurse', practice: 'A81002', requestedStage: 'B' } as const;
    expect(after(received(), amended(changed))).toMatchObject({ status: 'received', ...changed });
    expect(after(received(), informationRequested(), informationSupplied(changed))).toMatchObject({ status: 'received', ...changed });
    expect(after(received({ requestedStage: 'C' }), amended({ sex: 'male' }))).toMatchObject({
      source: 'gp',
      practice: 'A81001',
      requestedStage: 'C',
    });
  });

  it('still waits for the answer after an amendment', () => {
    expect(after(received(), informationRequested(), amended())).toMatchObject({ status: 'information-requested' });
  });

  it('follows the programme', () => {
    expect(after(received(), transferred({ id: 'x', version: 3 }))).toMatchObject({ programme: { id: 'x', version: 3 } });
  });

  it('has the consents that stand, the latest for each recipient and purpose, named by the event that gave them', () => {
    const narrower = { ...gpFeedback, content: ['outcome' as const] };
    const standing = after(received(), consentGiven(gpFeedback), consentGiven(employerLiaison), consentGiven(narrower), consentWithdrawn('employer'));
    expect(standing).toMatchObject({ consents: [{ consentId: pastEventId(3), ...narrower }] });
  });

  it('keeps what others may be told when a consent is withdrawn', () => {
    const standing = after(received(), consentGiven(gpFeedback), consentGiven(employerLiaison), consentWithdrawn('gp'));
    expect(standing).toMatchObject({ consents: [{ consentId: pastEventId(2), ...employerLiaison }] });
  });

  it('knows which consents stood once, and until when', () => {
    const [fourth, sixth, eighth] = ['04', '06', '08'].map((day) => `2026-03-${day}T09:00:00.000Z`);
    const standing = after(
      received(),
      { ...consentGiven(gpFeedback), at: fourth },
      { ...consentGiven(employerLiaison), at: fourth },
      { ...consentGiven({ ...gpFeedback, content: ['outcome'] }), at: sixth },
      { ...consentWithdrawn('employer'), at: eighth },
    );
    expect(standing).toMatchObject({
      consents: [{ ...gpFeedback, content: ['outcome'], since: sixth }],
      endedConsents: [
        { ...gpFeedback, since: fourth, until: sixth },
        { ...employerLiaison, since: fourth, until: eighth },
      ],
    });
  });

  it('knows of a death', () => {
    expect(after(received(), died('2026-03-05T08:00:00.000Z'))).toMatchObject({ diedAt: '2026-03-05T08:00:00.000Z' });
  });

  it.each([
    ['received', [received()]],
    ['information-requested', [received(), informationRequested()]],
    ['information-requested', [received(), informationRequested(), amended()]],
    ['received', [received(), informationRequested(), informationSupplied()]],
    ['possible-duplicate', [received(), duplicateRaised()]],
    ['received', [received(), duplicateRaised(), duplicateResolved()]],
    ['not-accepted', [received(), duplicateRaised(), duplicateResolved('duplicate'), notAccepted()]],
    ['accepted', [received(), accepted(), amended(), transferred()]],
    ['withdrawn', [received(), accepted(), withdrawn()]],
  ] as const)('is %s where the module itself takes it so', (status, past) => {
    const events = recorded<ReferralEvent>('referral', past);
    expect(referralStanding(events).status).toBe(status);
    expect(stateAfter(events).status).toBe(status);
  });
});

describe('the facts as believed now', () => {
  const factsAfter = (...events: Parameters<typeof recorded<ReferralEvent>>[1]) => referralFactsNow(recorded('referral', events));

  it('are those of the referral, without what is not a fact of it', () => {
    expect(factsAfter(received())).toEqual(facts());
  });

  it('are as amended, and as supplied', () => {
    const employment = { status: 'unemployed', weeksUnemployed: 3 } as const;
    expect(factsAfter(received(), amended({ sex: 'male' }), informationRequested(), informationSupplied({ employment }))).toEqual(
      facts({ sex: 'male', employment }),
    );
  });

  it('are as corrected, wherever they came from', () => {
    const corrected = (n: number, changed: Record<string, unknown>) => ({
      type: 'FactCorrected' as const,
      data: { corrects: pastEventId(n), correctedType: '', reason: 'clerical-error' as const, facts: changed, struckOut: false },
    });
    const past = recorded<never>('referral', [
      received(),
      amended({ practice: 'A81002' }),
      corrected(0, { sex: 'male', absenceStartedOn: null }),
      corrected(1, { facts: { practice: 'A81003' } }),
    ] as never[]);
    const { absenceStartedOn: _taken, ...others } = facts({ sex: 'male', practice: 'A81003' });
    expect(referralFactsNow(past)).toEqual(others);
  });

  it('are none where nobody has been referred', () => {
    expect(factsAfter()).toBeUndefined();
  });
});
