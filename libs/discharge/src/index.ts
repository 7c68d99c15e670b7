export { discharge } from './model/discharge.js';
export type {
  DischargeCase,
  DischargeCommand,
  RecordFollowUp,
  RecordSatisfaction,
  RecordWorkStatus,
  ReopenCase,
} from './model/commands.js';
export type { DischargeContext } from './model/context.js';
export { refuseDischarge } from './model/refusals.js';
export type { DischargeState } from './model/state.js';
