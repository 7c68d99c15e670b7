import type { Circumstances, Decision, Uuid } from '#kernel';
import type { CaseContext } from '#handling/contract';
import type { AdjustmentResponse, EmployerWords, LiaisonEvent, PhasedReturn, ReportFacts } from './events.js';
import type { LiaisonState } from './state.js';
import type {
  AdjustmentKind,
  EmployerContactMethod,
  EmployerContactResult,
  LiaisonCloseReason,
  MediationResult,
  ReleaseAgreedHow,
  SuspensionReason,
  VisitMode,
} from './vocabulary.js';

/** Begins liaison with an employer, or with another one after a close. */
export type OpenLiaison = { type: 'OpenLiaison' } & EmployerWords;

/** Records a contact with the employer. `note`, here and below, is personal. */
export type RecordEmployerContact = {
  type: 'RecordEmployerContact';
  method: EmployerContactMethod;
  result: EmployerContactResult;
  contactName?: string;
  note?: string;
};

/** Shows the person a report that is meant for the employer; `text` is personal. A later offer takes the place of an earlier. */
export type OfferReport = { type: 'OfferReport'; text?: string; note?: string } & ReportFacts;

/** Changes the report as the person wants it; what is left out stays. Without `reportId`, the report on offer. */
export type CorrectReport = { type: 'CorrectReport'; reportId?: Uuid; text?: string; note?: string } & Partial<ReportFacts>;

/** The person lets the employer have the report. */
export type ReleaseReport = { type: 'ReleaseReport'; reportId?: Uuid; how: ReleaseAgreedHow; note?: string };

/** The person does not let the employer have the report. */
export type WithholdReport = { type: 'WithholdReport'; reportId?: Uuid; note?: string };

/** Proposes adjustments to the employer. */
export type ProposeAdjustments = {
  type: 'ProposeAdjustments';
  adjustments: readonly { kind: AdjustmentKind; description?: string }[];
  note?: string;
};

/** Records what the employer says to some or all of the adjustments; a later answer takes the place of an earlier. */
export type RecordEmployerResponse = {
  type: 'RecordEmployerResponse';
  responses: readonly (AdjustmentResponse & { detail?: string })[];
  note?: string;
};

/** Records that an agreed adjustment is in place. */
export type RecordAdjustmentImplemented = { type: 'RecordAdjustmentImplemented'; adjustmentId: Uuid; note?: string };

/** Records a visit to the workplace. */
export type RecordWorkplaceVisit = { type: 'RecordWorkplaceVisit'; mode: VisitMode; findings?: string; note?: string };

/** Records a mediation between the person and people at work. */
export type RecordMediation = { type: 'RecordMediation'; result: MediationResult; participants?: string; note?: string };

/** Agrees a phased return with the employer; a later one takes the place of an earlier. */
export type AgreePhasedReturn = { type: 'AgreePhasedReturn'; note?: string } & PhasedReturn;

/** Suspends liaison once no employer consent stands. Sent by a policy; while one stands there is nothing to do. */
export type SuspendLiaison = { type: 'SuspendLiaison'; reason: SuspensionReason };

/** Takes suspended liaison up again under a new consent. */
export type ResumeLiaison = { type: 'ResumeLiaison'; note?: string };

/** Ends liaison. Needs no consent, and is possible on a closed case. */
export type CloseLiaison = { type: 'CloseLiaison'; reason: LiaisonCloseReason; note?: string };

/** Everything that employer liaison can be asked to do. */
export type LiaisonCommand =
  | OpenLiaison
  | RecordEmployerContact
  | OfferReport
  | CorrectReport
  | ReleaseReport
  | WithholdReport
  | ProposeAdjustments
  | RecordEmployerResponse
  | RecordAdjustmentImplemented
  | RecordWorkplaceVisit
  | RecordMediation
  | AgreePhasedReturn
  | SuspendLiaison
  | ResumeLiaison
  | CloseLiaison;

/** The decision on one kind of command. */
export type Decide<T extends LiaisonCommand['type']> = (
  command: Extract<LiaisonCommand, { type: T }>,
  state: LiaisonState,
  at: Circumstances & CaseContext,
) => Decision<LiaisonEvent>;
