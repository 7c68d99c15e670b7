import { addDaysToInstant, atLondonTime, londonDate, type Actor, type Instant, type LocalDate, type Uuid } from '#kernel';
import { AssessmentModuleCommand, type AssessmentCommand } from '#assessment';
import type { PlanGoal, PlanProgress, Recommendation, Severity } from '#assessment/contract';
import type { AssessmentMode, InterventionKind } from '#programmes/contract';
import { until, type Pause } from '../play/pause.js';
import type { CaseDesk } from './case-desk.js';
import { answersOf, pictureOf } from './clinical-pictures.js';

type Of<T extends AssessmentCommand['type']> = Extract<AssessmentCommand, { type: T }>;

interface Appointment {
  appointmentId: Uuid;
  startsAt: Instant;
  durationMinutes: number;
  noticeGivenOn: LocalDate;
}

/** Appointments, assessment, measures and plan of a case. */
export class AssessmentPart {
  private latest: Appointment | undefined;
  private reviewOn: LocalDate | undefined;
  /** How unwell the person is, from 0 to 1: what their answers to measures follow. */
  private burden: number;

  constructor(
    private readonly desk: CaseDesk,
    private readonly mode: () => AssessmentMode,
  ) {
    this.burden = 0.45 + desk.chance.next() * 0.35;
  }

  /** The appointment last booked. */
  get appointment(): Appointment {
    if (!this.latest) throw new Error('No appointment of this story has been booked yet');
    return this.latest;
  }

  /** Books an appointment some working days ahead, for the assessment unless told otherwise. */
  async booked(
    workingDays: number,
    { purpose = 'assessment', moves = false }: { purpose?: Of<'BookAppointment'>['purpose']; moves?: boolean } = {},
  ): Promise<void> {
    const { chance, staff } = this.desk;
    const startsAt = atLondonTime(this.desk.inWorkingDays(workingDays), 9 * 60 + 30 * chance.between(0, 13));
    const durationMinutes = purpose === 'assessment' ? 45 : 30;
    const noticeGivenOn = this.desk.today;
    await this.does({
      type: 'BookAppointment',
      ...{ purpose, mode: this.mode(), startsAt, durationMinutes, practitioner: staff.clinician.id, noticeGivenOn, place: 'Example House, Room 4' },
      ...(moves ? { replaces: this.appointment.appointmentId } : {}),
    });
    const { appointmentId } = this.desk.eventOf<{ appointmentId: Uuid }>('AppointmentBooked').data;
    this.latest = { appointmentId, startsAt, durationMinutes, noticeGivenOn };
  }

  /** Until the appointment is over. */
  untilSeen(): Pause {
    const { startsAt, durationMinutes } = this.appointment;
    return until(addDaysToInstant(startsAt, (durationMinutes + 5) / 1_440));
  }

  attended(code: Of<'RecordAttendance'>['code'] = '5'): Promise<void> {
    return this.does({ type: 'RecordAttendance', appointmentId: this.appointment.appointmentId, code }, this.desk.staff.clinician);
  }

  didNotAttend(): Promise<void> {
    return this.attended('3');
  }

  cancelledByPerson(reason: 'unwell' | 'work' | 'caring' | 'transport' | 'no-longer-wanted'): Promise<void> {
    return this.does({ type: 'CancelAppointment', appointmentId: this.appointment.appointmentId, by: 'person', reason });
  }

  cancelledByProvider(): Promise<void> {
    return this.does({
      type: 'CancelAppointment',
      appointmentId: this.appointment.appointmentId,
      by: 'provider',
      reason: 'practitioner-unavailable',
    });
  }

  /** The attendance last recorded was keyed wrongly. */
  attendanceCorrected(code: '3' | '5' | '6' | '7'): Promise<void> {
    return this.desk.correct(AssessmentModuleCommand, 'AttendanceRecorded', { facts: { code } }, 'clerical-error');
  }

  /** The clinician writes up what the assessment found, with the first measures. */
  async completed(advice: 'not-fit' | 'may-be-fit' | 'not-needed' = 'may-be-fit'): Promise<void> {
    const { chance, staff } = this.desk;
    const { obstacles, limits } = pictureOf(this.desk.condition);
    await this.does(
      {
        type: 'CompleteAssessment',
        obstacles: obstacles.map((obstacle) => ({ ...obstacle, severity: chance.weighted<Severity>({ mild: 2, moderate: 5, severe: 2 }) })),
        workAbility: Math.round((1 - this.burden) * 10),
        functionalLimits: limits,
        expectedReturnOn: this.desk.inWorkingDays(10 * chance.between(1, 5)),
        fitNoteAdvice: {
          statement: advice,
          adjustments: advice === 'may-be-fit' ? [chance.pick(['phased-return', 'altered-hours', 'amended-duties'])] : [],
        },
        summary: 'Motivated to return. Symptoms are improving and manageable with changes at work.',
        functionInWords: 'Can work for about two hours at a stretch with short breaks.',
        adviceInWords: 'A gradual return with lighter duties at first.',
      },
      staff.clinician,
    );
    await this.measured('baseline');
  }

  /** The person answers the measures that go with their condition, as they now feel. */
  async measured(occasion: Of<'RecordMeasure'>['occasion']): Promise<void> {
    for (const instrument of pictureOf(this.desk.condition).measures) {
      await this.does(
        { type: 'RecordMeasure', instrument, answers: answersOf(instrument, this.burden, this.desk.chance), occasion },
        this.desk.staff.clinician,
      );
    }
  }

  /** The person feels better, or worse if the share is negative. */
  better(share: number): void {
    this.burden = Math.min(0.95, Math.max(0.05, this.burden - share));
  }

  /** An answer on paper said something else than what was keyed. */
  measureCorrected(): Promise<void> {
    const { answers } = this.desk.eventOf<{ answers: number[] }>('MeasureRecorded').data;
    const [first = 0, ...others] = answers;
    return this.desk.correct(AssessmentModuleCommand, 'MeasureRecorded', { facts: { answers: [first === 0 ? 1 : 0, ...others] } }, 'clerical-error');
  }

  async planAgreed(
    goals: readonly PlanGoal[],
    recommendations: readonly Recommendation[],
    interventionsNeeded: readonly InterventionKind[] = [],
  ): Promise<void> {
    await this.does({ type: 'AgreePlan', ...this.planOf(goals, recommendations, interventionsNeeded) });
    this.reviewOn = this.desk.nextReview;
  }

  async planRevised(
    goals: readonly PlanGoal[],
    recommendations: readonly Recommendation[],
    interventionsNeeded: readonly InterventionKind[] = [],
  ): Promise<void> {
    await this.does({ type: 'RevisePlan', ...this.planOf(goals, recommendations, interventionsNeeded) });
    this.reviewOn = this.desk.nextReview;
  }

  async planReviewed(progress: PlanProgress, goalsAchieved: readonly PlanGoal[] = []): Promise<void> {
    await this.does({ type: 'ReviewPlan', progress, goalsAchieved });
    this.reviewOn = progress === 'achieved' ? undefined : this.desk.nextReview;
  }

  /** Looks at the plan, if it is time to. */
  async reviewedIfDue(): Promise<void> {
    if (this.reviewOn !== undefined && this.reviewOn <= this.desk.today)
      await this.planReviewed(this.desk.chance.pick(['on-track', 'on-track', 'behind']));
  }

  private planOf(goals: readonly PlanGoal[], recommendations: readonly Recommendation[], interventionsNeeded: readonly InterventionKind[]) {
    const targetDate = londonDate(addDaysToInstant(this.desk.now, 7 * this.desk.chance.between(6, 12)));
    return { goals, recommendations, interventionsNeeded, targetDate, goalsInWords: 'To be back in the old job by degrees.' };
  }

  private async does(command: AssessmentCommand, actor: Actor = this.desk.staff.caseworker): Promise<void> {
    await this.desk.send(actor, (target, envelope) => new AssessmentModuleCommand(target, command, envelope));
  }
}
