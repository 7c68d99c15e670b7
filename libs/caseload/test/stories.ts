import type { RecordedAttendance, AppointmentPurpose } from '#assessment/contract';
import type { DischargeReason } from '#discharge/contract';
import { addDays, atLondonTime, londonDate, type Instant, type LocalDate, type Uuid } from '#kernel';
import type { Stage } from '#programmes/contract';
import type { ContactResult } from '#triage/contract';
import { THE_CASE } from '#support/decisions.js';
import type { ToldEvent } from '#support/projections.js';
import { THE_PERSON } from '#support/stories.js';

/** The appointment of the stories. */
export const THE_APPOINTMENT: Uuid = 'a0000000-0000-4000-8000-000000000001';
/** The intervention of the stories. */
export const THE_INTERVENTION: Uuid = 'e0000000-0000-4000-8000-000000000001';

/** Nine in the morning of a day in London. */
export const morningOf = (day: LocalDate): Instant => atLondonTime(day, 9 * 60);

const told = (category: string, type: string, data: object, day: LocalDate): ToldEvent => ({ category, type, data, at: morningOf(day) });

/** A referral from a GP; received on that day. */
export const received = (day: LocalDate = '2026-03-02', facts: object = {}): ToldEvent =>
  told(
    'referral',
    'ReferralReceived',
    {
      personId: THE_PERSON,
      programme: { id: 'staged-service', version: 1 },
      source: 'gp',
      practice: 'A81001',
      noticeReceivedOn: day,
      conditionGroups: ['musculoskeletal'],
      eligibility: { eligible: true, findings: [] },
      ...facts,
    },
    day,
  );

/** Something that happened to the referral. */
export const inReferral = (type: string, day: LocalDate, data: object = {}): ToldEvent => told('referral', type, data, day);
export const accepted = (day: LocalDate = '2026-03-02'): ToldEvent => inReferral('ReferralAccepted', day, { how: 'by-staff' });
export const declined = (day: LocalDate): ToldEvent =>
  inReferral('ReferralNotAccepted', day, { reason: 'unsuitable', failedCriteria: [], signposting: [] });
export const amended = (day: LocalDate, facts: object = {}): ToldEvent =>
  inReferral('ReferralAmended', day, { facts, contentFingerprint: 'changed' });

/** Something that happened in triage. */
export const inTriage = (type: string, day: LocalDate, data: object = {}): ToldEvent => told('triage', type, data, day);
export const opened = (day: LocalDate = '2026-03-02'): ToldEvent => inTriage('TriageOpened', day, {});
export const triaged = (stage: Stage = 'C', day: LocalDate = '2026-03-03'): ToldEvent =>
  inTriage('TriageDecided', day, {
    stage,
    priority: 'routine',
    ...(stage === 'A' ? {} : { assessmentMode: 'telephone' }),
    decidedBy: 'non-clinical',
  });
export const allocated = (practitioner = 'caseworker-1', team?: string, day: LocalDate = '2026-03-03'): ToldEvent =>
  inTriage('CaseAllocated', day, { practitioner, ...(team ? { team } : {}) });
export const attempted = (result: ContactResult, day: LocalDate): ToldEvent =>
  inTriage('ContactAttempted', day, { attemptId: `attempt-${result}-${day}`, method: 'telephone', result });
export const firstContact = (day: LocalDate = '2026-03-04'): ToldEvent => inTriage('FirstContactMade', day, { method: 'telephone' });
export const unableToContact = (day: LocalDate): ToldEvent =>
  inTriage('UnableToContact', day, {
    attempts: 3,
    firstAttemptAt: morningOf(day),
    lastAttemptAt: morningOf(day),
    policy: { attempts: 3, overDays: 10 },
  });
export const paused = (day: LocalDate, expectedUntil?: LocalDate): ToldEvent =>
  inTriage('WaitPaused', day, { pauseId: `pause-${day}`, reason: 'holiday', ...(expectedUntil ? { expectedUntil } : {}) });
export const resumed = (pausedOn: LocalDate, day: LocalDate): ToldEvent => inTriage('WaitResumed', day, { pauseId: `pause-${pausedOn}` });

/** Something that happened to appointments, assessment or plan. */
export const inAssessment = (type: string, day: LocalDate, data: object = {}): ToldEvent => told('assessment', type, data, day);
export const booked = (
  day: LocalDate,
  startsOn: LocalDate,
  { appointmentId = THE_APPOINTMENT, purpose = 'assessment' as AppointmentPurpose, minutes = 600, replaces = undefined as Uuid | undefined } = {},
): ToldEvent =>
  inAssessment('AppointmentBooked', day, {
    appointmentId,
    purpose,
    mode: 'telephone',
    startsAt: atLondonTime(startsOn, minutes),
    durationMinutes: 60,
    practitioner: 'caseworker-1',
    noticeGivenOn: day,
    ...(replaces ? { replaces } : {}),
  });
export const attended = (day: LocalDate, code: RecordedAttendance = '5', appointmentId = THE_APPOINTMENT): ToldEvent =>
  inAssessment('AttendanceRecorded', day, { appointmentId, code });
export const assessed = (day: LocalDate): ToldEvent =>
  inAssessment('AssessmentCompleted', day, { appointmentId: THE_APPOINTMENT, obstacles: [], functionalLimits: [] });
export const planned = (day: LocalDate, reviewDate: LocalDate): ToldEvent =>
  inAssessment('PlanAgreed', day, { goals: ['return-to-work'], recommendations: [], interventionsNeeded: [], reviewDate });

/** Something that happened to the intervention of the stories. */
export const inIntervention = (type: string, day: LocalDate, data: object = {}, part = THE_INTERVENTION): ToldEvent => ({
  ...told('intervention', type, data, day),
  part,
});
export const ordered = (day: LocalDate, external: boolean, interventionId = THE_INTERVENTION): ToldEvent =>
  inIntervention(
    'InterventionOrdered',
    day,
    {
      interventionId,
      kind: 'counselling',
      supplier: external ? 'SUP02' : 'PRV01',
      external,
      plannedSessions: 6,
      programme: { id: 'staged-service', version: 1 },
    },
    interventionId,
  );

/** Something that happened at or after the end of the case. */
export const inDischarge = (type: string, day: LocalDate, data: object = {}): ToldEvent => told('discharge', type, data, day);
export const discharged = (day: LocalDate, reason: DischargeReason = 'completed'): ToldEvent =>
  inDischarge('CaseDischarged', day, { reason, outcome: { result: 'unknown', restsOn: [] } });

/** An earlier event is corrected: by new facts, by a new time, or struck out if neither is given. */
export function corrected(corrects: ToldEvent, eventId: Uuid, day: LocalDate, change: { facts?: object; newEffectiveAt?: Instant } = {}): ToldEvent {
  const struckOut = change.facts === undefined && change.newEffectiveAt === undefined;
  const data = { corrects: eventId, correctedType: corrects.type, reason: 'clerical-error', facts: {}, ...change, struckOut };
  return { ...told(corrects.category, 'FactCorrected', data, day), ...(corrects.part ? { part: corrects.part } : {}) };
}

/** The events of a story as those of another case. */
export const ofCase = (caseId: Uuid, ...story: readonly ToldEvent[]): ToldEvent[] => story.map((event) => ({ ...event, caseId }));

/** A case id by number; the case of the stories is another. */
export const caseNumber = (n: number): Uuid => `${String(n).padStart(8, '0')}${THE_CASE.slice(8)}`;

/** The London day some days after that of an event. */
export const daysAfter = ({ at }: ToldEvent, days: number): LocalDate => addDays(londonDate(at), days);
