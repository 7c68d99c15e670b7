export { CASE_ENDINGS, caseEnds, mayEndCase, type CaseEnd } from './case-ends.js';
export { refuseCase } from './case-context.js';
export { caseModule, loadCase, loadCaseOnceBelieved } from './case-module.js';
export { commandHandler, ModuleCommand } from './command-handler.js';
export { Desk, refuseCommand } from './desk.js';
export type { Handled, Loaded, Target } from './handled.js';
export { Streams } from './streams.js';
