import { refusals } from '#kernel';

/** Every way in which the intervention module says no. */
export const refuse = refusals({
  'intervention.not-found': {
    kind: 'not-found',
    message: 'This case has no such intervention. Take the id from the interventions of the case.',
  },
  'intervention.already-ordered': { kind: 'conflict', message: 'This intervention was ordered already. Order another under a new id.' },
  'intervention.kind-not-in-catalogue': {
    kind: 'invalid',
    message: 'The programme of this case does not offer this kind of intervention. Choose one from its catalogue.',
  },
  'intervention.supplier-not-in-catalogue': {
    kind: 'invalid',
    message: 'This supplier does not provide this kind of intervention in the programme of this case.',
  },
  'intervention.supplier-missing': {
    kind: 'invalid',
    message: 'Several suppliers provide this kind of intervention. Say which one is to provide it.',
  },
  'intervention.no-session-planned': { kind: 'invalid', message: 'Plan at least one session, as a whole number.' },
  'intervention.too-many-sessions-planned': { kind: 'invalid', message: 'The programme does not pay for so many sessions of this kind.' },
  'intervention.supplier-kind-changed': {
    kind: 'conflict',
    message: 'An order cannot be corrected from an internal to an external supplier or back. Strike it out and order again.',
  },
  'intervention.order-still-used': {
    kind: 'conflict',
    message: 'The order cannot be struck out while more was recorded under it. Strike that out first, or stop the intervention.',
  },
  'intervention.not-accepted-by-supplier': {
    kind: 'conflict',
    message: 'The external supplier had not accepted the order at that time. Record its answer first.',
  },
  'intervention.already-accepted': {
    kind: 'conflict',
    message: 'The supplier accepted this order already. If it cannot go on, stop the intervention.',
  },
  'intervention.declined': { kind: 'conflict', message: 'The supplier declined this order. Order the intervention from another supplier.' },
  'intervention.completed': {
    kind: 'conflict',
    message: 'The intervention was completed by then. What happened before its end can be recorded with its own date.',
  },
  'intervention.stopped': {
    kind: 'conflict',
    message: 'The intervention was stopped by then. What happened before its end can be recorded with its own date.',
  },
  'intervention.before-order': { kind: 'invalid', message: 'effectiveAt lies before the intervention was ordered.' },
  'intervention.session-plan-used-up': {
    kind: 'conflict',
    message: 'Every planned session is booked or used. Correct plannedSessions of the order if more were agreed.',
  },
  'intervention.session-clash': { kind: 'conflict', message: 'A session of this intervention starts at that very time already.' },
  'intervention.session-before-order': { kind: 'invalid', message: 'The session starts before the intervention was ordered.' },
  'intervention.booking-too-far-ahead': { kind: 'invalid', message: 'A session can be booked up to a year ahead. Check the year.' },
  'intervention.session-not-found': {
    kind: 'not-found',
    message: 'This intervention has no such session. Take the id from the sessions of the intervention.',
  },
  'intervention.session-cancelled': {
    kind: 'conflict',
    message: 'This session was cancelled. Book another one, or correct the cancellation if it is wrong.',
  },
  'intervention.session-superseded': {
    kind: 'conflict',
    message: 'This session was moved and no longer counts. Use the one that replaced it.',
  },
  'intervention.attendance-twice': {
    kind: 'conflict',
    message: 'Attendance of this session was recorded already. Correct that record instead.',
  },
  'intervention.reschedule-after-start': {
    kind: 'conflict',
    message: 'A session that has started cannot be moved. Record its attendance, then book a new one without replaces.',
  },
  'intervention.cancelled-after-start': {
    kind: 'conflict',
    message:
      'It is too late to cancel this session: record its attendance (3 if the person did not come). If it was cancelled in time, give that time as effectiveAt.',
  },
  'intervention.attendance-in-future': {
    kind: 'conflict',
    message: 'This session lies in the future, so nobody can have attended or missed it.',
  },
  'intervention.attendance-before-session': { kind: 'invalid', message: 'effectiveAt lies before the session began.' },
  'intervention.attendance-is-cancellation': {
    kind: 'invalid',
    message: 'Codes 2 and 4 mean that the session was cancelled. Cancel it, by the person (2) or by the provider (4).',
  },
  'intervention.attendance-not-yet': {
    kind: 'invalid',
    message: 'Code 0 means that the session lies ahead and is never recorded. Record 5, 6, 7 or 3 once it is known.',
  },
  'intervention.no-session-attended': {
    kind: 'conflict',
    message: 'No session was attended, so the intervention cannot be complete. Record attendance first, or stop the intervention.',
  },
  'intervention.ended-before-session': {
    kind: 'conflict',
    message: 'Attendance is recorded for a later session. Date the end after the last session.',
  },
});
