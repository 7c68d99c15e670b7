import type { Decider } from '#kernel';
import type { CaseContext } from '#handling/contract';
import { acceptOrder, declineOrder } from './answer-order.js';
import { bookSession } from './book-session.js';
import { cancelSession } from './cancel-session.js';
import type { InterventionCommand } from './commands.js';
import { consistent, correctable, mayCorrect } from './corrections.js';
import { completeIntervention, stopIntervention } from './end-intervention.js';
import type { InterventionEvent } from './events.js';
import { orderIntervention } from './order-intervention.js';
import { recordSessionAttendance } from './record-session-attendance.js';
import { evolve, initial, type InterventionState } from './state.js';

/** One intervention: ordered from the catalogue, accepted by its supplier, held in sessions, completed or stopped. */
export const intervention: Decider<InterventionState, InterventionCommand, InterventionEvent, CaseContext> = {
  category: 'intervention',
  initial,
  evolve,
  decide: {
    OrderIntervention: orderIntervention,
    AcceptOrder: acceptOrder,
    DeclineOrder: declineOrder,
    BookSession: bookSession,
    CancelSession: cancelSession,
    RecordSessionAttendance: recordSessionAttendance,
    CompleteIntervention: completeIntervention,
    StopIntervention: stopIntervention,
  },
  correctable,
  mayCorrect,
  consistent,
};
