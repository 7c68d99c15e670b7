import type { Instant, Uuid } from '#kernel';
import { attendedAt, isDna, isSeen, type AttendanceCode } from '#assessment/contract';
import type { CaseEvent } from './case-event.js';

/** An appointment or a session of an intervention, and what became of it. */
interface Meeting {
  id: Uuid;
  startsAt: Instant;
  bookedAt: Instant;
  bookedBy: CaseEvent;
  purpose?: string;
  /** The intervention whose session it is. */
  intervention?: Uuid;
  /** `void`: moved or called off, so nothing recorded of it counts. */
  status: 'booked' | 'void' | 'over';
  /** The record of attendance, and the moment it counts from. */
  record?: { code: AttendanceCode; at: Instant; by: CaseEvent };
}

/** An attendance at which the person was seen. */
export interface SeenAt {
  meeting: Uuid;
  at: Instant;
  by: CaseEvent;
  purpose?: string;
  intervention?: Uuid;
}

/** What a case's appointments and sessions came to. Every first and every count is taken from here, so that they agree. */
export interface Meetings {
  /** Appointments at which the person was seen. */
  appointments: readonly SeenAt[];
  /** Sessions at which the person was seen. */
  sessions: readonly SeenAt[];
  /** The first appointment that came round, if nobody appeared at it and the person had not been seen before. */
  firstDna?: { at: Instant; by: CaseEvent };
  /** Bookings of appointments, in log order. */
  bookings: readonly { at: Instant; by: CaseEvent }[];
}

/**
 * Folds appointments and sessions, in log order, as their modules do: only a meeting that stands as booked can be moved,
 * called off or attended, so a superseded or cancelled one never counts as attended. Seen means code 5 or 6 alone.
 */
export function meetingsOf(events: readonly CaseEvent[]): Meetings {
  const meetings = new Map<Uuid, Meeting>();
  const ifBooked = (id: Uuid | undefined, change: (meeting: Meeting) => void): void => {
    const meeting = id === undefined ? undefined : meetings.get(id);
    if (meeting?.status === 'booked') change(meeting);
  };
  const book = (by: CaseEvent<'AppointmentBooked' | 'SessionBooked'>, id: Uuid, rest: Partial<Meeting>): void => {
    if (meetings.has(id)) return;
    ifBooked(by.data.replaces, (moved) => (moved.status = 'void'));
    meetings.set(id, { id, startsAt: by.data.startsAt, bookedAt: by.effectiveAt, bookedBy: by, status: 'booked', ...rest });
  };
  const attend = (by: CaseEvent, id: Uuid, code: AttendanceCode): void =>
    ifBooked(id, (meeting) => {
      meeting.status = 'over';
      meeting.record = { code, at: attendedAt(meeting.startsAt, by.effectiveAt), by };
    });
  for (const event of events) {
    if (event.type === 'AppointmentBooked') book(event, event.data.appointmentId, { purpose: event.data.purpose });
    if (event.type === 'SessionBooked') book(event, event.data.sessionId, { intervention: event.intervention });
    if (event.type === 'AppointmentCancelled') ifBooked(event.data.appointmentId, (meeting) => (meeting.status = 'void'));
    if (event.type === 'SessionCancelled') ifBooked(event.data.sessionId, (meeting) => (meeting.status = 'void'));
    if (event.type === 'AttendanceRecorded') attend(event, event.data.appointmentId, event.data.code);
    if (event.type === 'SessionAttendanceRecorded') attend(event, event.data.sessionId, event.data.code);
  }
  const all = [...meetings.values()];
  const seen = all.flatMap(seenAt);
  return {
    appointments: seen.filter(({ intervention }) => intervention === undefined),
    sessions: seen.filter(({ intervention }) => intervention !== undefined),
    firstDna: firstDna(all, seen),
    bookings: all.filter(isAppointment).map(({ bookedAt, bookedBy }) => ({ at: bookedAt, by: bookedBy })),
  };
}

const isAppointment = ({ intervention }: Meeting): boolean => intervention === undefined;

function seenAt({ id, record, purpose, intervention }: Meeting): SeenAt[] {
  if (!record || !isSeen(record.code)) return [];
  return [{ meeting: id, at: record.at, by: record.by, ...(purpose ? { purpose } : {}), ...(intervention ? { intervention } : {}) }];
}

function firstDna(all: readonly Meeting[], seen: readonly SeenAt[]): Meetings['firstDna'] {
  const first = all.filter((meeting) => isAppointment(meeting) && meeting.record).sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))[0];
  if (!first?.record || !isDna(first.record.code)) return undefined;
  const { at, by } = first.record;
  return seen.some((earlier) => earlier.at < at) ? undefined : { at, by };
}
