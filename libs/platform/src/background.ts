import { ModuleCommand } from '#handling';
import type { CommandAnswer, Refusal } from '#kernel';
import { PolicyRunner, ProjectionRunner, type Policy, type Projection } from '#projections';
import type { Platform } from './platform.js';

/** What runs behind the requests. */
export interface BackgroundWork {
  projections: readonly Projection[];
  policies: readonly Policy[];
}

/** Runs projections and policies of one process. */
export class Background {
  private readonly projections: ProjectionRunner[];
  private readonly policies: PolicyRunner[];

  constructor(platform: Platform, work: BackgroundWork, send: (command: ModuleCommand<{ type: string }>) => Promise<CommandAnswer | Refusal>) {
    const { database, log, clock, progress, report } = platform;
    this.projections = work.projections.map((projection) => new ProjectionRunner(projection, database, log, clock, progress, report));
    this.policies = work.policies.map((policy) => new PolicyRunner(policy, database, log, clock, send, progress, report));
  }

  async start(): Promise<void> {
    for (const runner of [...this.projections, ...this.policies]) await runner.start();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.policies, ...this.projections].map((runner) => runner.stop()));
  }
}
