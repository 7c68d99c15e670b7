import type { Uuid } from '#kernel';
import type { ReferralCommand } from '#referral';

/** An eligible referral from a GP to the staged programme, of 2 March 2026 unless said, which waits for a decision. */
export const aReferralOf = (
  personId: Uuid,
  name: { given: string; family: string },
  noticeReceivedOn = '2026-03-02',
): Extract<ReferralCommand, { type: 'ReceiveReferral' }> => ({
  type: 'ReceiveReferral',
  personId,
  programme: { id: 'staged-service', version: 1 },
  facts: {
    source: 'gp',
    channel: 'json-api',
    referrer: { organisation: 'A81001' },
    practice: 'A81001',
    conditionGroups: ['musculoskeletal'],
    employment: { status: 'employed' },
    ageBand: '35-44',
    sex: 'female',
    ethnicGroup: 'white',
    noticeReceivedOn,
    nhsNumberStatus: 'none',
  },
  personal: { name },
  contentFingerprint: personId,
  eligibility: { eligible: true, findings: [] },
  consents: [],
  signposting: [],
  acceptance: 'by-staff',
});
