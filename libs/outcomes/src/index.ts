export { STANDINGS } from './facts/outcome-facts.js';
export { publishableOutcomeReports } from './http/publishable-reports.js';
export { OutcomesModule } from './outcomes.module.js';
export { outcomesProjection } from './projection/outcomes-projection.js';
export type { CaseRow } from './projection/table-rows.js';
export {
  ACTIVITY_BREAKDOWN_DEFINITIONS as ACTIVITY_BREAKDOWNS,
  OUTCOME_BREAKDOWN_DEFINITIONS as OUTCOME_BREAKDOWNS,
} from './reports/catalogue/breakdowns.js';
export { COHORT_DEFINITIONS as COHORTS, OUTCOME_STATISTICS } from './reports/catalogue/populations.js';
export { DIMENSION_NAMES as OUTCOME_DIMENSIONS, type Dimension as OutcomeDimension } from './reports/dimensions.js';
export { ACTIVITY_CSV, OUTCOMES_CSV } from './reports/reports-as-csv.js';
export { ACTIVITY_RULES, OUTCOME_RULES, type ActivityRules, type OutcomeRules } from './reports/definition-versions.js';
export { casesOfPractice, type PlaceInList } from './reports/cases-of-practice.js';
export { FIGURES } from './reports/catalogue/figures.js';
export { LETTERS_OF_ANY_KIND } from './reports/catalogue/letters.js';
export { BY_ATTENDANCE, figure, type Figure } from './reports/figure.js';
export { keptLines } from './reports/kept-outcomes.js';
export { outcomeLines } from './reports/outcome-lines.js';
export { knownPosition, programmesKnown } from './reports/outcomes-report.js';
export { shownLines, type ShownLine } from './reports/shown-lines.js';
export { activityEvidenceKind } from './reports/evidence/activity-evidence.js';
export { outcomeEvidenceKind } from './reports/evidence/outcome-check.js';
export { outcomeEvidenceOf } from './reports/evidence/outcome-evidence.js';
export { LineOfCell } from './http/evidence-query.js';
export { rowsOfLines, withheldLines, type Narrowing } from './reports/withheld-lines.js';
