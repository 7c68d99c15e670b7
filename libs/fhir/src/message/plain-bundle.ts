import type { FhirBundle } from '../reader/fhir-bundle.js';

/** Types of Bundle that may carry a plain referral. */
const TYPES = ['transaction', 'batch', 'collection'] as const;

/** Checks a plain Bundle of UK Core resources: one ServiceRequest that is active and ordered or planned, one Patient. */
export function checkPlainBundle(bundle: FhirBundle): void {
  if (bundle.isNone) return;
  const type = bundle.root.at('type');
  if (type.text(40) === 'message') type.fault('invariant', 'is message; send messages to POST /fhir/R4/$process-message');
  else if (type.required()) type.oneOf(TYPES);
  for (const [i, entry] of bundle.root.each('entry').entries()) {
    const method = entry.at('request.method').text(10);
    if (method !== undefined && method !== 'POST' && method !== 'PUT')
      entry.at('request.method').fault('not-supported', `of entry ${i} must be POST or PUT; nothing is read or deleted here`);
  }
  for (const one of ['ServiceRequest', 'Patient']) {
    const [first, second] = bundle.all(one);
    if (!first) bundle.first(one).fault('required', 'is required');
    second?.fault('invariant', `is a second ${one}; send one referral in a Bundle`);
  }
  const request = bundle.first('ServiceRequest');
  if (!request.exists) return;
  if (request.at('status').required()) request.at('status').oneOf(['active']);
  if (request.at('intent').required()) request.at('intent').oneOf(['order', 'plan']);
}
