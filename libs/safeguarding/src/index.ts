export { handledSafeguarding, SafeguardingModuleCommand } from './handled-safeguarding.js';
export { safeguardingCorrections } from './http/corrections.js';
export { safeguarding } from './model/safeguarding.js';
export type { CloseConcern, RaiseConcern, ReadConcern, SafeguardingCommand } from './model/commands.js';
export type { SafeguardingContext } from './model/context.js';
export { refuseSafeguarding } from './model/refusals.js';
export type { SafeguardingState } from './model/state.js';
export { SafeguardingModule } from './safeguarding.module.js';
