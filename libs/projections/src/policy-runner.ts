import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#database';
import { LOG_START, type EventLog } from '#event-log';
import type { Clock, Recorded } from '#kernel';
import { moveCheckpoint, readCheckpoint } from './checkpoints.js';
import { ParkedReactions, partOf, type ParkedEvent } from './parked-reactions.js';
import { policyName, type Policy } from './policy.js';
import type { Progress } from './progress.js';
import { Reactor, type Send } from './reactor.js';
import { inTurn, retrying, together, whileLeading, type Report } from './retrying.js';

/**
 * How often the checkpoint is written down, in milliseconds. What was answered since is answered again after a crash, which
 * is harmless; to write it down after every event would cost more than everything that policies do.
 */
const KEEP_MS = 1_000;

type Turns = ReturnType<typeof inTurn>;

/** How long until what is parked is tried again, in milliseconds: at first, and at most. */
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 300_000;

/**
 * Runs one policy from its checkpoint, while this process is the one that does. Events of one case are answered in order,
 * cases beside each other. A refusal is an answer. What fails is parked with the rest of its case and tried again, at
 * longer and longer intervals, while the other cases go on. What is tried again may have been half done: the commands carry
 * ids derived from the events, so a repeat is harmless.
 */
export class PolicyRunner {
  private readonly stopping = new AbortController();
  private readonly parking: ParkedReactions;
  private readonly reactor: Reactor;
  /** Cases that have something parked. */
  private parked = new Set<string>();
  private retryAfter = FIRST_RETRY_MS;
  private retryAt = 0;
  /** Up to where events are answered or parked, and how much of that is written down. */
  private answered = LOG_START;
  private kept = LOG_START;
  private running: Promise<void> | undefined;

  constructor(
    private readonly policy: Policy,
    private readonly database: Database,
    private readonly log: EventLog,
    private readonly clock: Clock,
    send: Send,
    private readonly progress: Progress,
    private readonly report: Report,
  ) {
    this.parking = new ParkedReactions(database, this.checkpoint);
    this.reactor = new Reactor(policy, send, report);
  }

  private get checkpoint(): string {
    return policyName(this.policy);
  }

  async start(): Promise<void> {
    this.progress.reached(this.checkpoint, await readCheckpoint(this.database.kysely, this.checkpoint));
    const work = { leases: this.database.leases, name: this.checkpoint, signal: this.stopping.signal };
    this.running = retrying(work.name, work.signal, this.report, () => whileLeading(work, (leading) => this.lead(leading)));
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async lead(leading: AbortSignal): Promise<void> {
    this.parked = await this.parking.parts();
    this.retryIn(FIRST_RETRY_MS);
    this.kept = this.answered = await readCheckpoint(this.database.kysely, this.checkpoint);
    // A case is never answered from the log and from what is parked at the same time.
    const turns = inTurn();
    await together(leading, [(until) => this.follow(until, turns), (until) => this.retry(until, turns), (until) => this.keepUp(until, turns)]);
  }

  private async follow(until: AbortSignal, turns: Turns): Promise<void> {
    const filter = { types: this.policy.on };
    for await (const signal of this.log.subscribe({ after: this.answered, filter, signal: until })) {
      if (signal.kind === 'caught-up') continue;
      await turns(() => this.take(signal.events, signal.position));
      this.progress.reached(this.checkpoint, signal.position);
    }
  }

  private async take(events: readonly Recorded[], to: string): Promise<void> {
    const answers = await Promise.allSettled([...Map.groupBy(events, partOf)].map(([part, own]) => this.answerInOrder(part, own)));
    const unanswered = answers.flatMap((result) => {
      if (result.status === 'rejected') throw result.reason;
      return result.value;
    });
    if (unanswered.length > 0) {
      const now = this.clock.now();
      await this.database.kysely.transaction().execute(async (transaction) => {
        await this.parking.add(transaction, unanswered, now);
        await moveCheckpoint(transaction, this.checkpoint, this.kept, to, now);
      });
      this.kept = to;
      for (const { part } of unanswered) this.parked.add(part);
      this.retryIn(FIRST_RETRY_MS);
    }
    this.answered = to;
  }

  private async keepUp(until: AbortSignal, turns: Turns): Promise<void> {
    while (!until.aborted) {
      await sleep(KEEP_MS, undefined, { signal: until }).catch(() => undefined);
      await turns(() => this.keep());
    }
  }

  private async keep(): Promise<void> {
    if (this.answered === this.kept) return;
    const to = this.answered;
    await moveCheckpoint(this.database.kysely, this.checkpoint, this.kept, to, this.clock.now());
    this.kept = to;
  }

  /** Answers the events of one case; gives those that are to be parked. */
  private async answerInOrder(part: string, events: readonly Recorded[]): Promise<ParkedEvent[]> {
    if (this.parked.has(part)) return events.map((event) => ({ event, part, error: 'waits for those before it' }));
    for (const [i, event] of events.entries()) {
      const error = await this.reactor.tries(event);
      if (error === undefined) continue;
      return events.slice(i).map((later) => ({ event: later, part, error: later === event ? error : 'waits for those before it' }));
    }
    return [];
  }

  private async retry(until: AbortSignal, turns: Turns): Promise<void> {
    while (!until.aborted) {
      await sleep(FIRST_RETRY_MS, undefined, { signal: until }).catch(() => undefined);
      if (until.aborted || this.parked.size === 0 || performance.now() < this.retryAt) continue;
      for (const part of await this.parking.due()) if (!until.aborted) await turns(() => this.retryPart(part));
      this.retryIn(Math.min(this.retryAfter * 2, LAST_RETRY_MS));
    }
  }

  private retryIn(ms: number): void {
    this.retryAfter = ms;
    this.retryAt = performance.now() + ms;
  }

  private async retryPart(part: string): Promise<void> {
    for (const parked of await this.parking.ofPart(part)) {
      const [event] = await this.log.read(parked.event.stream, parked.event.revision);
      const error = event && (await this.reactor.tries(event));
      if (error !== undefined) return await this.parking.triedAgain(parked, error, this.clock.now());
      await this.parking.remove(parked);
    }
    this.parked.delete(part);
  }
}
