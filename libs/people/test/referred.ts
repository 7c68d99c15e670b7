import type { Uuid } from '#kernel';
import type { ReferralFacts, ReferralPersonal } from '#referral/contract';
import type { ReferralCommand } from '#referral';

/** What a message says of somebody, other than usual. */
export interface Who {
  facts?: Partial<ReferralFacts>;
  personal?: Partial<ReferralPersonal>;
  contentFingerprint?: string;
}

/** Somebody without a number. */
export const ALEX = { name: { given: 'Alex', family: 'Example' }, birthDate: '1984-05-04' };

/** A message about somebody, as the intake hands it over: for staff to accept. */
export function receiving(personId: Uuid, who: Who): ReferralCommand {
  return {
    type: 'ReceiveReferral',
    personId,
    programme: { id: 'staged-service', version: 1 },
    facts: {
      source: 'gp',
      channel: 'json-api',
      referrer: { organisation: 'A81001' },
      conditionGroups: ['musculoskeletal'],
      employment: { status: 'employed' },
      ageBand: '35-44',
      sex: 'female',
      ethnicGroup: 'white',
      noticeReceivedOn: '2026-03-16',
      nhsNumberStatus: 'none',
      ...who.facts,
    },
    personal: { ...ALEX, ...who.personal },
    contentFingerprint: who.contentFingerprint ?? 'first',
    eligibility: { eligible: true, findings: [] },
    consents: [],
    signposting: [],
    acceptance: 'by-staff',
  };
}
