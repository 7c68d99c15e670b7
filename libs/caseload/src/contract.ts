export { itemIdOf, worklistStream, type WorkIdentity, type WorkItem, type WorklistEvent } from './worklist/events.js';
export { DISMISSAL_REASONS, kindOfWork, WORKLIST_KINDS, type DismissalReason, type WorklistKind } from './worklist/kinds.js';
export { CASE_STATUSES, type CaseStatus } from './file/status.js';
