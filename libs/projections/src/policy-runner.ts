import type { Database } from '#database';
import type { EventLog } from '#event-log';
import type { ModuleCommand } from '#handling';
import { derivedId, isRefusal, type Actor, type Clock, type CommandAnswer, type CommandEnvelope, type Recorded, type Refusal } from '#kernel';
import { moveCheckpoint, readCheckpoint } from './checkpoints.js';
import type { Policy } from './policy.js';
import type { Progress } from './progress.js';
import { retrying, whileLeading, type Report } from './retrying.js';

/** Who acts when nobody does. */
export const THE_SYSTEM: Actor = { id: 'stepwise', role: 'system', organisation: 'stepwise' };

/** How often a checkpoint is moved past events that the policy does not answer, in milliseconds. */
const QUIET_MS = 1_000;

/** Sends a command and gives its answer. */
export type Send = (command: ModuleCommand<{ type: string }>) => Promise<CommandAnswer | Refusal>;

/**
 * Runs one policy from its checkpoint, while this process is the one that does. Events of one case are answered in order, cases beside each other. A refusal is
 * an answer; a failure stops the batch, which is repeated whole: the commands carry ids derived from the events.
 */
export class PolicyRunner {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly policy: Policy,
    private readonly database: Database,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly send: Send,
    private readonly progress: Progress,
    private readonly report: Report,
  ) {}

  private get checkpoint(): string {
    return `policy ${this.policy.name}`;
  }

  async start(): Promise<void> {
    this.progress.reached(this.checkpoint, await readCheckpoint(this.database.kysely, this.checkpoint));
    const work = { leases: this.database.leases, name: this.checkpoint, signal: this.stopping.signal };
    this.running = retrying(work.name, work.signal, this.report, () => whileLeading(work, (leading) => this.follow(leading)));
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async follow(leading: AbortSignal): Promise<void> {
    let stored = await readCheckpoint(this.database.kysely, this.checkpoint);
    let storedAt = performance.now();
    const filter = { types: this.policy.on };
    for await (const signal of this.log.subscribe({ after: stored, filter, signal: leading })) {
      if (signal.kind === 'caught-up') continue;
      const byCase = Map.groupBy(signal.events, (event) => event.caseId ?? event.stream);
      await Promise.all([...byCase.values()].map((events) => this.answerInOrder(events)));
      // Events that a policy does not answer are passed over again after a restart: to write that down at once would cost
      // more than everything that policies do.
      if (signal.events.length > 0 || performance.now() - storedAt > QUIET_MS) {
        await moveCheckpoint(this.database.kysely, this.checkpoint, stored, signal.position, this.clock.now());
        stored = signal.position;
        storedAt = performance.now();
      }
      this.progress.reached(this.checkpoint, signal.position);
    }
  }

  private async answerInOrder(events: readonly Recorded[]): Promise<void> {
    for (const event of events) {
      const commands = await this.policy.react(event, (label, effectiveAt) => this.envelope(event, label, effectiveAt));
      for (const command of commands) {
        const answer = await this.send(command);
        // The world may have moved on since the event: a refusal is final here, and worth knowing.
        if (isRefusal(answer))
          this.report.failed(`${this.checkpoint}: ${command.command.type} was refused with ${answer.code}`, new Error(answer.message));
      }
    }
  }

  private envelope(event: Recorded, label: string, effectiveAt = event.effectiveAt): CommandEnvelope {
    return {
      commandId: derivedId(event.eventId, `${this.policy.name}|${label}`),
      fingerprint: 'policy',
      correlationId: event.correlationId,
      causationId: event.eventId,
      actor: THE_SYSTEM,
      effectiveAt,
    };
  }
}
