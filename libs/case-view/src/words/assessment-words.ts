import { ATTENDANCE_CODES, findInstrument, type AssessmentEvent, type AssessmentFacts, type PlanFacts } from '#assessment/contract';
import type { Uuid } from '#kernel';
import type { Around } from './around.js';
import { by, dayInWords, list, plain, reason, timeInWords, who, type Words } from './words.js';

export const assessmentWords: Words<AssessmentEvent> = {
  AppointmentBooked: (d) =>
    `${d.replaces ? 'Appointment moved' : 'Appointment booked'}: ${plain(d.purpose)} ${by(d.mode)} on ${timeInWords(d.startsAt)}, ${d.durationMinutes} minutes, with ${d.practitioner}.`,
  AppointmentCancelled: (d, _, around) => `${meeting('Appointment', d.appointmentId, around)} cancelled by ${who(d.by)}: ${reason(d.reason)}.`,
  AttendanceRecorded: (d, _, around) => `${meeting('Appointment', d.appointmentId, around)}: ${attendance(d.code)}.`,
  AssessmentCompleted: (d) => `Assessment completed. ${findings(d).join('; ')}.`,
  MeasureRecorded: (d) =>
    `${findInstrument(d.instrument, d.version)?.name ?? d.instrument.toUpperCase()} recorded at ${plain(d.occasion)}: ${d.score === undefined ? `no score (${plain(d.noScoreBecause ?? 'not scored')})` : `score ${d.score}`}.`,
  PlanAgreed: (d) => `Return-to-work plan agreed: ${plan(d)}.`,
  PlanRevised: (d) => `Return-to-work plan revised: ${plan(d)}.`,
  PlanReviewed: (d) =>
    `Plan reviewed: ${plain(d.progress)}; goals reached: ${list(d.goalsAchieved)}${d.reviewDate ? `. Next review on ${dayInWords(d.reviewDate)}` : ''}.`,
};

function findings({ obstacles, workAbility, functionalLimits, expectedReturnOn, fitNoteAdvice }: AssessmentFacts): string[] {
  return [
    `Obstacles: ${list(obstacles.map(({ code, severity }) => `${code} (${severity})`))}`,
    ...(functionalLimits.length > 0 ? [`limited in ${list(functionalLimits)}`] : []),
    ...(workAbility === undefined ? [] : [`work ability ${workAbility} of 10`]),
    ...(expectedReturnOn ? [`return expected on ${dayInWords(expectedReturnOn)}`] : []),
    ...(fitNoteAdvice
      ? [
          `advice for the fit note: ${plain(fitNoteAdvice.statement)}${fitNoteAdvice.adjustments.length > 0 ? `, with ${list(fitNoteAdvice.adjustments)}` : ''}`,
        ]
      : []),
  ];
}

function plan({ goals, recommendations, interventionsNeeded, targetDate, reviewDate }: PlanFacts): string {
  return [
    `${list(goals)}${targetDate ? `, by ${dayInWords(targetDate)}` : ''}`,
    `recommendations: ${list(recommendations)}`,
    ...(interventionsNeeded.length > 0 ? [`support: ${list(interventionsNeeded)}`] : []),
    `review on ${dayInWords(reviewDate)}`,
  ].join('; ');
}

/** An appointment or a session, by the time for which it was booked. */
export function meeting(called: string, id: Uuid, { meetings }: Around): string {
  const startsAt = meetings.get(id);
  return startsAt === undefined ? called : `${called} of ${timeInWords(startsAt)}`;
}

/** An attendance code in the words of the national code list. */
export const attendance = (code: keyof typeof ATTENDANCE_CODES): string => `${String(ATTENDANCE_CODES[code]).toLowerCase()} (code ${code})`;
