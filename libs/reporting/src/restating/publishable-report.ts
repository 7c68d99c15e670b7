import type { Database } from '#database';
import type { Shown } from '#disclosure';
import type { Actor, Instant, LocalDate, Refusal } from '#kernel';
import type { Disclosed, Filters } from '../audience.js';
import type { Course, FigureName } from './course.js';
import type { DefinitionRef } from './definition-versions.js';

/** What every report says of itself, whichever it is. */
export interface AnyReport {
  report: string;
  from: LocalDate;
  to: LocalDate;
  groupBy: readonly string[];
  filters: Filters;
  /** Log position up to which facts are known in it. */
  position: string;
  /** The day by whose end what counts had happened, where the report says one. */
  asAt?: LocalDate;
  knownAt?: Instant;
  /** Name of the policy by which figures are withheld and rounded. */
  disclosure: string;
  definitions: readonly DefinitionRef[];
  figures: readonly object[];
  hash: string;
}

/** A figure as a report shows it. */
export interface ReportedFigure extends FigureName {
  value: Shown;
}

/** A report, and up to where it knows. */
export interface ReportThen {
  report: AnyReport;
  /** Log position up to which facts are known in it. */
  position: string;
  /** The day as of which it tells what is still to come. */
  today: LocalDate;
}

/** A report that can be published: given again as it was, and explained where it would say something else today. */
export interface PublishableReport {
  readonly name: string;
  /** The read model that it is worked out from. */
  readonly projection: string;
  /** The class by whose fields its query is checked, and the one that describes its answer. */
  readonly query: new () => object;
  readonly answer: new () => object;
  /** A query with everything said that is otherwise decided by the day on which it is asked. */
  settled(query: object, on: LocalDate): object;
  /** Works the report out for an actor, or says why they may not have it. */
  run(database: Database, query: object, actor: Actor, now: Instant): Promise<AnyReport | Refusal>;
  /** The report as CSV. */
  csv(report: AnyReport): string;
  /** Every figure of it by itself. */
  figuresIn(report: AnyReport): ReportedFigure[];
  /** The programme versions published by a position. */
  programmes(database: Database, position: string): Promise<readonly Disclosed[]>;
  /** The position of the last change to its facts that the log had learned of at a moment. */
  positionAt(database: Database, knownAt: Instant): Promise<string>;
  /** The courses of all cases that it may count otherwise now than then. */
  courses(database: Database, then: ReportThen, now: ReportThen): AsyncIterable<Course>;
}
