export {
  handledIntervention,
  handledInterventionIndex,
  InterventionIndexCommand,
  InterventionModuleCommand,
  orderCommands,
  type OrderFacts,
} from './handled-intervention.js';
export { interventionCorrections } from './http/corrections.js';
export { InterventionModule } from './intervention.module.js';
export { interventionsOfCase, type InterventionOfCase } from './interventions-of-case.js';
export type { InterventionCommand } from './model/commands.js';
export { interventionIndex } from './model/intervention-index.js';
export { intervention } from './model/intervention.js';
export { refuse as refuseIntervention } from './model/refusals.js';
export type { InterventionState } from './model/state.js';
export { interventionPolicies } from './policies.js';
