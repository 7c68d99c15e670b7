export { EVIDENCE_KINDS, evidenceLogOf } from './evidence.js';
export { allPolicies, allProjections, outboxOf, REFUSALS } from './parts.js';
export { publishSamples } from './publish-samples.js';
export { composeService, type Service } from './service.js';
