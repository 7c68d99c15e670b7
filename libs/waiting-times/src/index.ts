export { CurrentWaits } from './reports/current-waits.js';
export { WAIT_RULES, type WaitRules } from './reports/definition-versions.js';
export { BREAKDOWNS as WAIT_BREAKDOWNS } from './reports/dimensions.js';
export { CSV_COLUMNS as WAITS_CSV } from './reports/reports-as-csv.js';
export { waitingTimesProjection } from './facts/waiting-times-projection.js';
export { WaitingTimesModule } from './waiting-times.module.js';
export { waitEvidenceKind } from './reports/evidence/wait-check.js';
export { publishableWaitReports } from './http/publishable-reports.js';
