import type { InterventionEvent } from '#intervention/contract';
import { londonDateTime } from '#kernel';
import { attendance } from './assessment-words.js';
import { counted, dayInWords, plain, type Words } from './words.js';

export const interventionWords: Words<InterventionEvent> = {
  InterventionOrdered: (d) =>
    `${capital(plain(d.kind))} ordered from ${d.supplier}${d.external ? ', a local service' : ''}: ${counted(d.plannedSessions, 'session')} planned.`,
  AcceptedBySupplier: (d) =>
    `The supplier accepted the order${d.expectedFirstSessionOn ? ` and expects to begin on ${dayInWords(d.expectedFirstSessionOn)}` : ''}.`,
  DeclinedBySupplier: (d) => `The supplier declined the order: ${plain(d.reason)}.`,
  SessionBooked: (d) => `${d.replaces ? 'Session moved' : 'Session booked'} for ${londonDateTime(d.startsAt)}, ${plain(d.mode)}.`,
  SessionCancelled: (d) => `Session cancelled by the ${d.by}.`,
  SessionAttendanceRecorded: (d) => `Session attendance ${d.code}: ${attendance(d.code)}.`,
  InterventionCompleted: (d) => `Intervention completed: goal ${plain(d.goal)}.`,
  InterventionStopped: (d) => `Intervention stopped: ${plain(d.reason)}.`,
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
