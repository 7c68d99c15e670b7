import { afterAll } from '@jest/globals';
import { Database } from '#database';
import { PostgresLog } from '#event-log';
import { Desk, Streams, type ModuleCommand, type Handled } from '#handling';
import {
  isRefusal,
  londonDate,
  newId,
  VirtualClock,
  type CommandAnswer,
  type CommandEnvelope,
  type Instant,
  type Recorded,
  type Refusal,
  type Uuid,
} from '#kernel';
import { MasterKey, Vault } from '#privacy';
import { publishProgramme } from '#programmes';
import type { Programme } from '#programmes/contract';
import { Progress, ProjectionRunner, projectionMigrations, THE_SYSTEM, type Report } from '#projections';
import { handledReferral, ReferralModuleCommand, type ReferralCommand } from '#referral';
import { handledTriage, TriageModuleCommand, type TriageCommand } from '#triage';
import { aCaseworker } from '#support/decisions.js';
import { aStagedProgramme, THE_PERSON } from '#support/stories.js';
import { aReferralOf } from './a-referral.js';
import { caseloadProjection, handledWorklist, Scheduler, WorklistCommand } from '../src/index.js';

type AnyHandled = Handled<unknown, { type: string }, never, unknown>;

/** A log, a desk and the caseload that follows them, on a clock that the test moves. */
export class LivingCaseload {
  /** What the schedule reported. */
  readonly reported: string[] = [];

  private constructor(
    readonly clock: VirtualClock,
    readonly database: Database,
    readonly log: PostgresLog,
    readonly vault: Vault,
    readonly desk: Desk,
    readonly runner: ProjectionRunner,
    private readonly progress: Progress,
  ) {}

  /** Begins at an instant, with one programme. */
  static async begin(now: Instant, programme: Programme = aStagedProgramme()): Promise<LivingCaseload> {
    const clock = new VirtualClock(now);
    const database = await emptyDatabase();
    const log = await PostgresLog.open(database, clock);
    const vault = await Vault.open(database, MasterKey.random());
    const desk = new Desk(log, new Streams(log), vault, clock);
    await publishProgramme(desk, programme, envelope({ actor: THE_SYSTEM }));
    const progress = new Progress();
    const runner = new ProjectionRunner(caseloadProjection, database, log, clock, progress, silent);
    await runner.start();
    return new LivingCaseload(clock, database, log, vault, desk, runner, progress);
  }

  /** A scheduler of this caseload. */
  scheduler(catchUpMs?: number): Scheduler {
    const report: Report = { failed: (what) => this.reported.push(what) };
    const { database, log, clock } = this;
    return new Scheduler({ database, log, clock, report, send: (command) => this.send(command), ...(catchUpMs === undefined ? {} : { catchUpMs }) });
  }

  /** Sends a command to its module. */
  send(command: ModuleCommand<{ type: string }>): Promise<CommandAnswer | Refusal> {
    const handled = [
      { is: ReferralModuleCommand, by: handledReferral },
      { is: TriageModuleCommand, by: handledTriage },
      { is: WorklistCommand, by: handledWorklist },
    ].find(({ is }) => command instanceof is)?.by as unknown as AnyHandled;
    return this.desk.handle(handled, command.target, command.command as { type: string }, command.envelope);
  }

  /** A referral that is eligible and waits for a decision. */
  async referred(caseId: Uuid): Promise<void> {
    await this.done(caseId, aReferralOf(THE_PERSON, { given: 'Alex', family: 'Example' }, londonDate(this.clock.now())));
  }

  /** Carries out a command of the referral module. @throws if it is refused */
  done(caseId: Uuid, command: ReferralCommand): Promise<CommandAnswer> {
    return this.accepted(new ReferralModuleCommand({ caseId }, command, envelope()));
  }

  /** Carries out a command of triage. @throws if it is refused */
  doneInTriage(caseId: Uuid, command: TriageCommand): Promise<CommandAnswer> {
    return this.accepted(new TriageModuleCommand({ caseId }, command, envelope()));
  }

  /** The caseload has taken in the whole log. */
  async caughtUp(): Promise<void> {
    if (!(await this.progress.waitFor([caseloadProjection.name], await this.log.head(), 5_000))) throw new Error('The caseload did not catch up');
  }

  /** Events of one type in a stream. */
  async recorded(stream: string, type: string): Promise<Recorded[]> {
    return (await this.log.read(stream)).filter((event) => event.type === type);
  }

  async end(): Promise<void> {
    await this.runner.stop();
    await this.log.close();
  }

  private async accepted(command: ModuleCommand<{ type: string }>): Promise<CommandAnswer> {
    const answer = await this.send(command);
    if (isRefusal(answer)) throw new Error(`${command.command.type} was refused with ${answer.code}`);
    return answer;
  }
}

let shared: Promise<Database> | undefined;

/** The tests of a file share one embedded database, which begins empty each time: starting one takes a second. */
async function emptyDatabase(): Promise<Database> {
  if (shared) {
    const tables = [...caseloadProjection.tables, 'events', 'checkpoints', 'parked_cases', 'person_keys'];
    await (await shared).pool.query(`truncate ${tables.join(', ')}`);
  } else {
    shared = Database.open({ kind: 'memory' });
    await (await shared).migrate(projectionMigrations);
  }
  return await shared;
}

afterAll(async () => {
  await (await shared)?.close();
  shared = undefined;
});

const silent: Report = { failed: () => undefined };

function envelope(overrides: Partial<CommandEnvelope> = {}): CommandEnvelope {
  const commandId = newId();
  return { commandId, fingerprint: 'test', correlationId: commandId, causationId: commandId, actor: aCaseworker, ...overrides };
}
