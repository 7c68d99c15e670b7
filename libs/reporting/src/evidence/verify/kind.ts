import type { Recorded, Uuid } from '#kernel';
import type { Programme } from '#programmes/contract';
import type { Definition } from '../../definition.js';
import type { ListingOn } from '../../listings/listings.js';
import type { CellFigures, EventBehind } from '../evidence.js';
import type { FirstLine } from '../file.js';

/** What the events of a case amount to: facts as evidence shows them, and which of the events they follow from. */
export interface Amounts {
  facts: readonly object[];
  events: readonly EventBehind[];
}

/** The check of one evidence file, row by row. It works with what the report itself is worked out with. */
export interface EvidenceCheck {
  /** What the figure means today; the file must say the same. */
  definition: Definition;
  /** Takes in a fact: why the cell does not count it, or not so, in words; `undefined` if it does. */
  take(fact: object): string | undefined;
  /** What the facts taken in amount to. */
  figures(): CellFigures;
  /** What tells a fact apart from the others of its case. */
  keyOf(fact: object): string;
  /** What the events of a case, in log order, amount to. */
  amountsOf(caseId: Uuid, of: CaseInLog): Amounts;
}

/** A case as the log has it up to a position. */
export interface CaseInLog {
  /** In log order, as events read today. */
  events: readonly Recorded[];
  /** The programme versions that it was in. */
  programmes: readonly Programme[];
  /** Where practices belonged, by what had been told. */
  listed: ListingOn;
  /** The streams of no case that all this rests on: of its programmes, and of the practices that it names. */
  beside: readonly string[];
}

/** How the evidence of some reports is checked. */
export interface EvidenceKind {
  reports: readonly string[];
  /** The check of a file that begins so; `undefined` if there is no such cell. @throws if it is not evidence of these reports */
  check(first: FirstLine): EvidenceCheck | undefined;
}
