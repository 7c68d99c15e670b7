import { isSeen, rebookUntil } from '#assessment/contract';
import { addDays, londonDate } from '#kernel';
import { all, last, type CaseFile } from '../file/case-file.js';
import { dayOf, isUnableToContact, lastReachedAt, runningPause, unansweredDna } from '../file/circumstances.js';
import { breachOn } from '../file/targets.js';
import { atOnce, whenItsDayComes, type Work } from './work.js';

/** Working days to book an assessment, to write up what it found, and to decide about a person who did not rebook. */
const WITHIN = 2;

/** Appointments whose day is over without a word on who came. */
export function attendanceWork(file: CaseFile): Work[] {
  const waiting = new Set(file.assessment.appointments.filter(({ attendance }) => attendance === '0').map(({ appointmentId }) => appointmentId));
  return all(file, 'AppointmentBooked')
    .filter(({ data }) => waiting.has(data.appointmentId))
    .map((booked) => {
      const opensOn = addDays(londonDate(booked.data.startsAt), 1);
      return whenItsDayComes('attendance-missing', booked, { opensOn, dueOn: file.calendar.addWorkingDays(opensOn, 0) });
    });
}

/** The end of the time in which a person who missed an appointment may rebook. */
export function rebookWork(file: CaseFile): Work[] {
  const missed = unansweredDna(file);
  const { lastDna } = file.assessment;
  if (!missed || !lastDna) return [];
  const opensOn = addDays(rebookUntil(lastDna, file.programme), 1);
  return [whenItsDayComes('rebook-window-ended', missed, { opensOn, dueOn: file.calendar.addWorkingDays(opensOn, WITHIN) })];
}

/** The assessment: to be booked, and once the person was seen, to be written up. */
export function assessmentWork(file: CaseFile): Work[] {
  const { triage, assessment, calendar } = file;
  if (triage.status !== 'decided' || triage.stage === 'A' || assessment.assessedAt !== undefined) return [];
  const breach = breachOn(file, 'referral-to-assessment');
  const assessments = assessment.appointments.filter(({ purpose }) => purpose === 'assessment');
  const seen = assessments.findLast(({ attendance }) => isSeen(attendance));
  if (seen) {
    const attended = all(file, 'AttendanceRecorded').findLast(({ data }) => data.appointmentId === seen.appointmentId);
    return attended ? [atOnce('assessment-write-up', attended, { dueOn: calendar.addWorkingDays(dayOf(attended), WITHIN) })] : [];
  }
  if (assessments.some(({ attendance }) => attendance === '0') || runningPause(file) || isUnableToContact(file)) return [];
  const cause = last(file, 'TriageDecided', 'StageChanged', 'FirstContactMade', 'AppointmentCancelled', 'AttendanceRecorded', 'WaitResumed');
  if (lastReachedAt(file) === undefined || !cause) return [];
  return [atOnce('assessment-due', cause, { dueOn: calendar.addWorkingDays(dayOf(cause), WITHIN), breachOn: breach })];
}
