import { upcast, type Recorded, type Upcaster, type Upcasters } from '#kernel';
import type { Appended, BareEvent, EventLog, ExpectedRevision, LogFilter, LogSignal, NewEvent } from './port.js';

/** Event types of a module and how earlier versions of them are read: a decider, as this file needs it. */
export interface EventTypes {
  readonly category: string;
  readonly correctable: Readonly<Record<string, unknown>>;
  readonly upcasters?: Upcasters;
}

/** An event cannot be read: its type or its version is not known here. */
export class UnknownEvent extends Error {
  constructor({ type, schemaVersion, position }: Recorded, known: string) {
    super(
      `The log has ${type} of version ${schemaVersion} at position ${position}; ${known}. Run the version of Stepwise that wrote it, or a later one.`,
    );
  }
}

/**
 * A log whose events all read as if written today: the one place where earlier versions of events become the current one.
 * What it wraps gives them as they were stored, which is what hashes are made of.
 */
export class UpcastingLog implements EventLog {
  private readonly chains: ReadonlyMap<string, readonly Upcaster[]>;
  readonly caseByCase?: EventLog['caseByCase'];

  /** @throws Error if the chains do not fit together: a type in two modules, or a chain for a type that there is not */
  constructor(
    private readonly stored: EventLog,
    modules: readonly EventTypes[],
  ) {
    this.chains = chainsOf(modules);
    if (stored.caseByCase) this.caseByCase = (session, options) => this.currentCases(stored.caseByCase!(session, options));
  }

  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
    return this.stored.append(stream, expected, events);
  }

  async read(stream: string, fromRevision?: number): Promise<Recorded[]> {
    return (await this.stored.read(stream, fromRevision)).map((event) => this.current(event));
  }

  async at(positions: readonly string[]): Promise<Recorded[]> {
    return (await this.stored.at(positions)).map((event) => this.current(event));
  }

  async *subscribe(options: { after: string; filter?: LogFilter; signal: AbortSignal }): AsyncIterable<LogSignal> {
    for await (const signal of this.stored.subscribe(options))
      yield signal.kind === 'events' ? { ...signal, events: signal.events.map((event) => this.current(event)) } : signal;
  }

  private async *currentCases(pages: AsyncIterable<readonly BareEvent[]>): AsyncIterable<readonly BareEvent[]> {
    for await (const page of pages) yield page.map((event) => this.current(event as Recorded));
  }

  head(): Promise<string> {
    return this.stored.head();
  }

  countBetween(after: string, upTo: string): Promise<number> {
    return this.stored.countBetween(after, upTo);
  }

  close(): Promise<void> {
    return this.stored.close();
  }

  /** @throws UnknownEvent rather than let anybody misread an event that a later version of the product wrote */
  private current(event: Recorded): Recorded {
    const facts = event.type === 'FactCorrected' ? (event.data as { correctedType: string }).correctedType : event.type;
    const chain = this.chains.get(facts);
    if (!chain) throw new UnknownEvent(event, 'there is no such type here');
    if (event.schemaVersion > chain.length + 1) throw new UnknownEvent(event, `the newest version known here is ${chain.length + 1}`);
    return upcast(event, chain);
  }
}

function chainsOf(modules: readonly EventTypes[]): Map<string, readonly Upcaster[]> {
  const chains = new Map<string, readonly Upcaster[]>();
  for (const { category, correctable, upcasters = {} } of modules) {
    const own = upcasters as Readonly<Record<string, readonly Upcaster[]>>;
    for (const type of Object.keys(own))
      if (!(type in correctable)) throw new Error(`${category} has upcasters for ${type}, which it does not write`);
    for (const type of Object.keys(correctable)) {
      if (chains.has(type)) throw new Error(`${type} is written by ${category} and by another module`);
      chains.set(type, own[type] ?? []);
    }
  }
  return chains;
}
