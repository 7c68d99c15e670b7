export { intervention } from './model/intervention.js';
export type { InterventionCommand } from './model/commands.js';
export type { InterventionState } from './model/state.js';
