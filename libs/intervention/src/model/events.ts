import type { Event, Instant, LocalDate, Uuid } from '#kernel';
import type { CancelledBy, RecordedAttendance } from '#assessment/contract';
import type { InterventionKind, ProgrammeRef } from '#programmes/contract';
import type { GoalResult, SessionMode, StopReason, SupplierDeclineReason } from './vocabulary.js';

/** What happens to one intervention, from its order to its end. */
export type InterventionEvent =
  | Event<
      'InterventionOrdered',
      {
        interventionId: Uuid;
        kind: InterventionKind;
        /** The supplier's code in the programme's catalogue. */
        supplier: string;
        /** A local service that the programme refers to, with a wait of its own. */
        external: boolean;
        plannedSessions: number;
        /** The programme version whose catalogue allowed it. */
        programme: ProgrammeRef;
      },
      { goal?: string; note?: string }
    >
  | Event<
      'AcceptedBySupplier',
      {
        /** The day on which an external supplier expects to begin, where it said so. */
        expectedFirstSessionOn?: LocalDate;
      },
      { supplierReference?: string; note?: string }
    >
  | Event<'DeclinedBySupplier', { reason: SupplierDeclineReason }, { note?: string }>
  | Event<
      'SessionBooked',
      {
        sessionId: Uuid;
        startsAt: Instant;
        mode: SessionMode;
        /** The session that this one takes the place of. */
        replaces?: Uuid;
      },
      { place?: string; note?: string }
    >
  | Event<'SessionCancelled', { sessionId: Uuid; by: CancelledBy }, { note?: string }>
  | Event<'SessionAttendanceRecorded', { sessionId: Uuid; code: RecordedAttendance }, { note?: string }>
  | Event<'InterventionCompleted', { goal: GoalResult }, { note?: string }>
  | Event<'InterventionStopped', { reason: StopReason }, { note?: string }>;

/** One kind of event, by its name. */
export type EventOf<T extends InterventionEvent['type']> = Extract<InterventionEvent, { type: T }>;
