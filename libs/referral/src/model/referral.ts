import type { Decider } from '#kernel';
import type { ReferralCommand } from './commands.js';
import type { ReferralSurroundings } from './context.js';
import { consistent, correctable } from './corrections.js';
import { giveConsent, withdrawConsent } from './decide-consent.js';
import {
  acceptReferral,
  declineReferral,
  reportDeath,
  requestInformation,
  resolveDuplicate,
  reviewAmendment,
  supplyInformation,
  transferReferral,
  withdrawReferral,
} from './decide-referral.js';
import type { ReferralEvent } from './events.js';
import { receiveReferral } from './receive.js';
import { sinceNotice } from './since-notice.js';
import { evolveReferral, type ReferralState } from './state.js';

/** The referral module: everything it can be asked, and what follows. */
export const referral: Decider<ReferralState, ReferralCommand, ReferralEvent, ReferralSurroundings> = {
  category: 'referral',
  initial: { status: 'none' },
  evolve: evolveReferral,
  decide: {
    ReceiveReferral: receiveReferral,
    AcceptReferral: sinceNotice(acceptReferral),
    DeclineReferral: sinceNotice(declineReferral),
    RequestInformation: sinceNotice(requestInformation),
    SupplyInformation: sinceNotice(supplyInformation),
    WithdrawReferral: sinceNotice(withdrawReferral),
    ResolveDuplicate: sinceNotice(resolveDuplicate),
    ReviewAmendment: sinceNotice(reviewAmendment),
    TransferReferral: sinceNotice(transferReferral),
    GiveConsent: sinceNotice(giveConsent),
    WithdrawConsent: sinceNotice(withdrawConsent),
    ReportDeath: sinceNotice(reportDeath),
  },
  correctable,
  consistent,
};
