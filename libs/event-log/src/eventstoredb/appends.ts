import type { EventStoreDBClient } from '@eventstore/db-client';
import type { Clock, Recorded } from '#kernel';
import { EventTooLarge, WrongExpectedRevision, type Appended, type ExpectedRevision, type NewEvent } from '../port.js';
import { Gate } from './gate.js';
import type { IdClaims } from './id-claims.js';
import { answerWithin, whileAway, type Patience } from './outage.js';
import type { Reading } from './reading.js';
import { checkTogether, textOf, toStored } from './records.js';
import { NO_TIP, type StreamTip, type StreamTips } from './stream-tips.js';

/** The most appends on their way to the server; the others wait for their turn. */
const OUTSTANDING = 128;
/** How often an append to a stream at any revision tries to be the next one there. */
const ANY_TRIES = 50;

/** One append on its way. */
interface Append {
  stream: string;
  expected: ExpectedRevision;
  events: readonly NewEvent[];
  /** Whether its events may stand in the stream already. */
  repeated: boolean;
}

/** Carries appends to the server, and finds out what became of those whose answer was lost. */
export class Appends {
  private readonly gate = new Gate(OUTSTANDING);
  private readonly underWay = new Set<Promise<unknown>>();
  /** Recorded time of the newest event known. */
  private newest = '';

  constructor(
    private readonly client: EventStoreDBClient,
    private readonly reading: Reading,
    private readonly claims: IdClaims,
    private readonly tips: StreamTips,
    private readonly clock: Clock,
    private readonly patience: Patience,
  ) {}

  /** See `EventLog.append`. */
  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
    const done = this.gate.through(() => this.claimAndWrite(stream, expected, events));
    const settled = done.then(
      () => undefined,
      () => undefined,
    );
    this.underWay.add(settled);
    void settled.then(() => this.underWay.delete(settled));
    return done;
  }

  /** Settles when nothing is under way. */
  async idle(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  /** Notes events that the store has shown. */
  saw(events: readonly Recorded[]): void {
    for (const event of events) {
      this.tips.saw(event);
      if (event.recordedAt > this.newest) this.newest = event.recordedAt;
    }
  }

  private async claimAndWrite(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
    checkTogether(events);
    const first = await Promise.all(events.map(({ eventId }) => this.claims.claim(eventId, stream)));
    const append = { stream, expected, events, repeated: !first.every(Boolean) };
    for (let tries = 1; ; tries++) {
      const appended = await whileAway(this.patience, (earlier) => this.attempt(append, earlier > 0));
      if (appended !== 'overtaken') return appended;
      if (tries === ANY_TRIES) throw new WrongExpectedRevision(stream, expected, (await this.tip(append)).revision);
    }
  }

  /** @param unsure whether an earlier attempt may have been carried out, its answer lost */
  private async attempt(append: Append, unsure: boolean): Promise<Appended | 'overtaken'> {
    const { stream, expected, events } = append;
    if (unsure || (append.repeated && expected === 'any')) {
      const written = await this.find(append);
      if (written) return written;
    }
    const tip = await this.tip(append);
    if (expected !== 'any' && tip.revision !== revisionOf(expected)) return await this.conflict(append, tip.revision);
    // Recorded time never runs backwards, whatever a machine's clock does.
    this.newest = [this.clock.now(), this.newest, tip.recordedAt].sort().at(-1) as string;
    const stored = toStored(stream, events, tip, this.newest);
    try {
      const expectedRevision = tip.revision === -1 ? 'no_stream' : BigInt(tip.revision);
      const { nextExpectedRevision, position } = await answerWithin(
        this.patience.answerMs,
        this.client.appendToStream(stream, stored, { expectedRevision, deadline: this.patience.answerMs }),
      );
      const revision = Number(nextExpectedRevision);
      // Of several events the server may tell another position than the last one's, and of repeated ones none.
      if (position && events.length === 1 && !append.repeated) return { revision, position: textOf(position) };
      const [last] = await this.reading.stream(stream, revision, 1);
      if (last?.eventId === events.at(-1)?.eventId) return { revision, position: (last as Recorded).position };
      return (await this.find(append)) ?? lost(stream, revision);
    } catch (error) {
      const { type, actualVersion } = error as { type?: string; actualVersion?: bigint | 'no_stream' };
      if (type === 'maximum-append-size-exceeded') throw tooLarge(events, error);
      if (type !== 'wrong-expected-version') throw error;
      return await this.conflict(append, typeof actualVersion === 'bigint' ? Number(actualVersion) : -1);
    }
  }

  /** The stream is not as expected: because these very events stand there already, or another writer was first. */
  private async conflict(append: Append, actual: number): Promise<Appended | 'overtaken'> {
    const written = await this.find(append);
    if (written) return written;
    if (append.expected === 'any') return 'overtaken';
    throw new WrongExpectedRevision(append.stream, append.expected, actual);
  }

  /** Where the events stand in their stream, if they do. */
  private async find({ stream, events }: Append): Promise<Appended | undefined> {
    const read = await this.reading.stream(stream, 0);
    this.saw(read);
    const last = read.find(({ eventId }) => eventId === events.at(-1)?.eventId);
    return last && { revision: last.revision, position: last.position };
  }

  /** The event that the append is to follow, as far as the stream goes; the server has the last word. */
  private async tip({ stream, expected }: Append): Promise<StreamTip> {
    if (expected === 'none') return NO_TIP;
    const known = this.tips.of(stream);
    if (known && known.revision === expected) return known;
    const [there] = expected === 'any' ? [] : await this.reading.stream(stream, expected, 1);
    return there ?? (await this.reading.last(stream)) ?? NO_TIP;
  }
}

const revisionOf = (expected: 'none' | number): number => (expected === 'none' ? -1 : expected);

function lost(stream: string, revision: number): never {
  throw new Error(`EventStoreDB said that it wrote revision ${revision} of ${stream}, which is not there`);
}

function tooLarge(events: readonly NewEvent[], error: unknown): EventTooLarge {
  const bytes = events.reduce((sum, { data, personal }) => sum + Buffer.byteLength(JSON.stringify([data, personal])), 0);
  return new EventTooLarge(events[0]?.type ?? '', bytes, (error as { maxAppendSize?: number }).maxAppendSize);
}
