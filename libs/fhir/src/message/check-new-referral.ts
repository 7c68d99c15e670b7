import type { Element } from '../reader/element.js';
import type { FhirBundle } from '../reader/fhir-bundle.js';

/** How often each resource stands in the message of a new referral (BaRS core 1.5.0). */
const RESOURCES: readonly { type: string; atLeast: number; atMost?: number }[] = [
  { type: 'MessageHeader', atLeast: 1, atMost: 1 },
  { type: 'ServiceRequest', atLeast: 1, atMost: 1 },
  { type: 'Patient', atLeast: 1, atMost: 1 },
  { type: 'Encounter', atLeast: 1, atMost: 1 },
  { type: 'CarePlan', atLeast: 1, atMost: 1 },
  { type: 'HealthcareService', atLeast: 1, atMost: 1 },
  { type: 'Organization', atLeast: 2 },
  { type: 'Practitioner', atLeast: 1 },
  { type: 'PractitionerRole', atLeast: 1 },
  { type: 'Consent', atLeast: 1 },
];

/** Checks what BaRS asks of the message of a new referral beyond what makes it one. */
export function checkNewReferral(bundle: FhirBundle): void {
  for (const { type, atLeast, atMost = Infinity } of RESOURCES) {
    const found = bundle.all(type);
    const place = bundle.root.nothing(`entry.resource.ofType(${type})`);
    if (found.length < atLeast) place.fault('required', atLeast === 1 ? 'is required' : `is required at least ${atLeast} times`);
    if (found.length > atMost) found[atMost]?.fault('invariant', `is one ${type} too many`);
  }
  const request = bundle.first('ServiceRequest');
  must(request.at('intent'), ['plan']);
  if (request.each('category').length > 1) request.at('category').fault('invariant', 'must hold one entry; put further codes into its coding');
  request.at('authoredOn').required();
  request.at('occurrencePeriod').required();
  must(bundle.first('CarePlan').at('status'), ['completed']);
  must(bundle.first('Encounter').at('status'), ['triaged', 'finished']);
  checkFocus(bundle);
}

/** The message must be about its ServiceRequest. */
export function checkFocus(bundle: FhirBundle): void {
  const focus = bundle.first('MessageHeader').at('focus');
  const references = bundle.first('MessageHeader').each('focus');
  if (focus.required('it points to the ServiceRequest')) for (const reference of references) bundle.follow(reference, ['ServiceRequest']);
}

/** An element that decides the workflow must be there and have one of these codes. */
function must(element: Element, codes: readonly string[]): void {
  const code = element.text(40);
  if (code === undefined) element.fault('required', 'is required');
  else if (!codes.includes(code)) element.fault('invariant', `must be ${codes.join(' or ')} for a new referral`);
}
