import type { Instant } from '#kernel';
import type { Past } from '#support/decisions.js';
import type { EventOf, InterventionEvent } from '../src/model/events.js';

/** The intervention of these tests. */
export const THE_INTERVENTION = 'a0000000-0000-4000-8000-000000000001';

/** The n-th session's id, from 1. */
export const session = (n: number): string => `5e000000-0000-4000-8000-00000000000${n}`;

type Ordered = EventOf<'InterventionOrdered'>['data'];

/** An order that the programme carries out itself, of 2 March 2026. */
export const physiotherapyOrdered = (facts: Partial<Ordered> = {}): InterventionEvent => ({
  type: 'InterventionOrdered',
  data: {
    interventionId: THE_INTERVENTION,
    kind: 'physiotherapy',
    supplier: 'PRV01',
    external: false,
    plannedSessions: 3,
    programme: { id: 'staged-service', version: 1 },
    ...facts,
  },
});

/** An order that goes to a local service outside the programme. */
export const talkingTherapyOrdered = (facts: Partial<Ordered> = {}): InterventionEvent =>
  physiotherapyOrdered({ kind: 'psychological-therapy', supplier: 'SUP01', external: true, plannedSessions: 6, ...facts });

export const acceptedBySupplier = (at?: Instant): Past<InterventionEvent> => ({ type: 'AcceptedBySupplier', data: {}, at });

/** A physiotherapy that runs: ordered, and accepted by the programme's own supplier. */
export const physiotherapyRunning = (facts: Partial<Ordered> = {}): Past<InterventionEvent>[] => [physiotherapyOrdered(facts), acceptedBySupplier()];

/** The n-th session, booked at the start of the story for 10:00 on a day of March 2026. */
export const sessionBooked = (n: number, day: string, replaces?: string): InterventionEvent => ({
  type: 'SessionBooked',
  data: { sessionId: session(n), startsAt: onMarch(day), mode: 'face-to-face', ...(replaces ? { replaces } : {}) },
});

/** Ten o'clock (UTC, and in London before 29 March) on a day of March 2026. */
export const onMarch = (day: string): Instant => `2026-03-${day}T10:00:00.000Z`;

export const attendance = (n: number, code: '5' | '6' | '7' | '3', at: Instant): Past<InterventionEvent> => ({
  type: 'SessionAttendanceRecorded',
  data: { sessionId: session(n), code },
  at,
});

export const sessionCancelled = (n: number, by: 'person' | 'provider', at?: Instant): Past<InterventionEvent> => ({
  type: 'SessionCancelled',
  data: { sessionId: session(n), by },
  at,
});

export const completed = (at: Instant): Past<InterventionEvent> => ({ type: 'InterventionCompleted', data: { goal: 'achieved' }, at });

export const stopped = (at: Instant): Past<InterventionEvent> => ({ type: 'InterventionStopped', data: { reason: 'person-chose-to-stop' }, at });
