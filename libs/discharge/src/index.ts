export { DischargeModule } from './discharge.module.js';
export { DischargeModuleCommand, handledDischarge } from './handled-discharge.js';
export { dischargeCorrections } from './http/corrections.js';
export { discharge } from './model/discharge.js';
export type { DischargeCase, DischargeCommand, RecordFollowUp, RecordSatisfaction, RecordWorkStatus, ReopenCase } from './model/commands.js';
export type { DischargeContext } from './model/context.js';
export { refuseDischarge } from './model/refusals.js';
export type { DischargeState } from './model/state.js';
