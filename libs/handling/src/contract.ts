export { requireOpenCase, requireAcceptedCase, refuseCase, type CaseContext } from './case-context.js';
