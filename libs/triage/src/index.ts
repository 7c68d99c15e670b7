export { handledTriage, TriageModuleCommand } from './handled-triage.js';
export { triage } from './model/triage.js';
export type { TriageCommand } from './model/commands.js';
export type { TriageContext } from './model/context.js';
export type { TriageState } from './model/state.js';
export { firstContactInStep, type FirstContactRepair } from './model/first-contact-in-step.js';
export { proposeTriage, TRIAGE_RULE_VERSION } from './model/propose-triage.js';
export { refuseTriage } from './model/refusals.js';
