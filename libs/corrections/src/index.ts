export type { CorrectableModule, CorrectedFacts } from './correctable-module.js';
export { CORRECTABLE_MODULES, CorrectionsController, documentConsistency } from './corrections.controller.js';
