import { attendedAt, isSeen, type AttendanceCode, type CancelledBy } from '#assessment/contract';
import type { Happened, Instant, Uuid } from '#kernel';
import type { BelievedCase } from '../history/case-history.js';

/** An appointment or a session of an intervention that was not moved, and what became of it. */
export interface Meeting {
  id: Uuid;
  startsAt: Instant;
  /** National code; 0: it lies ahead, or nobody has recorded what became of it. */
  code: AttendanceCode;
  /** When the person was seen, if they were. */
  seenAt?: Instant;
}

interface Booked {
  id: Uuid;
  startsAt: Instant;
  status: 'booked' | 'moved' | 'over';
  code: AttendanceCode;
  seenAt?: Instant;
}

type BookedData = { startsAt: Instant; replaces?: Uuid };

/*
 * Appointments and sessions are folded as their modules do: only one that stands as booked can be moved, called off or attended, so a
 * moved one never counts, whatever was recorded of it. Seen means code 5 or 6. Every count and every first is taken from here, so
 * that they agree.
 */

/** The appointments of a case. */
export function appointmentsOf({ assessment }: Pick<BelievedCase, 'assessment'>): Meeting[] {
  const diary = new Diary();
  for (const event of assessment) {
    if (event.type === 'AppointmentBooked') diary.book(event.data.appointmentId, event.data);
    if (event.type === 'AppointmentCancelled') diary.cancel(event.data.appointmentId, event.data.by);
    if (event.type === 'AttendanceRecorded') diary.attend(event.data.appointmentId, event.data.code, event);
  }
  return diary.meetings();
}

/** The sessions of all interventions of a case. */
export function sessionsOf({ intervention }: Pick<BelievedCase, 'intervention'>): Meeting[] {
  const diary = new Diary();
  for (const event of intervention) {
    if (event.type === 'SessionBooked') diary.book(event.data.sessionId, event.data);
    if (event.type === 'SessionCancelled') diary.cancel(event.data.sessionId, event.data.by);
    if (event.type === 'SessionAttendanceRecorded') diary.attend(event.data.sessionId, event.data.code, event);
  }
  return diary.meetings();
}

class Diary {
  private readonly booked = new Map<Uuid, Booked>();

  book(id: Uuid, { startsAt, replaces }: BookedData): void {
    this.ifBooked(replaces, (meeting) => (meeting.status = 'moved'));
    this.booked.set(id, { id, startsAt, status: 'booked', code: '0' });
  }

  cancel(id: Uuid, by: CancelledBy): void {
    this.ifBooked(id, (meeting) => Object.assign(meeting, { status: 'over', code: by === 'person' ? '2' : '4' }));
  }

  attend(id: Uuid, code: AttendanceCode, { effectiveAt }: Pick<Happened, 'effectiveAt'>): void {
    this.ifBooked(id, (meeting) => {
      const seen = isSeen(code) ? { seenAt: attendedAt(meeting.startsAt, effectiveAt) } : {};
      Object.assign(meeting, { status: 'over', code, ...seen });
    });
  }

  meetings(): Meeting[] {
    return [...this.booked.values()].filter(({ status }) => status !== 'moved').map(({ status: _, ...meeting }) => meeting);
  }

  private ifBooked(id: Uuid | undefined, change: (meeting: Booked) => void): void {
    const meeting = id === undefined ? undefined : this.booked.get(id);
    if (meeting?.status === 'booked') change(meeting);
  }
}

/** The moments at which the person was seen, earliest first. */
export const seenAt = (meetings: readonly Meeting[]): Instant[] => meetings.flatMap((meeting) => meeting.seenAt ?? []).sort();
