export { EmployerLiaisonModule } from './employer-liaison.module.js';
export { handledEmployerLiaison, EmployerLiaisonModuleCommand } from './handled-employer-liaison.js';
export { employerLiaisonCorrections } from './http/corrections.js';
export type { LiaisonCommand } from './model/commands.js';
export { employerLiaison } from './model/employer-liaison.js';
export { refuse as refuseEmployerLiaison } from './model/refusals.js';
export type { LiaisonState } from './model/state.js';
export { employerLiaisonPolicies } from './policies.js';
