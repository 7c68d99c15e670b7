export { disclosureFor, isUnderPolicy, NOT_KNOWN, REPORT_READERS, scopeOf, withinScope, type Disclosed, type Filters } from './audience.js';
export { aboutReport, groupInWords, ifReadable, monthsBetween, nothingIn, WITHHELD_NOTE } from './chart-head.js';
export { breakdown, BREAKDOWNS_OF_PEOPLE } from './breakdowns.js';
export { firstVersion, THIS_SERVICE, type Definition, type DefinitionsOf } from './definition.js';
export { ABOUT_COLUMNS, aboutCells, csv, FIGURE_COLUMNS, METHOD_COLUMN, type Cell } from './csv.js';
export { DefinitionAnswer } from './http/definition-answer.js';
export type { Cell as EvidenceCell, CellFigures, CellQuery, EventBehind, EvidenceHead, EvidenceRow, FoundFact, Place } from './evidence/evidence.js';
export { firstLine, lastLine, rowLines, type FirstLine } from './evidence/file.js';
export { wholeEvidence } from './evidence/pages.js';
export type { EvidenceLog } from './evidence/verify/against-log.js';
export { differences } from './evidence/verify/differences.js';
export type { Amounts, CaseInLog, EvidenceCheck, EvidenceKind } from './evidence/verify/kind.js';
export { NotEvidence, type EvidenceFault, type EvidenceVerdict } from './evidence/verify/verdict.js';
export { verifyEvidence } from './evidence/verify/verify-evidence.js';
export { EvidenceDesk, stillOn, type AsBefore, type FindCell } from './http/evidence-desk.js';
export { EvidencePageQuery, MonthOfCell } from './http/evidence-query.js';
export { GivesEvidence } from './http/gives-evidence.js';
export { asCsvFile, columnsInWords } from './http/csv-file.js';
export { asChart, formatOf, FORMATS, type Format } from './http/format.js';
export { Codes, Words } from './http/query-fields.js';
export { ShownField } from './http/shown-field.js';
export { Histogram } from './histogram.js';
export { believedAt, believedOtherwise, onDaysOf, openedOrClosed } from './kept/conditions.js';
export { Counts } from './kept/counts.js';
export { KeptCounts, tableOfCounts, type Counted as CountedByStretch } from './kept/kept-counts.js';
export { WorkedOut } from './kept/worked-out.js';
export { LEFT_OUT_OF_DAY, LEFT_OUT_OF_PERIOD, noteOf } from './left-out.js';
export { LISTING_COLUMNS, listingRows, listingsBetween, listingsKept, readListings, tableOfListings } from './listings/kept-listings.js';
export {
  atOnceWithListings,
  findAmong,
  knownBefore,
  knownBy,
  listingsIn,
  practicesNamed,
  withListings,
  type FindListing,
  type ListingNews,
  type ListingOn,
  type ListingsTold,
} from './listings/listings.js';
export { positionKnownAt } from './known-position.js';
export { endingBy, monthsOf, runsOf, stretchOf, withinMonth } from './month.js';
export { PERCENTILE_METHOD } from './percentile-method.js';
export { periodOf, type AskedPeriod, type Period } from './period.js';
export { refuseReport } from './refusals.js';
export { sealedReport } from './sealed-report.js';
export { endsMonth, lastMonthEnd, levelsOf, narrowedBy, refusalUnderPolicy } from './under-policy.js';
export { changesBy, sameFacts, type Believed, type Changes, type Closed, type Facts, type Fold, type News } from './versions.js';
export {
  courseOf,
  type Change,
  type Counted,
  type CountedCase,
  type Counters,
  type CountRows,
  type Course,
  type FigureName,
  type Step,
  type Words as FigureWords,
} from './restating/course.js';
export { DefinitionVersions, sameDefinitions, type DefinitionRef } from './restating/definition-versions.js';
export type { AnyReport, PublishableReport, ReportedFigure, ReportThen } from './restating/publishable-report.js';
export { inPages } from './restating/pages.js';
export { tellingOf, type EventOfCase } from './restating/telling.js';
