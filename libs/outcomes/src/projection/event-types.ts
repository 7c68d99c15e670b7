import type { WorklistEvent } from '#caseload/contract';
import type { InterventionNoted } from '#intervention/contract';
import type { PersonEvent } from '#people/contract';
import type { PublicationEvent } from '#publications/contract';
import type { SafeguardingEvent } from '#safeguarding/contract';
import { KEPT, type EventsOf, type KeptType } from '../history/case-events.js';

/** Event types that change what is known of outcomes. */
export const HANDLED: readonly string[] = [...Object.keys(KEPT), 'ProgrammePublished', 'PracticeListed', 'FactCorrected'];

type Others = EventsOf[keyof EventsOf] | InterventionNoted | PersonEvent | PublicationEvent | SafeguardingEvent | WorklistEvent;

/**
 * Events that no outcome depends on. A new event of a module that is neither here nor handled does not compile. Two records of one
 * person may be linked and unlinked: figures count cases, so nothing changes.
 */
const OF_NO_MATTER: Record<Exclude<Others['type'], KeptType>, true> = {
  AmendmentReviewed: true,
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
  UnableToContact: true,
  WaitPaused: true,
  WaitResumed: true,
  PlanRevised: true,
  PlanReviewed: true,
  InterventionOrdered: true,
  AcceptedBySupplier: true,
  DeclinedBySupplier: true,
  InterventionCompleted: true,
  InterventionStopped: true,
  InterventionNoted: true,
  EmployerContacted: true,
  ReportOfferedToPerson: true,
  ReportCorrectedByPerson: true,
  ReportReleased: true,
  ReportWithheld: true,
  WorkplaceVisitCompleted: true,
  MediationHeld: true,
  PhasedReturnAgreed: true,
  LiaisonSuspended: true,
  LiaisonResumed: true,
  LiaisonClosed: true,
  ConcernRaised: true,
  ConcernClosed: true,
  ConcernRead: true,
  CaseNoted: true,
  PersonLinked: true,
  PersonUnlinked: true,
  PersonErased: true,
  RecordLookedAt: true,
  WorklistItemRaised: true,
  WorklistItemDismissed: true,
  ReportPublished: true,
  PublicationWithdrawn: true,
};

/** Event types that are knowingly left aside. */
export const IGNORED: readonly string[] = Object.keys(OF_NO_MATTER);
