import { currentVersion, type Instant, type Personal, type Recorded, type Upcasters } from '#kernel';
import { CHAIN_START, chainHash, contentHash, lineOf, type EventTypes, type NewEvent } from '#event-log';
import type { Chance } from '#invented';
import type { InventedPerson } from '../case/people.js';
import type { Chain, Chains } from './chains.js';
import type { Keyring } from './keyring.js';

/** Stands for the position of the newest event when a letter is written: nobody knows it before. */
export const WRITTEN_FROM_HERE = 'here';

/** Where an event belongs that is about to be entered. */
export interface Place {
  /** When the log learns of it, in milliseconds since 1970. */
  at: number;
  stream: string;
  chains: Chains;
  person: InventedPerson;
  chance: Chance;
  personal: object | undefined;
}

type Entered = Omit<NewEvent, 'schemaVersion' | 'personal'>;

/** An event that waits for its turn: as a line, or still to be hashed because it, or one before it in its stream, tells its position. */
interface Waiting {
  at: number;
  line?: string;
  late?: { stream: string; revision: number; chain: Chain; event: NewEvent };
}

const DAY_MS = 86_400_000;

/**
 * Takes in the events of cases in whatever order the cases are told, and gives them out in the order in which they are
 * recorded, with revisions and hashes. A case is told from its beginning to its end at once; until their days come, its
 * events wait here.
 */
export class Ledger {
  private readonly days = new Map<number, Waiting[]>();
  private next: number;

  /** @param end the last moment that is recorded, in milliseconds since 1970 */
  constructor(
    private readonly keyring: Keyring,
    private readonly versions: ReadonlyMap<string, number>,
    begin: number,
    readonly end: number,
  ) {
    this.next = Math.floor(begin / DAY_MS);
  }

  /** Enters an event; one that lies after the end is left out, and so is everything after it in its case. */
  enter({ at, stream, chains, person, chance, personal }: Place, entered: Entered): void {
    if (at > this.end) return;
    const chain = chains.get(stream) ?? { revision: -1, hash: CHAIN_START };
    chains.set(stream, chain);
    chain.revision++;
    const { eventId, type } = entered;
    const sealed = personal ? this.keyring.seal(eventId, person, personal as Personal, chance) : null;
    const event: NewEvent = { ...entered, schemaVersion: this.versions.get(type) ?? 1, personal: sealed };
    const { revision } = chain;
    // Letters tell from which position they were written.
    if (stream.startsWith('letter-')) this.wait({ at, late: { stream, revision, chain, event } });
    else this.wait({ at, line: chained(stream, revision, chain, event, at) });
  }

  /** Gives out, as lines without their positions, what is recorded before a day, in order. */
  *before(moment: number, position: () => number): Iterable<string> {
    for (const last = Math.floor(moment / DAY_MS); this.next < last; this.next++) {
      const waiting = this.days.get(this.next);
      if (!waiting) continue;
      this.days.delete(this.next);
      waiting.sort((a, b) => a.at - b.at);
      for (const { at, line, late } of waiting) yield line ?? lateLine(late as NonNullable<Waiting['late']>, at, position());
    }
  }

  private wait(waiting: Waiting): void {
    const day = Math.floor(waiting.at / DAY_MS);
    const others = this.days.get(day);
    if (others) others.push(waiting);
    else this.days.set(day, [waiting]);
  }
}

/** The line of an event in its place, which is now the end of its stream. */
function chained(stream: string, revision: number, chain: Chain, event: NewEvent, at: number): string {
  const recordedAt: Instant = new Date(at).toISOString();
  const previousHash = chain.hash;
  chain.hash = chainHash(previousHash, revision, recordedAt, contentHash(stream, event));
  return lineOf({ ...event, stream, revision, recordedAt, previousHash, hash: chain.hash } as Omit<Recorded, 'position'>);
}

function lateLine({ stream, revision, chain, event }: NonNullable<Waiting['late']>, at: number, newest: number): string {
  const tells = 'writtenFrom' in event.data;
  const told = tells ? { ...event, data: { ...event.data, writtenFrom: String(newest).padStart(16, '0') } } : event;
  return chained(stream, revision, chain, told, at);
}

/** The version in which each type of event is written now. */
export function versionsOf(deciders: readonly EventTypes[]): Map<string, number> {
  return new Map(
    deciders.flatMap(({ correctable, upcasters }) =>
      Object.keys(correctable).map((type) => [type, currentVersion(upcasters as Upcasters | undefined, type)] as const),
    ),
  );
}
