import {
  correctedHistory,
  refusals,
  type FactCorrected,
  type Happened,
  type Instant,
  type LocalDate,
  type Recorded,
  type Refusal,
  type Uuid,
} from '#kernel';
import type { ProgrammeRef, ReferralSource, Stage } from '#programmes/contract';
import { afterConsent, consentCovers, type ConsentRecipient, type ConsentTerms, type EndedConsent, type LiveConsents } from './consent.js';
import type { FactsTold, ReferralEvent } from './events.js';
import { afterTold } from './facts-told.js';

/** The stream that a case's referral and consents live in. */
export const referralStream = (caseId: Uuid): string => `referral-${caseId}`;

export type ReferralStatus = 'received' | 'information-requested' | 'possible-duplicate' | 'accepted' | 'not-accepted' | 'withdrawn';

/** What other modules may rely on about a case's referral. `none`: there is no such case. */
export type ReferralStanding =
  | { status: 'none' }
  | {
      status: ReferralStatus;
      caseId: Uuid;
      personId: Uuid;
      programme: ProgrammeRef;
      source: ReferralSource;
      practice?: string;
      requestedStage?: Stage;
      noticeReceivedOn: LocalDate;
      receivedAt: Instant;
      acceptedAt?: Instant;
      consents: LiveConsents;
      /** Consents that stood once, so that a late entry can be held against what stood then. */
      endedConsents: readonly EndedConsent[];
      diedAt?: Instant;
    };

type KnownReferral = Exclude<ReferralStanding, { status: 'none' }>;

const none: ReferralStanding = { status: 'none' };

/** Folds a referral stream to what other modules may rely on. */
export function referralStanding(events: readonly Recorded<ReferralEvent | FactCorrected>[]): ReferralStanding {
  return correctedHistory<ReferralEvent>(events).reduce(standingAfter, none);
}

function standingAfter(standing: ReferralStanding, event: Happened<ReferralEvent>): ReferralStanding {
  if (event.type === 'ReferralReceived') {
    const { personId, programme, source, practice, requestedStage, noticeReceivedOn } = event.data;
    return {
      status: 'received',
      caseId: event.caseId ?? '',
      personId,
      programme,
      source,
      practice,
      requestedStage,
      noticeReceivedOn,
      receivedAt: event.effectiveAt,
      consents: [],
      endedConsents: [],
    };
  }
  if (standing.status === 'none') return standing;
  switch (event.type) {
    case 'ReferralAmended':
      return restated(standing, event.data.facts);
    case 'InformationSupplied':
      return { ...restated(standing, event.data.facts), status: 'received' };
    case 'ReferralAccepted':
      return { ...standing, status: 'accepted', acceptedAt: event.effectiveAt };
    case 'ReferralNotAccepted':
      return { ...standing, status: 'not-accepted' };
    case 'InformationRequested':
      return { ...standing, status: 'information-requested' };
    case 'ReferralWithdrawn':
      return { ...standing, status: 'withdrawn' };
    case 'ProbableDuplicateRaised':
      return { ...standing, status: 'possible-duplicate' };
    case 'ProbableDuplicateResolved':
      return { ...standing, status: 'received' };
    case 'ReferralTransferred':
      return { ...standing, programme: event.data.to };
    case 'ConsentGiven': {
      const { recipient, purpose, content } = event.data;
      const { eventId: consentId, effectiveAt: since } = event;
      return withConsents(standing, afterConsent(standing.consents, { consentId, since, recipient, purpose, content }), since);
    }
    case 'ConsentWithdrawn':
      return withConsents(
        standing,
        standing.consents.filter((c) => c.recipient !== event.data.recipient),
        event.effectiveAt,
      );
    case 'PersonDied':
      return { ...standing, diedAt: event.effectiveAt };
    case 'AmendmentReviewed':
    case 'LinkedToEarlierCase':
      return standing;
  }
}

function withConsents(standing: KnownReferral, consents: LiveConsents, until: Instant): KnownReferral {
  const ended = standing.consents.filter((before) => !consents.includes(before)).map((before) => ({ ...before, until }));
  return { ...standing, consents, endedConsents: [...standing.endedConsents, ...ended] };
}

/** What another account of the facts changes in what others rely on. */
function restated(standing: KnownReferral, told: FactsTold): KnownReferral {
  const { source, practice, requestedStage } = standing;
  const facts = afterTold({ source, practice, requestedStage }, told);
  return { ...standing, source: facts.source, practice: facts.practice, requestedStage: facts.requestedStage };
}

export const refuseConsent = refusals({
  'consent.given-later': {
    kind: 'forbidden',
    message: 'The person had not consented to this at that time. If they had, correct the time of their consent first.',
  },
  'consent.not-given': {
    kind: 'forbidden',
    message: 'The person has not consented to this. Ask them, record the consent under /consents, and try again.',
  },
});

/** Refuses unless a consent stands that lets `content` go to `recipient`. */
export function requireConsent(
  standing: ReferralStanding,
  recipient: ConsentRecipient,
  content?: ConsentTerms['content'][number],
): Refusal | undefined {
  if (standing.status !== 'none' && consentCovers(standing.consents, recipient, content)) return undefined;
  return refuseConsent('consent.not-given', { because: `Missing: consent for ${recipient}${content ? ` to receive ${content}` : ''}.` });
}
