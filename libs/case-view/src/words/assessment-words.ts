import { ATTENDANCE_CODES, type AssessmentEvent } from '#assessment/contract';
import { londonDateTime } from '#kernel';
import { dayInWords, list, plain, type Words } from './words.js';

export const assessmentWords: Words<AssessmentEvent> = {
  AppointmentBooked: (d) =>
    `${d.replaces ? 'Appointment moved' : 'Appointment booked'}: ${plain(d.purpose)} by ${plain(d.mode)} on ${londonDateTime(d.startsAt)}, ${d.durationMinutes} minutes, with ${d.practitioner}.`,
  AppointmentCancelled: (d) => `Appointment cancelled by the ${d.by}: ${plain(d.reason)}.`,
  AttendanceRecorded: (d) => `Attendance ${d.code}: ${attendance(d.code)}.`,
  AssessmentCompleted: (d) =>
    `Assessment completed: obstacles ${list(d.obstacles.map((o) => `${o.code} (${o.severity})`))}${d.workAbility === undefined ? '' : `; work ability ${d.workAbility} of 10`}${d.expectedReturnOn ? `; return expected on ${dayInWords(d.expectedReturnOn)}` : ''}.`,
  MeasureRecorded: (d) =>
    `${d.instrument.toUpperCase()} recorded at ${plain(d.occasion)}: ${d.score === undefined ? `no score (${plain(d.noScoreBecause ?? 'not scored')})` : `score ${d.score}`}.`,
  PlanAgreed: (d) =>
    `Return-to-work plan agreed: ${list(d.goals)}; recommendations: ${list(d.recommendations)}. Review on ${dayInWords(d.reviewDate)}.`,
  PlanRevised: (d) =>
    `Return-to-work plan revised: ${list(d.goals)}; recommendations: ${list(d.recommendations)}. Review on ${dayInWords(d.reviewDate)}.`,
  PlanReviewed: (d) =>
    `Plan reviewed: ${plain(d.progress)}; goals reached: ${list(d.goalsAchieved)}${d.reviewDate ? `. Next review on ${dayInWords(d.reviewDate)}` : ''}.`,
};

/** An attendance code in the words of the national code list. */
export const attendance = (code: keyof typeof ATTENDANCE_CODES): string => String(ATTENDANCE_CODES[code]).toLowerCase();
