export { AssessmentModule } from './assessment.module.js';
export { AssessmentModuleCommand, handledAssessment } from './handled-assessment.js';
export { assessmentCorrections } from './http/corrections.js';
export { assessment } from './model/assessment.js';
export type { AssessmentCommand } from './model/commands.js';
export { refuse as refuseAssessment } from './model/refusals.js';
export type { AssessmentState } from './model/state.js';
export { assessmentPolicies } from './policies.js';
