import type { Event, LocalDate, Uuid } from '#kernel';
import type { FunctionalLimit } from '#assessment/contract';
import type {
  AdjustmentKind,
  EmployerContactMethod,
  EmployerContactResult,
  EmployerResponse,
  LiaisonCloseReason,
  MediationResult,
  ReleaseAgreedHow,
  SuspensionReason,
  VisitMode,
} from './vocabulary.js';

/** The consent that an event relied on: the id of the `ConsentGiven` that stood when it was decided. */
export interface ReliedOn {
  consentId: Uuid;
}

/** What a report tells an employer: function and adjustments. There is no field for a condition, and must never be. */
export interface ReportFacts {
  functionalLimits: readonly FunctionalLimit[];
  adjustments: readonly AdjustmentKind[];
}

/** An adjustment as proposed. What it means in practice is in the event's personal part, under its id. */
export interface ProposedAdjustment {
  adjustmentId: Uuid;
  kind: AdjustmentKind;
}

/** An employer's answer to one adjustment. */
export interface AdjustmentResponse {
  adjustmentId: Uuid;
  response: EmployerResponse;
}

/** A gradual return: hours in each week from the week of `startsOn` on. */
export interface PhasedReturn {
  startsOn: LocalDate;
  /** Total hours of each week, 0 to 48; 1 to 26 weeks. */
  hoursByWeek: readonly number[];
}

/** The employer and whom to talk to there. Personal, always. */
export interface EmployerWords {
  employerName?: string;
  contactName?: string;
  telephone?: string;
  email?: string;
  note?: string;
}

/** Words about a fact. Personal, always. */
interface Note {
  note?: string;
}

/** What is told to, agreed with and done by the person's employer. */
export type LiaisonEvent =
  | Event<'LiaisonOpened', ReliedOn, EmployerWords>
  | Event<'EmployerContacted', ReliedOn & { method: EmployerContactMethod; result: EmployerContactResult }, Note & { contactName?: string }>
  | Event<'ReportOfferedToPerson', ReliedOn & ReportFacts & { reportId: Uuid }, Note & { text?: string }>
  | Event<'ReportCorrectedByPerson', ReliedOn & Partial<ReportFacts> & { reportId: Uuid }, Note & { text?: string }>
  | Event<'ReportReleased', ReliedOn & { reportId: Uuid; how: ReleaseAgreedHow }, Note>
  | Event<'ReportWithheld', ReliedOn & { reportId: Uuid }, Note>
  | Event<'AdjustmentsProposed', ReliedOn & { adjustments: readonly ProposedAdjustment[] }, Note & { descriptions?: Record<Uuid, string> }>
  | Event<'EmployerResponded', ReliedOn & { responses: readonly AdjustmentResponse[] }, Note & { details?: Record<Uuid, string> }>
  | Event<'AdjustmentImplemented', ReliedOn & { adjustmentId: Uuid }, Note>
  | Event<'WorkplaceVisitCompleted', ReliedOn & { mode: VisitMode }, Note & { findings?: string }>
  | Event<'MediationHeld', ReliedOn & { result: MediationResult }, Note & { participants?: string }>
  | Event<'PhasedReturnAgreed', ReliedOn & PhasedReturn, Note>
  | Event<'LiaisonSuspended', { reason: SuspensionReason }>
  | Event<'LiaisonResumed', ReliedOn, Note>
  | Event<'LiaisonClosed', { reason: LiaisonCloseReason }, Note>;

/** One kind of event, by its name. */
export type EventOf<T extends LiaisonEvent['type']> = Extract<LiaisonEvent, { type: T }>;
