import { addDaysToInstant, atLondonTime, derivedId, type Actor, type Instant, type Uuid } from '#kernel';
import { InterventionModuleCommand, orderCommands, type InterventionCommand } from '#intervention';
import type { InterventionKind } from '#programmes/contract';
import { until, workingDays, type Pause } from '../play/pause.js';
import type { CaseDesk } from './case-desk.js';

type Of<T extends InterventionCommand['type']> = Extract<InterventionCommand, { type: T }>;
type Mode = Of<'BookSession'>['mode'];

/** What is ordered, and what is seen to beside it. */
export interface CoursePlan {
  kind: InterventionKind;
  plannedSessions: number;
  /** Absent: face to face. */
  mode?: Mode;
  /** Done after each session but the last. */
  betweenSessions(): Promise<void>;
}

/** One intervention of a case, from order to end. */
export class Course {
  private latest: { sessionId: Uuid; startsAt: Instant } | undefined;

  private constructor(
    private readonly desk: CaseDesk,
    private readonly interventionId: Uuid,
    private readonly plan: CoursePlan,
  ) {}

  /** Orders an intervention from the programme's catalogue. */
  static async ordered(desk: CaseDesk, plan: CoursePlan): Promise<Course> {
    const envelope = desk.hand.envelope(desk.staff.caseworker);
    const { kind, plannedSessions } = plan;
    const [noting, ordering] = orderCommands(desk.caseId, { kind, plannedSessions, goal: 'To manage the working day again.' }, envelope);
    await desk.sendAs(noting);
    await desk.sendAs(ordering);
    return new Course(desk, derivedId(envelope.commandId, 'intervention'), plan);
  }

  /** An external supplier takes the order on. */
  accepted(): Promise<void> {
    return this.does({ type: 'AcceptOrder', expectedFirstSessionOn: this.desk.inWorkingDays(10), supplierReference: 'Ref 4711' });
  }

  /** An external supplier turns the order down. */
  declined(reason: Of<'DeclineOrder'>['reason']): Promise<void> {
    return this.does({ type: 'DeclineOrder', reason });
  }

  /** Books a session some working days ahead; with `moves`, instead of the one booked. */
  async booked(inWorkingDays: number, { moves = false } = {}): Promise<void> {
    const startsAt = atLondonTime(this.desk.inWorkingDays(inWorkingDays), 9 * 60 + 30 * this.desk.chance.between(0, 13));
    await this.does({
      type: 'BookSession',
      startsAt,
      mode: this.plan.mode ?? 'face-to-face',
      ...(moves ? { replaces: this.session.sessionId } : {}),
    });
    this.latest = { sessionId: this.desk.eventOf<{ sessionId: Uuid }>('SessionBooked').data.sessionId, startsAt };
  }

  /** Until the session is over. */
  untilHeld(): Pause {
    return until(addDaysToInstant(this.session.startsAt, 50 / 1_440));
  }

  attended(code: Of<'RecordSessionAttendance'>['code'] = '5'): Promise<void> {
    return this.does({ type: 'RecordSessionAttendance', sessionId: this.session.sessionId, code });
  }

  /** The session last booked is called off. */
  cancelled(by: 'person' | 'provider'): Promise<void> {
    return this.does({ type: 'CancelSession', sessionId: this.session.sessionId, by });
  }

  completed(goal: Of<'CompleteIntervention'>['goal'] = 'achieved'): Promise<void> {
    return this.does({ type: 'CompleteIntervention', goal });
  }

  /** Breaks the intervention off. */
  stopped(reason: Of<'StopIntervention'>['reason']): Promise<void> {
    return this.does({ type: 'StopIntervention', reason });
  }

  /** Session after session, as many as named, mostly attended. */
  async *sessions(count: number, firstAfter: number, every = 5): AsyncGenerator<Pause, void, void> {
    for (let n = 0; n < count; n++) {
      await this.booked(n === 0 ? firstAfter : every);
      yield this.untilHeld();
      const last = n === count - 1;
      // The first and the last are always attended, so that there is something to complete.
      await this.attended(n === 0 || last ? '5' : this.desk.chance.weighted({ '5': 88, '6': 7, '3': 5 }));
      if (!last) await this.plan.betweenSessions();
    }
    yield workingDays(1);
  }

  private get session(): { sessionId: Uuid; startsAt: Instant } {
    if (!this.latest) throw new Error('No session of this story has been booked yet');
    return this.latest;
  }

  private async does(command: InterventionCommand, actor: Actor = this.desk.staff.caseworker): Promise<void> {
    await this.desk.send(actor, ({ caseId }, envelope) => new InterventionModuleCommand({ caseId, partId: this.interventionId }, command, envelope));
  }
}
