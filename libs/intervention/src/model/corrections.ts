import {
  isDayFact,
  isInstantFact,
  isOneOf,
  isWholeNumber,
  isUuidFact,
  londonDate,
  optional,
  refuseMalformedFacts,
  refuseMisfit,
  type Decider,
  type FactChecks,
  type Happened,
  type Refusal,
  type Rules,
} from '#kernel';
import { CANCELLED_BY, RECORDED_ATTENDANCES } from '#assessment/contract';
import { refuseCase, type CaseContext } from '#handling/contract';
import { INTERVENTION_KINDS } from '#programmes/contract';
import { refuseAnswer } from './answer-order.js';
import { refuseBooking } from './book-session.js';
import { refuseCancellation } from './cancel-session.js';
import { refuseCompletion, refuseEnd } from './end-intervention.js';
import type { InterventionEvent } from './events.js';
import { refuseOrder } from './order-intervention.js';
import { refuseAttendance } from './record-session-attendance.js';
import { refuse } from './refusals.js';
import { evolve, initial, type InterventionState } from './state.js';
import { GOAL_RESULTS, SESSION_MODES, STOP_REASONS, SUPPLIER_DECLINE_REASONS } from './vocabulary.js';

const facts: FactChecks<InterventionEvent> = {
  InterventionOrdered: {
    kind: isOneOf(INTERVENTION_KINDS),
    supplier: (value) => typeof value === 'string' && value !== '',
    plannedSessions: isWholeNumber(1, 100),
  },
  AcceptedBySupplier: { expectedFirstSessionOn: optional(isDayFact) },
  DeclinedBySupplier: { reason: isOneOf(SUPPLIER_DECLINE_REASONS) },
  SessionBooked: { startsAt: isInstantFact, mode: isOneOf(SESSION_MODES), replaces: optional(isUuidFact) },
  SessionCancelled: { by: isOneOf(CANCELLED_BY) },
  SessionAttendanceRecorded: { code: isOneOf(RECORDED_ATTENDANCES) },
  InterventionCompleted: { goal: isOneOf(GOAL_RESULTS) },
  InterventionStopped: { reason: isOneOf(STOP_REASONS) },
};

const open = (type: InterventionEvent['type'], ...personal: string[]) => ({ data: Object.keys(facts[type]), personal, strike: true });

/** What a person may correct: all that a person typed. Identifiers and what follows from the catalogue are not typed. */
export const correctable: Decider<InterventionState, { type: string }, InterventionEvent>['correctable'] = {
  InterventionOrdered: open('InterventionOrdered', 'goal', 'note'),
  AcceptedBySupplier: open('AcceptedBySupplier', 'supplierReference', 'note'),
  DeclinedBySupplier: open('DeclinedBySupplier', 'note'),
  SessionBooked: open('SessionBooked', 'place', 'note'),
  SessionCancelled: open('SessionCancelled', 'note'),
  SessionAttendanceRecorded: open('SessionAttendanceRecorded', 'note'),
  InterventionCompleted: open('InterventionCompleted', 'note'),
  InterventionStopped: open('InterventionStopped', 'note'),
};

const rules = ({ programme, referral }: CaseContext): Rules<InterventionState, InterventionEvent> => ({
  InterventionOrdered: (state, order) =>
    referral.status !== 'none' && londonDate(order.effectiveAt) < referral.noticeReceivedOn
      ? refuseCase('effective.before-referral')
      : refuseOrder(state, order, programme),
  // An internal supplier's acceptance comes with the order and stands or falls with it.
  AcceptedBySupplier: (state, { effectiveAt }) => (state.status === 'accepted' && !state.external ? undefined : refuseAnswer(state, effectiveAt)),
  DeclinedBySupplier: (state, { effectiveAt }) => refuseAnswer(state, effectiveAt),
  SessionBooked: refuseBooking,
  SessionCancelled: refuseCancellation,
  SessionAttendanceRecorded: refuseAttendance,
  InterventionCompleted: (state, { effectiveAt }) => refuseCompletion(state, effectiveAt),
  InterventionStopped: (state, { effectiveAt }) => refuseEnd(state, effectiveAt),
});

/** What must hold after a correction: values that can be, an order that carries the rest, and every rule kept. */
export function consistent(history: readonly Happened<InterventionEvent>[], at: CaseContext): Refusal | undefined {
  const malformed = refuseMalformedFacts(history, facts);
  if (malformed) return malformed;
  if (history.some((e) => e.type === 'InterventionOrdered')) return refuseMisfit({ initial, evolve }, rules(at), history);
  // A struck-out order takes its supplier's answer with it, but nothing that was done for the person.
  const left = history.find((e) => e.type !== 'AcceptedBySupplier' && e.type !== 'DeclinedBySupplier');
  return left && refuse('intervention.order-still-used', { because: `${left.type} depends on it.` });
}

/** An intervention is corrected by way of its own case only. */
export const mayCorrect = (event: Happened<InterventionEvent>, { referral }: CaseContext): Refusal | undefined =>
  referral.status !== 'none' && event.caseId === referral.caseId ? undefined : refuse('intervention.not-found');
