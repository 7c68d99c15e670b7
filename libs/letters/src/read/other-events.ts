import type { AssessmentEvent } from '#assessment/contract';
import type { WorklistEvent } from '#caseload/contract';
import type { DischargeEvent } from '#discharge/contract';
import type { LiaisonEvent } from '#employer-liaison/contract';
import type { InterventionEvent, InterventionNoted } from '#intervention/contract';
import type { PersonEvent } from '#people/contract';
import type { PracticeEvent } from '#practices/contract';
import type { ProgrammeEvent } from '#programmes/contract';
import type { PublicationEvent } from '#publications/contract';
import type { ReferralEvent } from '#referral/contract';
import type { SafeguardingEvent } from '#safeguarding/contract';
import type { TriageEvent } from '#triage/contract';

type OtherEvent =
  | ReferralEvent
  | TriageEvent
  | AssessmentEvent
  | InterventionEvent
  | InterventionNoted
  | LiaisonEvent
  | DischargeEvent
  | SafeguardingEvent
  | PersonEvent
  | PracticeEvent
  | ProgrammeEvent
  | PublicationEvent
  | WorklistEvent;

/** Every type of event that is not of a letter, so that a new one does not compile until somebody has thought of it here. */
const OTHERS: Readonly<Record<OtherEvent['type'], true>> = {
  ReferralReceived: true,
  ReferralAmended: true,
  AmendmentReviewed: true,
  ReferralAccepted: true,
  ReferralNotAccepted: true,
  InformationRequested: true,
  InformationSupplied: true,
  ReferralWithdrawn: true,
  ProbableDuplicateRaised: true,
  ProbableDuplicateResolved: true,
  LinkedToEarlierCase: true,
  ReferralTransferred: true,
  ConsentGiven: true,
  ConsentWithdrawn: true,
  PersonDied: true,
  TriageOpened: true,
  RiskFlagged: true,
  RiskCleared: true,
  EscalatedToClinician: true,
  TriageDecided: true,
  StageChanged: true,
  CaseAllocated: true,
  CaseReallocated: true,
  ContactAttempted: true,
  FirstContactMade: true,
  UnableToContact: true,
  WaitPaused: true,
  WaitResumed: true,
  AppointmentBooked: true,
  AppointmentCancelled: true,
  AttendanceRecorded: true,
  AssessmentCompleted: true,
  MeasureRecorded: true,
  PlanAgreed: true,
  PlanRevised: true,
  PlanReviewed: true,
  InterventionOrdered: true,
  AcceptedBySupplier: true,
  DeclinedBySupplier: true,
  SessionBooked: true,
  SessionCancelled: true,
  SessionAttendanceRecorded: true,
  InterventionCompleted: true,
  InterventionStopped: true,
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
  CaseDischarged: true,
  CaseReopened: true,
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
  PracticeListed: true,
  ProgrammePublished: true,
  ReportPublished: true,
  PublicationWithdrawn: true,
  InterventionNoted: true,
  WorklistItemRaised: true,
  WorklistItemDismissed: true,
};

/** The types of event that tell nothing about a letter itself: what follows from them is a letter's own event. */
export const otherEvents: readonly string[] = Object.keys(OTHERS);
