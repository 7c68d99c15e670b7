import { CASE_ENDINGS, caseEnds, mayEndCase, type CaseEnd, type Streams } from '#handling';
import { fold, type FactCorrected, type Instant, type Recorded, type Uuid } from '#kernel';
import type { Policy } from '#projections';
import { consentCovers, referralStanding, referralStream, type ReferralEvent } from '#referral/contract';
import { EmployerLiaisonModuleCommand } from './handled-employer-liaison.js';
import { employerLiaison } from './model/employer-liaison.js';
import type { LiaisonEvent } from './model/events.js';
import { employerStream } from './model/standing.js';
import type { LiaisonState } from './model/state.js';
import type { LiaisonCloseReason } from './model/vocabulary.js';

type Reading = Pick<Streams, 'read'>;

/** What this module does when something happens elsewhere. */
export const employerLiaisonPolicies = (streams: Reading): readonly Policy[] => [keepLiaisonUnderConsent(streams), closeLiaisonOfEndedCases(streams)];

/**
 * Suspends liaison when the person takes their consent back or it turns out never to have been given, and takes it up
 * again when they consent again. It goes by the consents that stand now: one that was renewed meanwhile suspends nothing.
 */
function keepLiaisonUnderConsent(streams: Reading): Policy {
  return {
    name: 'keep-liaison-under-consent',
    on: ['ConsentGiven', 'ConsentWithdrawn', 'FactCorrected'],
    async react(event, envelope) {
      const { caseId, effectiveAt } = event;
      if (caseId === null) return [];
      const referral = await streams.read<ReferralEvent>(referralStream(caseId));
      const change = consentChange(event as Recorded<ReferralEvent | FactCorrected>, referral);
      if (!change) return [];
      const state = await liaisonOf(streams, caseId);
      const consented = hasEmployerConsent(referral);
      if (state.status === 'open' && !consented && change !== 'given') {
        const reason = change === 'withdrawn' ? 'consent-withdrawn' : 'consent-struck-out';
        return [new EmployerLiaisonModuleCommand({ caseId }, { type: 'SuspendLiaison', reason }, envelope('suspend'))];
      }
      if (state.status === 'suspended' && consented && change !== 'withdrawn') {
        // A consent is sometimes entered with a date before the withdrawal that it overrides.
        const resumedAt = latest(effectiveAt, state.suspensions.at(-1)?.from);
        return [new EmployerLiaisonModuleCommand({ caseId }, { type: 'ResumeLiaison' }, envelope('resume', resumedAt))];
      }
      return [];
    },
  };
}

type OfReferral = Recorded<ReferralEvent | FactCorrected>;

/** What an event means for the employer consents of a case; `undefined`: nothing. */
function consentChange(event: OfReferral, referral: readonly OfReferral[]): 'given' | 'withdrawn' | 'corrected' | undefined {
  const about = event.type === 'FactCorrected' ? referral.find(({ eventId }) => eventId === event.data.corrects) : event;
  if ((about?.type !== 'ConsentGiven' && about?.type !== 'ConsentWithdrawn') || about.data.recipient !== 'employer') return undefined;
  if (event.type === 'FactCorrected') return 'corrected';
  return about.type === 'ConsentGiven' ? 'given' : 'withdrawn';
}

function hasEmployerConsent(events: readonly OfReferral[]): boolean {
  const referral = referralStanding(events);
  return referral.status !== 'none' && consentCovers(referral.consents, 'employer') !== undefined;
}

/** Closes liaison with the case that it belongs to. What was opened at the very moment of the end is closed too. */
function closeLiaisonOfEndedCases(streams: Reading): Policy {
  return {
    name: 'close-liaison-of-ended-cases',
    on: [...CASE_ENDINGS, 'LiaisonOpened'],
    async react(event, envelope) {
      const { caseId } = event;
      if (caseId === null || !(event.type === 'LiaisonOpened' || mayEndCase(event))) return [];
      const [end] = await caseEnds(streams, caseId);
      const state = await liaisonOf(streams, caseId);
      if (!end || state.status === 'none' || state.status === 'closed') return [];
      // A late entry about the time before the end is welcome, and stays open until somebody closes it.
      if (event.type === 'LiaisonOpened' && event.effectiveAt < end.at) return [];
      const close = { type: 'CloseLiaison', reason: closeReason(end) } as const;
      // An end is sometimes entered with a date before what was recorded, and nothing is closed before its last fact.
      return [new EmployerLiaisonModuleCommand({ caseId }, close, envelope('close', latest(end.at, state.latestAt)))];
    },
  };
}

function closeReason(end: CaseEnd): LiaisonCloseReason {
  if (end.by === 'ReferralWithdrawn') return 'referral-withdrawn';
  return end.by === 'PersonDied' || end.reason === 'died' ? 'person-died' : 'case-discharged';
}

async function liaisonOf(streams: Reading, caseId: Uuid): Promise<LiaisonState> {
  return fold(employerLiaison, await streams.read<LiaisonEvent>(employerStream(caseId)));
}

const latest = (a: Instant, b: Instant = a): Instant => (a > b ? a : b);
