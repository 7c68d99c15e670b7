import type { LocalDate } from '#kernel';
import type { ConsentTerms } from '../model/consent.js';
import type { ReferralFacts, ReferralPersonal, SourceMessage } from '../model/events.js';

/**
 * A referral as every source hands it to the intake, whatever form it came in. Identifying parts as sent; what can be
 * worked out (age band, postcode district, whether the NHS number is sound) the intake works out.
 */
export interface Intake {
  /** Programme id. Absent: the one programme that would take this referral. */
  programme?: string;
  /** Absent: a request that was not a message (a form, a telephone call). */
  sourceMessage?: SourceMessage;
  /** What a message says, whichever way it is written: a redelivery says the same. Absent: all that stands here. */
  said?: unknown;
  facts: Omit<ReferralFacts, 'ageBand' | 'nhsNumberStatus' | 'postcodeDistrict' | 'noticeReceivedOn'> & { noticeReceivedOn?: LocalDate };
  personal: ReferralPersonal;
  /** The sender says that the NHS number was traced and verified (UK Core status 01). */
  nhsNumberVerified: boolean;
  consents: ConsentTerms[];
}
