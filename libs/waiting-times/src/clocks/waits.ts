import type { Stage, WaitMeasure } from '#programmes/contract';
import { absenceWait } from './absence-wait.js';
import { meetingsOf, type Meetings } from './appointments.js';
import { inOrder, isOf, type CaseEvent } from './case-event.js';
import { caseMarks, needMarks } from './case-marks.js';
import { causedBy, type Mark } from './marks.js';
import { orderWait } from './order-wait.js';
import type { FindTerms } from './programme-terms.js';
import { programmeAtMoment, type ReferralOfCase } from './referral-of-case.js';
import type { Beginning } from './spells.js';
import { milestone, seen, underAt, type Wait } from './wait.js';

/** All waits of a case. */
export function waitsOf(referral: ReferralOfCase, events: readonly CaseEvent[], find: FindTerms): Wait[] {
  const meetings = meetingsOf(events);
  const shared = caseMarks(events);
  const restart = restartMark(referral, meetings, find);
  const beginning: Beginning = { ...underAt(referral, events, ''), ...onNotice(referral) };
  const fromReferral = (measure: WaitMeasure, ...marks: (readonly Mark[])[]): Wait => ({
    measure,
    beginning,
    marks: [...shared, ...marks.flat()],
    pausable: true,
  });
  return [
    ...absenceWait(referral, events),
    fromReferral(
      'referral-to-triage',
      events.filter(isOf('TriageDecided')).map((event) => milestone(event, 'stops-at-triage-decision')),
    ),
    fromReferral('referral-to-first-contact', contacts(events, meetings), restart),
    fromReferral('referral-to-assessment', assessments(events, meetings), needMarks(events, assessmentNeeded), restart),
    fromReferral(
      'referral-to-first-intervention',
      meetings.sessions.map((session) => seen(session, 'stops-at-first-intervention')),
      needMarks(events, interventionNeeded),
      restart,
    ),
    ...orders(events).flatMap((order) => orderWait(order, referral, events, meetings, shared)),
  ];
}

const assessmentNeeded = (stage: Stage | undefined): boolean => stage !== 'A';
const interventionNeeded = (stage: Stage | undefined, ordered: boolean): boolean => ordered || stage === undefined || stage === 'C';

function onNotice({ received, facts, noticeFrom }: ReferralOfCase): Pick<Beginning, 'startOn' | 'started' | 'entersOn'> {
  const started = { ...causedBy(received, 'starts-on-notice'), eventId: noticeFrom };
  return { startOn: facts.noticeReceivedOn, entersOn: facts.noticeReceivedOn, started };
}

/** Being seen is a contact in both directions, whether or not somebody recorded a first contact of its own. */
const contacts = (events: readonly CaseEvent[], { appointments, sessions }: Meetings): Mark[] => [
  ...events.filter(isOf('FirstContactMade')).map((event) => milestone(event, 'stops-at-first-contact')),
  ...[...appointments, ...sessions].map((meeting) => seen(meeting, 'stops-at-first-contact')),
];

/** Appointments for an assessment, and any other at which one was made. */
function assessments(events: readonly CaseEvent[], { appointments }: Meetings): Mark[] {
  const assessedAt = new Set(events.filter(isOf('AssessmentCompleted')).map(({ data }) => data.appointmentId));
  return appointments
    .filter(({ purpose, meeting }) => purpose === 'assessment' || assessedAt.has(meeting))
    .map((meeting) => seen(meeting, 'stops-at-attended-assessment'));
}

/** A missed first appointment sets waits back to the day the next one was booked, where the programme says so. */
function restartMark(referral: ReferralOfCase, { firstDna, bookings }: Meetings, find: FindTerms): Mark[] {
  if (!firstDna || find(programmeAtMoment(referral, firstDna.at)).clocks.firstContactDna !== 'nullify-and-restart') return [];
  const next = bookings.filter(({ at }) => at >= firstDna.at).toSorted((a, b) => inOrder(a.by, b.by))[0];
  return next ? [{ ...causedBy(next.by, 'restarts-on-rebooking'), kind: 'restart' }] : [];
}

/** The order of each intervention; there is one. */
const orders = (events: readonly CaseEvent[]): CaseEvent<'InterventionOrdered'>[] => [
  ...new Map(events.filter(isOf('InterventionOrdered')).map((order) => [order.intervention, order])).values(),
];
