import type { AllStreamResolvedEvent, AllStreamSubscription, EventStoreDBClient, Filter, Position } from '@eventstore/db-client';
import type { Recorded } from '#kernel';
import type { LogPage } from '../subscriptions.js';
import { NoAnswer } from './outage.js';
import { from, textOf, toRecorded } from './records.js';

/** Above so many events that nobody has taken yet, the server is let wait. */
const ENOUGH = 2_000;

/** What a subscription has brought since it was last asked. */
export interface Brought extends LogPage {
  /** Whether the server has said that there is no more for now. */
  caughtUp: boolean;
}

/**
 * One subscription to the whole log, until it breaks: it does not come back by itself. The server's checkpoints run ahead of
 * events that are still on their way; here one counts only when everything that came before it was taken.
 */
export class AllSubscription {
  private events: Recorded[] = [];
  private position: string;
  private checkpoint: string | undefined;
  private caughtUp = false;
  private broken: Error | undefined;
  private wake: () => void = () => undefined;
  private readonly subscription: AllStreamSubscription;
  /** Whether the server has answered. */
  confirmed = false;

  /** @param confirmMs how long the server may take to say that there is a subscription, in milliseconds */
  constructor(client: EventStoreDBClient, after: string, filter: Filter, confirmMs: number) {
    this.position = after;
    const checkpointReached = (_: unknown, position: Position): void => this.guarded(() => (this.checkpoint = textOf(position)));
    this.subscription = client.subscribeToAll({ fromPosition: from(after), filter: { ...filter, checkpointReached } });
    this.subscription.on('data', (event: AllStreamResolvedEvent) => this.guarded(() => this.take(event)));
    this.subscription.on('caughtUp', () => this.guarded(() => (this.caughtUp = true)));
    const unconfirmed = setTimeout(() => this.breakOff('was not confirmed'), confirmMs).unref();
    this.subscription.on('confirmation', () => {
      this.confirmed = true;
      clearTimeout(unconfirmed);
    });
    this.subscription.on('error', (error: Error) => this.breaks(error));
    for (const ending of ['end', 'close'] as const) this.subscription.on(ending, () => this.breakOff('ended'));
  }

  /** What has come; waits for something, or until told to stop. @throws Error that ended the subscription, once all else is taken */
  async next(stop: AbortSignal, patienceMs?: number): Promise<Brought | undefined> {
    const enough = patienceMs === undefined ? undefined : setTimeout(() => this.wake(), patienceMs);
    const stopped = (): void => this.wake();
    stop.addEventListener('abort', stopped);
    try {
      const brought = this.brought();
      if (brought) return brought;
      if (this.broken) throw this.broken;
      if (stop.aborted) return undefined;
      await new Promise<void>((resolve) => (this.wake = resolve));
      const later = this.brought();
      if (!later && this.broken) throw this.broken;
      return later;
    } finally {
      stop.removeEventListener('abort', stopped);
      clearTimeout(enough);
    }
  }

  /** Gives it up, as if it had broken. */
  breakOff(why: string): void {
    this.breaks(new NoAnswer(`A subscription ${why}`));
  }

  end(): void {
    void this.subscription.unsubscribe().catch(() => undefined);
  }

  private brought(): Brought | undefined {
    const { events, position } = this;
    this.events = [];
    if (this.subscription.isPaused()) this.subscription.resume();
    // Whatever the server has searched lies behind us only when nothing that it sent is still on its way here.
    const idle = this.subscription.readableLength === 0;
    if (idle && this.checkpoint !== undefined && this.checkpoint > this.position) this.position = this.checkpoint;
    if (idle) this.checkpoint = undefined;
    const caughtUp = idle && this.caughtUp;
    if (caughtUp) this.caughtUp = false;
    if (events.length === 0 && this.position === position && !caughtUp) return undefined;
    return { events, position: this.position, caughtUp };
  }

  private take(event: AllStreamResolvedEvent): void {
    const position = textOf(event.event?.position);
    const own = toRecorded(event);
    if (own) this.events.push(own);
    this.position = position;
    if (this.events.length >= ENOUGH) this.subscription.pause();
  }

  /** What is thrown in the client's callbacks would end the process, or be lost. */
  private guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.breaks(error as Error);
    }
    this.wake();
  }

  private breaks(error: Error): void {
    this.broken ??= error;
    this.wake();
  }
}
