import { createHash } from 'node:crypto';
import type { Recorded } from '#kernel';
import { canonicalJson } from '../hash-chain.js';
import { LOG_START, positionOf } from '../port.js';
import type { LogEnd } from './log-end.js';

/** What a copy of a log is to heed. */
export interface CopyOptions {
  /** Events are numbered anew: where they stand in the source is no count. */
  renumber: boolean;
  /** Positions in the source whose like in the target is wanted. */
  wanted: readonly string[];
  /** Called before the first event is written, once it is known that the target holds nothing else. */
  beforeWriting: () => Promise<void>;
  onProgress?: (position: string) => void;
}

/** What a copy of a log has found and done. */
export interface LogCopied {
  /** Events in the source, and in the target now. */
  events: number;
  /** How many of them were in the target before. */
  before: number;
  /** SHA-256 over the hashes of all events in log order, in hex: the same as in a receipt of either log. */
  digest: string;
  /** Position of the newest event in the source. */
  head: string;
  /** Positions in the target by those in the source that were wanted. */
  places: ReadonlyMap<string, string>;
}

/** The target holds something that the source does not have there. Nothing was written. */
export class NotACopy extends Error {
  constructor({ type, eventId, stream, revision, position }: Recorded) {
    super(`${type} ${eventId} (${stream}, revision ${revision}, position ${position})`);
  }
}

/**
 * Copies a log, event by event in log order. What the target holds already is held against the source first, so that a copy
 * that was cut off at any moment goes on, and nothing is added to another log.
 *
 * @throws NotACopy if the target holds anything but the first events of the source, CannotHold if it will not take one
 */
export async function copyLog(source: LogEnd, target: LogEnd, options: CopyOptions): Promise<LogCopied> {
  const there = new Held(target);
  const anchors = new Anchors(options.wanted);
  const digest = createHash('sha256');
  let events = 0;
  let before = 0;
  let head = LOG_START;
  for await (const page of source.pages()) {
    const found: Recorded[] = [];
    const missing: Recorded[] = [];
    for (const event of page) {
      events++;
      head = event.position;
      digest.update(event.hash);
      const placed = options.renumber ? { ...event, position: positionOf(events) } : event;
      anchors.pass(event.position, placed);
      const held = await there.next();
      if (!held) missing.push(placed);
      else if (sameText(held, target) !== sameText(placed, target)) throw new NotACopy(held);
      else found.push(held);
    }
    before += found.length;
    if (found.length > 0) await target.recognise(found);
    if (missing.length > 0) {
      if (events - missing.length === before) await options.beforeWriting();
      await target.write(missing);
    }
    options.onProgress?.(head);
  }
  const more = await there.next();
  if (more) throw new NotACopy(more);
  return { events, before, digest: digest.digest('hex'), head, places: await anchors.places(target) };
}

/** Everything that an event says, and where it stands if that is the writer's to say. */
function sameText(event: Recorded, { givesPositions }: LogEnd): string {
  const { position, ...rest } = event;
  return canonicalJson(givesPositions ? rest : { position, ...rest });
}

/** What the target held at first, one by one. */
class Held {
  private readonly pages: AsyncIterator<readonly Recorded[]>;
  private page: readonly Recorded[] = [];
  private at = 0;
  private over = false;

  constructor(target: LogEnd) {
    this.pages = target.pages()[Symbol.asyncIterator]();
  }

  async next(): Promise<Recorded | undefined> {
    while (!this.over && this.at === this.page.length) {
      const { done, value } = await this.pages.next();
      this.over = done === true;
      this.page = done ? [] : value;
      this.at = 0;
    }
    return this.over ? undefined : this.page[this.at++];
  }
}

/** For every wanted position the last event up to there, which is in both logs. */
class Anchors {
  private readonly left: string[];
  private readonly found = new Map<string, Recorded | undefined>();
  private last: Recorded | undefined;

  constructor(wanted: readonly string[]) {
    this.left = [...new Set(wanted)].sort().reverse();
  }

  pass(position: string, event: Recorded): void {
    this.settle((wanted) => wanted < position);
    this.last = event;
  }

  async places(target: LogEnd): Promise<Map<string, string>> {
    this.settle(() => true);
    const places = new Map<string, string>();
    for (const [wanted, event] of this.found) places.set(wanted, event ? await placeOf(event, target) : LOG_START);
    return places;
  }

  private settle(passed: (wanted: string) => boolean): void {
    for (let next = this.left.at(-1); next !== undefined && passed(next); next = this.left.at(-1))
      this.found.set(this.left.pop() as string, this.last);
  }
}

async function placeOf(event: Recorded, target: LogEnd): Promise<string> {
  if (!target.givesPositions) return event.position;
  const held = await target.find(event.stream, event.revision);
  if (held?.eventId !== event.eventId) throw new NotACopy(held ?? event);
  return held.position;
}
