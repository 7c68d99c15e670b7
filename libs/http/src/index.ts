export { CurrentActor, actorOf, Envelope, envelopeOf, type KnownRequest } from './envelope.js';
export * from './fields.js';
export { CaseCommand, Problems, STAFF, type AnyRefusals } from './operation.js';
export { problemBody, ProblemException, refused, REQUEST_CODES, requestProblem, STATUS_OF_KIND, type Problem } from './problem.js';
export { ProblemFilter } from './problem-filter.js';
export { ReadModels } from './read-models.js';
export { CommandSender, CreatedReceipt, FactBody, Receipt, receiptOf } from './receipt.js';
export { correlationIdFor, RequestContext } from './request-context.js';
export { faults, FIELD_CODES, validation } from './validation.js';
