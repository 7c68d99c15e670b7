import type { Instant, Uuid } from '#kernel';
import type { Definition } from '../definition.js';

/** Which cell of a report evidence is of: everything that must be asked to have it again. */
export type CellQuery = Readonly<Record<string, unknown>>;

/** What evidence says of itself before any row. */
export interface EvidenceHead {
  /** Name of the report. */
  report: string;
  definition: Definition;
  query: CellQuery;
  /** The time at which what it says was known, where one was asked for. */
  knownAt?: Instant;
  /** Log position up to which facts are known in it. */
  position: string;
}

/** What a cell shows to those who may see it as it is, and how many rows stand behind it. */
export interface CellFigures {
  /** By the names that they have in the report. What is not applicable is left out. */
  figures: Readonly<Record<string, unknown>>;
  total: number;
}

/** An event that a fact rests on, and where it stands. */
export interface EventBehind {
  eventId: Uuid;
  /** Log position. */
  position: string;
  type: string;
}

/** An event behind a fact with its hash in the chain of its stream, in hex. */
export interface CitedEvent extends EventBehind {
  hash: string;
}

/** A row of evidence: one fact that the cell counts, and every event that it follows from. */
export interface EvidenceRow {
  /** From 1. */
  row: number;
  /** Stands for the case; the same in every row of evidence of this report at this position, and in no other. */
  pseudonym: string;
  fact: object;
  events: readonly CitedEvent[];
}

/** Where a fact stands in the order of its cell: what a page goes on after. */
export type Place = readonly (string | number)[];

/** A fact as a report finds it. */
export interface FoundFact {
  caseId: Uuid;
  place: Place;
  fact: object;
}

/** A cell of a report, of which evidence can be given. What it says of a position never changes. */
export interface Cell {
  readonly head: EvidenceHead;
  /** The figures as the report has them. */
  figures(): Promise<CellFigures>;
  /** The next facts after a place, or the first ones; fewer than `limit` only if there are no more. */
  facts(after: Place | undefined, limit: number): Promise<FoundFact[]>;
  /** The events of each case that its facts are worked out from, up to the position, in log order. */
  eventsBehind(caseIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, readonly EventBehind[]>>;
}
