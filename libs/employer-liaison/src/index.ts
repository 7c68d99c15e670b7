export { employerLiaison } from './model/employer-liaison.js';
export type { LiaisonCommand } from './model/commands.js';
export type { LiaisonState } from './model/state.js';
