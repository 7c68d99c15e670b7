import { type Decider, type Happened, type Refusal } from '#kernel';
import { refuseCase } from '#handling/contract';
import type { ReferralCommand } from './commands.js';
import type { ReferralSurroundings } from './context.js';
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
import { evolveReferral, type ReferralState } from './state.js';

/** Fields of a referral that somebody entered and so may correct. */
const REFERRAL_FACTS = [
  'source',
  'channel',
  'referrer',
  'practice',
  'requestedStage',
  'conditionGroups',
  'employment',
  'absenceStartedOn',
  'fitNote',
  'ageBand',
  'sex',
  'ethnicGroup',
  'postcodeDistrict',
  'noticeReceivedOn',
  'nhsNumberStatus',
] as const;
const REFERRAL_PERSONAL = ['name', 'birthDate', 'nhsNumber', 'contact', 'employer', 'referrerName', 'reason', 'conditionText'] as const;

/** The referral module: everything it can be asked, and what follows. */
export const referral: Decider<ReferralState, ReferralCommand, ReferralEvent, ReferralSurroundings> = {
  category: 'referral',
  initial: { status: 'none' },
  evolve: evolveReferral,
  decide: {
    ReceiveReferral: receiveReferral,
    AcceptReferral: acceptReferral,
    DeclineReferral: declineReferral,
    RequestInformation: requestInformation,
    SupplyInformation: supplyInformation,
    WithdrawReferral: withdrawReferral,
    ResolveDuplicate: resolveDuplicate,
    ReviewAmendment: reviewAmendment,
    TransferReferral: transferReferral,
    GiveConsent: giveConsent,
    WithdrawConsent: withdrawConsent,
    ReportDeath: reportDeath,
  },
  correctable: {
    ReferralReceived: { data: REFERRAL_FACTS, personal: REFERRAL_PERSONAL, strike: false },
    ReferralAmended: { data: [], personal: REFERRAL_PERSONAL, strike: true },
    AmendmentReviewed: { data: [], personal: ['note'], strike: true },
    ReferralAccepted: { data: [], personal: ['note'], strike: false },
    ReferralNotAccepted: { data: ['reason'], personal: ['note'], strike: true },
    InformationRequested: { data: ['needed'], personal: ['question'], strike: true },
    InformationSupplied: { data: [], personal: [...REFERRAL_PERSONAL, 'answer'], strike: true },
    ReferralWithdrawn: { data: ['by', 'reason'], personal: ['note'], strike: true },
    ProbableDuplicateRaised: 'never',
    ProbableDuplicateResolved: { data: [], personal: ['note'], strike: true },
    LinkedToEarlierCase: { data: [], personal: [], strike: true },
    ReferralTransferred: { data: ['reason'], personal: ['note'], strike: true },
    ConsentGiven: { data: ['purpose', 'content', 'how'], personal: [], strike: true },
    ConsentWithdrawn: { data: ['how'], personal: [], strike: true },
    PersonDied: { data: ['reportedBy'], personal: [], strike: true },
  },
  consistent,
};

/** Nothing of a case may come before the notice of its referral. */
function consistent(history: readonly Happened<ReferralEvent>[]): Refusal | undefined {
  const received = history.find((e) => e.type === 'ReferralReceived');
  const early = received && history.find((e) => e.effectiveAt.slice(0, 10) < received.data.noticeReceivedOn && e !== received);
  return early ? refuseCase('effective.before-referral', { because: `The case has a ${early.type} before that day.` }) : undefined;
}
