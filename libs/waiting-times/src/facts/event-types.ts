import type { AssessmentEvent } from '#assessment/contract';
import type { DischargeEvent } from '#discharge/contract';
import type { LiaisonEvent } from '#employer-liaison/contract';
import type { InterventionEvent } from '#intervention/contract';
import type { PersonEvent } from '#people/contract';
import type { ReferralEvent } from '#referral/contract';
import type { SafeguardingEvent } from '#safeguarding/contract';
import type { TriageEvent } from '#triage/contract';
import { KEPT, type CaseEventType } from '../clocks/case-event.js';

/** Event types that change what is known of waits. */
export const HANDLED: readonly string[] = [...Object.keys(KEPT), 'ProgrammePublished', 'PracticeListed', 'FactCorrected'];

type CaseEvents = ReferralEvent | TriageEvent | AssessmentEvent | InterventionEvent | LiaisonEvent | DischargeEvent | SafeguardingEvent | PersonEvent;

/** Events that no wait depends on. A new event of a module that is neither here nor handled does not compile. */
const OF_NO_MATTER: Record<Exclude<CaseEvents['type'], CaseEventType>, true> = {
  AmendmentReviewed: true,
  ReferralAccepted: true,
  InformationRequested: true,
  ProbableDuplicateRaised: true,
  ProbableDuplicateResolved: true,
  LinkedToEarlierCase: true,
  ConsentGiven: true,
  ConsentWithdrawn: true,
  TriageOpened: true,
  RiskFlagged: true,
  RiskCleared: true,
  EscalatedToClinician: true,
  CaseAllocated: true,
  CaseReallocated: true,
  ContactAttempted: true,
  UnableToContact: true,
  MeasureRecorded: true,
  PlanAgreed: true,
  PlanRevised: true,
  PlanReviewed: true,
  AcceptedBySupplier: true,
  LiaisonOpened: true,
  EmployerContacted: true,
  ReportOfferedToPerson: true,
  ReportCorrectedByPerson: true,
  ReportReleased: true,
  ReportWithheld: true,
  AdjustmentsProposed: true,
  EmployerResponded: true,
  AdjustmentImplemented: true,
  WorkplaceVisitCompleted: true,
  MediationHeld: true,
  PhasedReturnAgreed: true,
  LiaisonSuspended: true,
  LiaisonResumed: true,
  LiaisonClosed: true,
  WorkStatusRecorded: true,
  FollowUpRecorded: true,
  SatisfactionRecorded: true,
  ConcernRaised: true,
  ConcernClosed: true,
  ConcernRead: true,
  CaseNoted: true,
  PersonLinked: true,
  PersonUnlinked: true,
  PersonErased: true,
  RecordLookedAt: true,
};

/** Letters, worklists, publications and the index of a case's interventions tell nothing about waits. */
const OF_OTHER_STREAMS = [
  'InterventionNoted',
  'LetterDue',
  'LetterDrafted',
  'LetterHeld',
  'LetterReleased',
  'LetterSent',
  'LetterDelivered',
  'LetterRejected',
  'LetterUndeliverable',
  'LetterSuperseded',
  'WorklistItemRaised',
  'WorklistItemDismissed',
  'ReportPublished',
  'PublicationWithdrawn',
];

/** Event types that are knowingly left aside. */
export const IGNORED: readonly string[] = [...Object.keys(OF_NO_MATTER), ...OF_OTHER_STREAMS];
