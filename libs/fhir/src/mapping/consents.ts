import { CONSENT_RECIPIENTS, type ConsentRecipient, type ConsentTerms } from '#referral/contract';
import { RECIPIENT_CODES } from '../codes/systems.js';
import { codings, sameSystem } from '../reader/datatypes.js';
import type { Element } from '../reader/element.js';
import type { FhirBundle } from '../reader/fhir-bundle.js';

/** What a consent for a recipient lets be told, where the message does not say more: as little as serves its purpose. */
const TERMS: Record<ConsentRecipient, Omit<ConsentTerms, 'recipient'>> = {
  gp: { purpose: 'feedback-to-referrer', content: ['everything'] },
  employer: { purpose: 'employer-liaison', content: ['function-and-adjustments'] },
  jobcentre: { purpose: 'benefit-administration', content: ['progress'] },
  'other-provider': { purpose: 'direct-support', content: ['everything'] },
  'identifiable-to-commissioner': { purpose: 'contract-audit', content: ['outcome'] },
};

/**
 * Consents of a message. A Consent to direct care, as every BaRS message holds, lets the GP be told. Anybody else, above
 * all the employer, only if the Consent names them by a recipient code. A Consent that denies, or that is not in force,
 * gives nothing.
 */
export function readConsents(bundle: FhirBundle): ConsentTerms[] {
  const recipients = bundle.all('Consent').filter(isInForce).flatMap(recipientsOf);
  return [...new Set(recipients)].map((recipient) => ({ recipient, ...TERMS[recipient], content: [...TERMS[recipient].content] }));
}

const isInForce = (consent: Element): boolean => consent.at('status').text() === 'active' && consent.at('provision.type').text() !== 'deny';

function recipientsOf(consent: Element): ConsentRecipient[] {
  const concepts = [
    ...consent.each('category'),
    ...consent
      .at('provision')
      .each('actor')
      .map((actor) => actor.at('role')),
  ];
  const named = concepts.flatMap((concept) => codings(concept)).filter(({ system }) => sameSystem(system, RECIPIENT_CODES));
  const unknown = named.some(({ code }) => !CONSENT_RECIPIENTS.includes(code as ConsentRecipient));
  if (unknown) consent.at('category').fault('value', `must name recipients out of: ${CONSENT_RECIPIENTS.join(', ')}`);
  return named.length > 0 ? named.map(({ code }) => code as ConsentRecipient).filter((code) => CONSENT_RECIPIENTS.includes(code)) : ['gp'];
}
