import type { ServerWritableStream } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { passes, type StoredEvent, type StoredEvents } from './eventstoredb-events.js';
import { checkpoint, eventMessage, nameOf, notFound } from './eventstoredb-messages.js';

type Options = streams.ReadReq.Options;

/** The answers to a read of a stream or of everything; where it begins is included. */
export function read(events: StoredEvents, options: Options): streams.ReadResp[] {
  const backwards = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;
  const of = options.getStream();
  const all = of ? events.stream(nameOf(of.getStreamIdentifier())) : events.all;
  if (!all) return [notFound(nameOf(of?.getStreamIdentifier()))];
  const begins = of ? beginsInStream(of) : beginsInAll(options.getAll() as streams.ReadReq.Options.AllOptions);
  const place = (event: StoredEvent): bigint => (of ? BigInt(event.revision) : event.position);
  const wanted = all.filter((event) => begins === 'start' || begins === 'end' || (backwards ? place(event) <= begins : place(event) >= begins));
  // Forwards from the end, or backwards from the start, there is nothing.
  const none = begins === (backwards ? 'start' : 'end');
  const count = Number(options.getCount());
  const chosen = none ? [] : (backwards ? wanted.reverse() : wanted).slice(0, count);
  return chosen.map(eventMessage);
}

function beginsInStream(options: streams.ReadReq.Options.StreamOptions): bigint | 'start' | 'end' {
  if (options.hasRevision()) return BigInt(options.getRevision());
  return options.hasEnd() ? 'end' : 'start';
}

function beginsInAll(options: streams.ReadReq.Options.AllOptions): bigint | 'start' | 'end' {
  const position = options.getPosition();
  if (position) return BigInt(position.getCommitPosition());
  return options.hasEnd() ? 'end' : 'start';
}

/** A subscription to everything: the position where it begins is not included. */
export class Subscription {
  /** Where it began; 0: at the start. */
  readonly after: bigint;
  private place = 0;
  private searched = 0;
  private live = false;
  private readonly every: number;
  private readonly passes: (event: StoredEvent) => boolean;
  private readonly unlisten: () => void;

  constructor(
    private readonly call: ServerWritableStream<streams.ReadReq, streams.ReadResp>,
    private readonly events: StoredEvents,
    options: Options,
  ) {
    const filter = options.getFilter();
    this.passes = passes(filter);
    this.every = filter ? (filter.getMax() || 32) * filter.getCheckpointintervalmultiplier() : Infinity;
    const begins = beginsInAll(options.getAll() as streams.ReadReq.Options.AllOptions);
    this.after = typeof begins === 'bigint' ? begins : 0n;
    if (begins === 'end') this.place = events.all.length;
    else if (begins !== 'start') this.place = events.all.filter(({ position }) => position <= begins).length;
    call.write(new streams.ReadResp().setConfirmation(new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(crypto.randomUUID())));
    this.unlisten = events.listen(() => this.send());
    this.send();
  }

  end(): void {
    this.unlisten();
  }

  tell(message: streams.ReadResp): void {
    this.call.write(message);
  }

  fail(error: { code: number; details: string }): void {
    this.end();
    this.call.emit('error', error);
  }

  private send(): void {
    for (; this.place < this.events.all.length; this.place++) {
      const event = this.events.all[this.place] as StoredEvent;
      if (this.passes(event)) this.call.write(eventMessage(event));
      if (++this.searched % this.every === 0) this.call.write(checkpoint(event.position));
    }
    if (!this.live) this.call.write(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()));
    this.live = true;
  }
}
