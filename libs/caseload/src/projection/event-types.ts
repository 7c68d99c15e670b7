import { KEPT } from '../file/case-events.js';

/** Event types that change the caseload. */
export const HANDLED: readonly string[] = [...KEPT, 'ProgrammePublished'];

/**
 * Event types that change nothing in it: what was measured, said about work or told to an employer calls for no work of its
 * own, and a safeguarding concern must not show in a list that all staff may see.
 */
export const IGNORED: readonly string[] = [
  'MeasureRecorded',
  'WorkStatusRecorded',
  'SatisfactionRecorded',
  'LiaisonOpened',
  'EmployerContacted',
  'ReportOfferedToPerson',
  'ReportCorrectedByPerson',
  'ReportReleased',
  'ReportWithheld',
  'AdjustmentsProposed',
  'EmployerResponded',
  'AdjustmentImplemented',
  'WorkplaceVisitCompleted',
  'MediationHeld',
  'PhasedReturnAgreed',
  'LiaisonSuspended',
  'LiaisonResumed',
  'LiaisonClosed',
  'ConcernRaised',
  'ConcernClosed',
  'ConcernRead',
  'CaseNoted',
  'InterventionNoted',
  'PersonLinked',
  'PersonUnlinked',
  'RecordLookedAt',
  'PracticeListed',
  'ReportPublished',
  'PublicationWithdrawn',
];
