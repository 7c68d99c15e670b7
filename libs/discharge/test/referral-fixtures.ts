import type { FactsTold, ReferralEvent, ReferralFacts } from '#referral/contract';
import { THE_PERSON } from '#support/stories.js';
import type { Past } from '#support/decisions.js';

/** A referral of somebody employed, received on 2 March 2026, that says nothing of an absence unless told so. */
export function referralReceived(facts: Partial<ReferralFacts> = {}): Past<ReferralEvent> {
  return {
    type: 'ReferralReceived',
    data: {
      source: 'gp',
      channel: 'json-api',
      referrer: { organisation: 'A81001' },
      conditionGroups: ['musculoskeletal'],
      employment: { status: 'employed' },
      ageBand: '35-44',
      sex: 'unknown',
      ethnicGroup: 'not-stated',
      noticeReceivedOn: '2026-03-02',
      nhsNumberStatus: 'none',
      personId: THE_PERSON,
      programme: { id: 'staged-service', version: 1 },
      contentFingerprint: 'f',
      eligibility: { eligible: true, findings: [] },
      ...facts,
    },
  };
}

/** The same message again with other facts. */
export const referralAmended = (facts: FactsTold): Past<ReferralEvent> => ({
  type: 'ReferralAmended',
  data: { facts, contentFingerprint: 'g' },
});

/** What the referrer answered when asked. */
export const informationSupplied = (facts: Partial<ReferralFacts>): Past<ReferralEvent> => ({ type: 'InformationSupplied', data: { facts } });
