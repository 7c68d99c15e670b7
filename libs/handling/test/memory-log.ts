import { WrongExpectedRevision, type Appended, type EventLog, type ExpectedRevision, type NewEvent } from '#event-log';
import type { Recorded } from '#kernel';

/** A log that tests can look into and disturb. It takes appends and reads streams; nobody subscribes to it. */
export class MemoryLog implements Pick<EventLog, 'append' | 'read' | 'head'> {
  readonly events: Recorded[] = [];
  /** How many appends were tried. */
  tries = 0;
  /** What happens just before an append gets there. */
  before: () => void = () => undefined;

  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
    this.tries++;
    try {
      this.before();
    } catch (error) {
      return Promise.reject(error as Error);
    }
    const actual = this.ofStream(stream).length - 1;
    if (expected !== 'any' && (expected === 'none' ? -1 : expected) !== actual) {
      return Promise.reject(new WrongExpectedRevision(stream, expected, actual));
    }
    return Promise.resolve(this.write(stream, events));
  }

  /** Writes whatever is expected, as another process would in between. */
  write(stream: string, events: readonly NewEvent[]): Appended {
    for (const event of events) {
      const place = { stream, revision: this.ofStream(stream).length, position: positionOf(this.events.length + 1) };
      this.events.push({ ...event, ...place, recordedAt: '2026-03-16T12:00:00.000Z', previousHash: '', hash: '' } as Recorded);
    }
    return { revision: this.ofStream(stream).length - 1, position: positionOf(this.events.length) };
  }

  read(stream: string, fromRevision = 0): Promise<Recorded[]> {
    return Promise.resolve(this.ofStream(stream).slice(fromRevision));
  }

  head(): Promise<string> {
    return Promise.resolve(positionOf(this.events.length));
  }

  private ofStream(stream: string): Recorded[] {
    return this.events.filter((event) => event.stream === stream);
  }
}

const positionOf = (n: number): string => String(n).padStart(16, '0');
