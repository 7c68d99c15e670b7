export { CaseloadModule } from './caseload.module.js';
export { worklistCorrections } from './http/corrections.js';
export { caseloadProjection } from './projection/caseload-projection.js';
export { Scheduler, type SchedulerParts } from './schedule/scheduler.js';
export { handledWorklist, WorklistCommand } from './worklist/handled-worklist.js';
export { refuseWorklist } from './worklist/refusals.js';
export { worklist } from './worklist/worklist.js';
