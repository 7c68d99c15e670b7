import { isSeen } from '#assessment/contract';
import { londonDate, type Happened, type Instant, type LocalDate } from '#kernel';
import type { CaseEventOf } from './case-events.js';
import { all, type CaseFile } from './case-file.js';

/** Whether the person has died; then nobody is to be contacted any more. */
export const hasDied = ({ referral }: CaseFile): boolean => referral.diedAt !== undefined;

/** Whether the person's identity was erased; then nobody can be contacted any more. */
export const isErased = (file: CaseFile): boolean => all(file, 'PersonErased').length > 0;

/** Whether the referral was accepted and support goes on. */
export const isInSupport = ({ referral, discharge }: CaseFile): boolean => referral.status === 'accepted' && discharge.status === 'open';

/** The pause of the wait that is running, if there is one. */
export const runningPause = ({ triage }: CaseFile) => triage.pauses.find(({ to }) => to === undefined);

/** When the person was last seen, at an appointment or a session. */
export function lastSeenAt(file: CaseFile): Instant | undefined {
  return all(file, 'AttendanceRecorded', 'SessionAttendanceRecorded')
    .filter(({ data }) => isSeen(data.code))
    .map(({ effectiveAt }) => effectiveAt)
    .toSorted()
    .at(-1);
}

/** When the service and the person last spoke or met. */
export function lastReachedAt(file: CaseFile): Instant | undefined {
  const times = [file.triage.lastContactAt, lastSeenAt(file)].filter((time) => time !== undefined);
  return times.toSorted().at(-1);
}

/** Whether the person counts as unable to contact, and has not been seen since. */
export function isUnableToContact(file: CaseFile): boolean {
  const { unableToContactAt } = file.triage;
  return unableToContactAt !== undefined && (lastSeenAt(file) ?? '') < unableToContactAt;
}

/**
 * The record of the person's last missed appointment, until they have another appointment or were seen. Notice or
 * vulnerability do not matter here: a person weighs those.
 */
export function unansweredDna(file: CaseFile): Happened<CaseEventOf<'AttendanceRecorded'>> | undefined {
  const { lastDna, appointments } = file.assessment;
  if (!lastDna) return undefined;
  const later = appointments.some(({ startsAt, attendance }) => startsAt > lastDna.startsAt && (attendance === '0' || isSeen(attendance)));
  if (later || (lastSeenAt(file) ?? '') > lastDna.startsAt) return undefined;
  return all(file, 'AttendanceRecorded').findLast(({ data }) => data.appointmentId === lastDna.appointmentId);
}

/** The London day of an event. */
export const dayOf = ({ effectiveAt }: { effectiveAt: Instant }): LocalDate => londonDate(effectiveAt);
