import type { EventLog } from '#event-log';
import { LOG_START } from '#event-log';
import type { LocalDate, Recorded } from '#kernel';
import { retrying, type Report } from '#projections';
import type { ProgrammeEvent } from './model/events.js';
import type { Programme } from './model/programme.js';
import { programmeStanding, versionInForce, type ProgrammeStanding } from './model/standing.js';

/** Every programme that has been published, kept up with the log in memory: there are dozens, not thousands. */
export class ProgrammeShelf {
  private readonly events = new Map<string, Recorded<ProgrammeEvent>[]>();
  /** How far the log has been read: after a failure reading goes on from here, and what is known stays known. */
  private position = LOG_START;
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private waiting: (() => void)[] = [];

  constructor(
    private readonly log: EventLog,
    private readonly report: Report,
  ) {}

  /** Reads what has been published and goes on following; settles when it has caught up. */
  async start(): Promise<void> {
    await new Promise<void>((caughtUp) => {
      this.running = retrying('programme shelf', this.stopping.signal, this.report, () => this.follow(caughtUp));
    });
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** The version of each programme that takes referrals on a day. */
  inForce(on: LocalDate): Programme[] {
    return [...this.events.values()].flatMap((events) => versionInForce(programmeStanding(events), on) ?? []);
  }

  /** All versions of a programme. */
  standing(id: string): ProgrammeStanding {
    return programmeStanding(this.events.get(id) ?? []);
  }

  /** Settles once a version that was published has come through. */
  async has(id: string, version: number): Promise<void> {
    while (this.versions(id) < version) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private versions(id: string): number {
    const standing = this.standing(id);
    return standing.status === 'published' ? standing.versions.length : 0;
  }

  private async follow(caughtUp: () => void): Promise<void> {
    const programmes = { categories: ['programme'] };
    for await (const signal of this.log.subscribe({ after: this.position, filter: programmes, signal: this.stopping.signal })) {
      if (signal.kind === 'caught-up') caughtUp();
      else for (const event of signal.events as Recorded<ProgrammeEvent>[]) this.keep(event);
      this.position = signal.position;
    }
  }

  private keep(event: Recorded<ProgrammeEvent>): void {
    const { id } = event.data.definition;
    this.events.set(id, [...(this.events.get(id) ?? []), event]);
    for (const wake of this.waiting.splice(0)) wake();
  }
}
