export type { CorrectableModule, CorrectedFacts } from './correctable-module.js';
export { CORRECTABLE_MODULES, CorrectionsController } from './corrections.controller.js';
