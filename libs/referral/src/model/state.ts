import type { Decider, Instant, Uuid } from '#kernel';
import type { ProgrammeRef } from '#programmes/contract';
import { afterConsent, type LiveConsents } from './consent.js';
import type { ReferralCommand } from './commands.js';
import type { ReferralEvent, ReferralFacts } from './events.js';
import { afterTold } from './facts-told.js';

interface Known {
  personId: Uuid;
  programme: ProgrammeRef;
  facts: ReferralFacts;
  /** The facts as its messages told them, without what was supplied since: what a message leaves out, it told before. */
  sent: ReferralFacts;
  /** Fingerprints of every content taken in, so that a late redelivery of an older one changes nothing. */
  fingerprints: readonly string[];
  /** Amendments that nobody has reviewed yet. */
  amendments: readonly Uuid[];
  consents: LiveConsents;
  /** When the person died, if that is known. */
  diedAt?: Instant;
}

/** Where a referral stands. Undecided ones differ in what they wait for. */
export type ReferralState =
  | { status: 'none' }
  | (Known & { status: 'received' })
  | (Known & { status: 'possible-duplicate'; otherCases: readonly Uuid[] })
  | (Known & { status: 'information-requested' })
  | (Known & { status: 'accepted' })
  | (Known & { status: 'not-accepted' })
  | (Known & { status: 'withdrawn' });

/** A referral that has been received, whatever became of it. */
export type KnownReferral = Exclude<ReferralState, { status: 'none' }>;

const known =
  (change: (state: KnownReferral) => KnownReferral) =>
  (state: ReferralState): ReferralState =>
    state.status === 'none' ? state : change(state);

/** How each event changes where a referral stands. */
export const evolveReferral: Decider<ReferralState, ReferralCommand, ReferralEvent>['evolve'] = {
  ReferralReceived: (_, { data }) => {
    const { personId, programme, sourceMessage: _message, contentFingerprint, eligibility: _eligibility, ...facts } = data;
    return { status: 'received', personId, programme, facts, sent: facts, fingerprints: [contentFingerprint], amendments: [], consents: [] };
  },
  ReferralAmended: (state, { eventId, data }) =>
    known((s) => ({
      ...s,
      facts: afterTold(s.facts, data.facts),
      sent: afterTold(s.sent, data.facts),
      fingerprints: [...s.fingerprints, data.contentFingerprint],
      amendments: [...s.amendments, eventId],
    }))(state),
  AmendmentReviewed: (state, { data }) => known((s) => ({ ...s, amendments: s.amendments.filter((a) => a !== data.amendment) }))(state),
  ReferralAccepted: (state) => known((s) => ({ ...s, status: 'accepted' }))(state),
  ReferralNotAccepted: (state) => known((s) => ({ ...s, status: 'not-accepted' }))(state),
  InformationRequested: (state) => known((s) => ({ ...s, status: 'information-requested' }))(state),
  InformationSupplied: (state, { data }) => known((s) => ({ ...s, status: 'received', facts: { ...s.facts, ...data.facts } }))(state),
  ReferralWithdrawn: (state) => known((s) => ({ ...s, status: 'withdrawn' }))(state),
  ProbableDuplicateRaised: (state, { data }) => known((s) => ({ ...s, status: 'possible-duplicate', otherCases: data.otherCases }))(state),
  ProbableDuplicateResolved: (state) => known((s) => ({ ...s, status: 'received' }))(state),
  LinkedToEarlierCase: (state) => state,
  ReferralTransferred: (state, { data }) => known((s) => ({ ...s, programme: data.to }))(state),
  ConsentGiven: (state, { eventId, effectiveAt, data: { recipient, purpose, content } }) =>
    known((s) => ({ ...s, consents: afterConsent(s.consents, { consentId: eventId, since: effectiveAt, recipient, purpose, content }) }))(state),
  ConsentWithdrawn: (state, { data }) => known((s) => ({ ...s, consents: s.consents.filter((c) => c.recipient !== data.recipient) }))(state),
  PersonDied: (state, { effectiveAt }) => known((s) => ({ ...s, diedAt: effectiveAt }))(state),
};
