import type { AllStreamResolvedEvent, EventStoreDBClient, ResolvedEvent, StreamingRead } from '@eventstore/db-client';
import type { Recorded } from '#kernel';
import { LOG_START } from '../port.js';
import type { LogPage } from '../subscriptions.js';
import { NoAnswer } from './outage.js';
import { from, textOf, toRecorded } from './records.js';

const FIRST_LOOK = 16;
const LARGEST_LOOK = 1_000;

/** Reads that end; each throws if the connection is lost, and is safe to repeat. */
export class Reading {
  /** @param silenceMs how long a read may stay silent, in milliseconds */
  constructor(
    private readonly client: EventStoreDBClient,
    private readonly silenceMs: number,
  ) {}

  /** Events of a stream, oldest first; empty if there is no stream. */
  stream(stream: string, fromRevision: number, maxCount = Number.MAX_SAFE_INTEGER): Promise<Recorded[]> {
    return this.ofStream(() => this.client.readStream(stream, { fromRevision: BigInt(fromRevision), direction: 'forwards', maxCount }));
  }

  /** The last event of a stream, if there is one. */
  async last(stream: string): Promise<Recorded | undefined> {
    const [last] = await this.ofStream(() => this.client.readStream(stream, { fromRevision: 'end', direction: 'backwards', maxCount: 1 }));
    return last;
  }

  /** The event at a position of the whole log, if there is one of ours. */
  async at(position: string): Promise<Recorded | undefined> {
    const [first] = await this.all(this.client.readAll({ fromPosition: from(position), direction: 'forwards', maxCount: 1 }));
    return first && textOf(first.event?.position) === position ? toRecorded(first) : undefined;
  }

  /** The next events of the whole log, unfiltered; no page: there are none. */
  async pageAfter(position: string, maxCount: number): Promise<LogPage | undefined> {
    // The position itself is read once more.
    const read = await this.all(this.client.readAll({ fromPosition: from(position), direction: 'forwards', maxCount: maxCount + 1 }));
    const next = read.filter((event) => textOf(event.event?.position) > position);
    const last = next.at(-1);
    return last && { events: next.flatMap((event) => toRecorded(event) ?? []), position: textOf(last.event?.position) };
  }

  /** Position of the newest event of ours, looking back no further than `known`, where one is known. */
  async head(known = LOG_START): Promise<string> {
    let before: string | undefined;
    for (let look = FIRST_LOOK; ; look = LARGEST_LOOK) {
      const read = await this.all(
        this.client.readAll({ fromPosition: before === undefined ? 'end' : from(before), direction: 'backwards', maxCount: look }),
      );
      for (const event of read) {
        const position = textOf(event.event?.position);
        if (position <= known) return known;
        const own = toRecorded(event);
        if (own) return own.position;
        before = position;
      }
      if (read.length < look) return known;
    }
  }

  private async ofStream(read: () => StreamingRead<ResolvedEvent>): Promise<Recorded[]> {
    try {
      return (await this.all(read())).map((event) => toRecorded(event) ?? foreign(event));
    } catch (error) {
      if ((error as { type?: string }).type === 'stream-not-found') return [];
      throw error;
    }
  }

  /** Everything that a read gives, or the error that ended it. */
  private all<E extends ResolvedEvent | AllStreamResolvedEvent>(read: StreamingRead<E>): Promise<E[]> {
    return new Promise((resolve, reject) => {
      const events: E[] = [];
      const settle = (error?: Error): void => {
        clearTimeout(timer);
        if (error) reject(error);
        else resolve(events);
      };
      const timer = setTimeout(() => {
        settle(new NoAnswer('A read was not answered'));
        void read.cancel();
      }, this.silenceMs).unref();
      read.on('data', (event: E) => {
        events.push(event);
        timer.refresh();
      });
      read.on('end', () => settle());
      // A read that was cancelled ends without a word.
      read.on('close', () => settle(new NoAnswer('A read was cut off')));
      read.on('error', settle);
    });
  }
}

function foreign({ event }: ResolvedEvent): never {
  throw new Error(`Stream ${event?.streamId} has an event of another kind at revision ${event?.revision}`);
}
