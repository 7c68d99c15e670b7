import type { AssessmentEvent } from '#assessment/contract';
import type { DischargeEvent } from '#discharge/contract';
import type { InterventionEvent } from '#intervention/contract';
import type { Event, FactCorrected } from '#kernel';
import type { LetterEvent } from '#letters/contract';
import type { ReferralEvent } from '#referral/contract';
import type { TriageEvent } from '#triage/contract';
import type { WorklistEvent } from '../worklist/events.js';

/** Everything that may change how a case stands in the caseload. */
export type CaseEvent =
  ReferralEvent | TriageEvent | AssessmentEvent | InterventionEvent | DischargeEvent | WorklistEvent | LetterEvent | Event<'PersonErased'>;

export type CaseEventType = CaseEvent['type'];

/** One kind of these events, by its name. */
export type CaseEventOf<T extends CaseEventType> = Extract<CaseEvent, { type: T }>;

/** The modules whose events a case file is made of, as their streams are named. */
export const CATEGORIES = ['referral', 'triage', 'assessment', 'intervention', 'discharge', 'worklist', 'letter', 'person'] as const;
export type Category = (typeof CATEGORIES)[number];

/** The events that a case file keeps. */
export const KEPT: readonly (CaseEventType | FactCorrected['type'])[] = [
  'ReferralReceived',
  'ReferralAmended',
  'AmendmentReviewed',
  'ReferralAccepted',
  'ReferralNotAccepted',
  'InformationRequested',
  'InformationSupplied',
  'ReferralWithdrawn',
  'ProbableDuplicateRaised',
  'ProbableDuplicateResolved',
  'LinkedToEarlierCase',
  'ReferralTransferred',
  'ConsentGiven',
  'ConsentWithdrawn',
  'PersonDied',
  'PersonErased',
  'TriageOpened',
  'RiskFlagged',
  'RiskCleared',
  'EscalatedToClinician',
  'TriageDecided',
  'StageChanged',
  'CaseAllocated',
  'CaseReallocated',
  'ContactAttempted',
  'FirstContactMade',
  'UnableToContact',
  'WaitPaused',
  'WaitResumed',
  'AppointmentBooked',
  'AppointmentCancelled',
  'AttendanceRecorded',
  'AssessmentCompleted',
  'PlanAgreed',
  'PlanRevised',
  'PlanReviewed',
  'InterventionOrdered',
  'AcceptedBySupplier',
  'DeclinedBySupplier',
  'SessionBooked',
  'SessionCancelled',
  'SessionAttendanceRecorded',
  'InterventionCompleted',
  'InterventionStopped',
  'CaseDischarged',
  'CaseReopened',
  'FollowUpRecorded',
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
  'FactCorrected',
];

/** Facts that are big and say nothing about how a case stands in the caseload. */
export const LEFT_OUT: { readonly [T in CaseEventType]?: readonly (keyof CaseEventOf<T>['data'])[] } = {
  ReferralReceived: ['eligibility', 'contentFingerprint', 'sourceMessage', 'conditionGroups', 'employment', 'fitNote', 'referrer'],
  ReferralNotAccepted: ['failedCriteria', 'signposting'],
  TriageDecided: ['proposal'],
  AssessmentCompleted: ['obstacles', 'functionalLimits', 'fitNoteAdvice'],
  PlanAgreed: ['recommendations', 'interventionsNeeded'],
  PlanRevised: ['recommendations', 'interventionsNeeded'],
  CaseDischarged: ['outcome'],
};
