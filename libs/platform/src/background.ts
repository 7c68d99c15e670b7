import { ModuleCommand } from '#handling';
import type { CommandAnswer, Refusal } from '#kernel';
import { CheckpointWatch, PolicyRunner, ProjectionRunner, type Policy, type Projection } from '#projections';
import type { Platform } from './platform.js';

/** What runs behind the requests. */
export interface BackgroundWork {
  projections: readonly Projection[];
  policies: readonly Policy[];
}

/** Runs projections and policies in one process; those that another process runs, this one watches. */
export class Background {
  private readonly projections: ProjectionRunner[];
  private readonly policies: PolicyRunner[];
  private readonly watch: CheckpointWatch | undefined;

  constructor(platform: Platform, work: BackgroundWork, send: (command: ModuleCommand<{ type: string }>) => Promise<CommandAnswer | Refusal>) {
    const { database, log, clock, progress, report } = platform;
    this.projections = work.projections.map((projection) => new ProjectionRunner(projection, database, log, clock, progress, report));
    this.policies = work.policies.map((policy) => new PolicyRunner(policy, database, log, clock, send, progress, report));
    if (database.place.kind === 'server') this.watch = new CheckpointWatch(database, progress, report);
  }

  /** Starts following the log; with `by-hand`, projections take it in when they are told to `catchUp`, and at no other time. */
  async start(projections: 'live' | 'by-hand' = 'live'): Promise<void> {
    for (const runner of [...(projections === 'live' ? this.projections : []), ...this.policies]) await runner.start();
    this.watch?.start();
  }

  /** The names of all projections. */
  projectionNames(): string[] {
    return this.projections.map(({ name }) => name);
  }

  /** Lets the projections named, or all, take in what the log holds by now. */
  async catchUp(names?: readonly string[]): Promise<void> {
    const wanted = this.projections.filter(({ name }) => names === undefined || names.includes(name));
    await Promise.all(wanted.map((runner) => runner.catchUp()));
  }

  async stop(): Promise<void> {
    await Promise.all([...this.policies, ...this.projections, ...(this.watch ? [this.watch] : [])].map((part) => part.stop()));
  }
}
