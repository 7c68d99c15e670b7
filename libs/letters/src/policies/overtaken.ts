import { correctedHistory, londonDate, type Clock, type Uuid } from '#kernel';
import type { Streams } from '#handling';
import { assessmentStanding, assessmentStream, rebookUntil, type AppointmentStanding, type AssessmentEvent } from '#assessment/contract';
import type { Programme } from '#programmes/contract';
import { triageStanding, triageStream, type TriageEvent } from '#triage/contract';
import type { Letter } from '../model/state.js';

/**
 * Whether a letter that was held has nothing left to tell: its appointment is past or moved, the time to book again is over
 * or was used, or the person was reached.
 */
export async function isOvertaken(
  streams: Pick<Streams, 'read'>,
  clock: Clock,
  caseId: Uuid,
  { kind, milestone }: Letter,
  programme: Programme,
): Promise<boolean> {
  if (kind === 'unable-to-contact') return triageStanding(await streams.read<TriageEvent>(triageStream(caseId))).unableToContactAt === undefined;
  if (kind !== 'appointment-made' && kind !== 'did-not-attend') return false;
  const events = await streams.read<AssessmentEvent>(assessmentStream(caseId));
  const told = correctedHistory<AssessmentEvent>(events).find((e) => e.eventId === milestone);
  const { appointments } = assessmentStanding(events, programme);
  const appointment =
    told && 'appointmentId' in told.data
      ? appointments.find((a) => a.appointmentId === (told.data as { appointmentId: Uuid }).appointmentId)
      : undefined;
  if (!appointment) return true;
  if (kind === 'appointment-made') return appointment.status !== 'booked' || appointment.startsAt <= clock.now();
  return londonDate(clock.now()) > rebookUntil(appointment, programme) || wasBookedAgain(appointment, appointments);
}

const wasBookedAgain = (missed: AppointmentStanding, appointments: readonly AppointmentStanding[]): boolean =>
  appointments.some((a) => a.bookedAt > missed.startsAt && a.status !== 'cancelled');
