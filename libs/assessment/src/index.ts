export { assessment } from './model/assessment.js';
export type { AssessmentCommand } from './model/commands.js';
export type { AssessmentState } from './model/state.js';
