import type { InterventionEvent } from '#intervention/contract';
import type { Recorded } from '#kernel';
import type { Around } from './around.js';
import { attendance, meeting } from './assessment-words.js';
import { by, capital, counted, dayInWords, plain, reason, timeInWords, who, type Words } from './words.js';

export const interventionWords: Words<InterventionEvent> = {
  InterventionOrdered: (d, _, { names }) =>
    `${capital(plain(d.kind))} ordered from ${names.get(d.supplier) ?? d.supplier}${d.external ? ', a local service' : ''}: ${counted(d.plannedSessions, 'session')} planned.`,
  AcceptedBySupplier: (d, ...of) =>
    `The supplier accepted the order of ${kind(...of)}${d.expectedFirstSessionOn ? ` and expects to begin on ${dayInWords(d.expectedFirstSessionOn)}` : ''}.`,
  DeclinedBySupplier: (d, ...of) => `The supplier declined the order of ${kind(...of)}: ${reason(d.reason)}.`,
  SessionBooked: (d, ...of) => `${session(...of)} ${d.replaces ? 'moved to' : 'booked for'} ${timeInWords(d.startsAt)}, ${by(d.mode)}.`,
  SessionCancelled: (d, event, around) => `${meeting(session(event, around), d.sessionId, around)} cancelled by ${who(d.by)}.`,
  SessionAttendanceRecorded: (d, event, around) => `${meeting(session(event, around), d.sessionId, around)}: ${attendance(d.code)}.`,
  InterventionCompleted: (d, ...of) => `${capital(kind(...of))} completed: goal ${plain(d.goal)}.`,
  InterventionStopped: (d, ...of) => `${capital(kind(...of))} stopped: ${reason(d.reason)}.`,
};

const kind = ({ stream }: Recorded, { kinds }: Around): string => plain(kinds.get(stream) ?? 'an intervention');

const session = (event: Recorded, around: Around): string => `${capital(kind(event, around))} session`;
