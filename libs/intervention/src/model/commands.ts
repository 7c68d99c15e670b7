import type { Circumstances, Decision, Instant, LocalDate, Uuid } from '#kernel';
import type { CaseContext } from '#handling/contract';
import type { InterventionKind } from '#programmes/contract';
import type { AttendanceCode, CancelledBy } from '#assessment/contract';
import type { InterventionEvent } from './events.js';
import type { InterventionState } from './state.js';
import type { GoalResult, SessionMode, StopReason, SupplierDeclineReason } from './vocabulary.js';

/** What may be asked of one intervention. Notes and the like are personal. */
export type InterventionCommand =
  | {
      type: 'OrderIntervention';
      /** The new intervention's id, which its stream is named after. */
      interventionId: Uuid;
      kind: InterventionKind;
      /** A supplier's code; may be left out where the catalogue has one supplier for the kind. */
      supplier?: string;
      plannedSessions: number;
      goal?: string;
      note?: string;
    }
  | { type: 'AcceptOrder'; expectedFirstSessionOn?: LocalDate; supplierReference?: string; note?: string }
  | { type: 'DeclineOrder'; reason: SupplierDeclineReason; note?: string }
  | { type: 'BookSession'; startsAt: Instant; mode: SessionMode; replaces?: Uuid; place?: string; note?: string }
  | { type: 'CancelSession'; sessionId: Uuid; by: CancelledBy; note?: string }
  | { type: 'RecordSessionAttendance'; sessionId: Uuid; code: AttendanceCode; note?: string }
  | { type: 'CompleteIntervention'; goal: GoalResult; note?: string }
  | { type: 'StopIntervention'; reason: StopReason; note?: string };

/** The decision on one kind of command. */
export type Decide<T extends InterventionCommand['type']> = (
  command: Extract<InterventionCommand, { type: T }>,
  state: InterventionState,
  at: Circumstances & CaseContext,
) => Decision<InterventionEvent>;
