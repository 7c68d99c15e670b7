import type { LocalDate } from '#kernel';
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

/** Scopes of a Consent that is about something else (http://hl7.org/fhir/R4/valueset-consent-scope.html). */
const OTHER_SCOPES: readonly string[] = ['research', 'adr'];

/**
 * Consents of a message. A Consent to direct care, as every BaRS message holds, lets the GP be told. Anybody else, above
 * all the employer, only if the Consent names them by a recipient code. A Consent that is not in force gives nothing; one
 * that denies takes from whom it names what another gives.
 */
export function readConsents(bundle: FhirBundle, today: LocalDate): ConsentTerms[] {
  const inForce = bundle.all('Consent').filter((consent) => isInForce(consent, today));
  const permitting = inForce.filter((consent) => consent.at('provision.type').text() !== 'deny');
  const denied = [
    ...inForce.filter((consent) => !permitting.includes(consent)).flatMap(namedBy),
    ...inForce.flatMap((consent) => deniedWithin(consent.at('provision'))),
  ];
  const recipients = new Set(permitting.flatMap(recipientsOf).filter((recipient) => !denied.includes(recipient)));
  return [...recipients].map((recipient) => ({ recipient, ...TERMS[recipient], content: [...TERMS[recipient].content] }));
}

/** Active, about support, and within its time. */
function isInForce(consent: Element, today: LocalDate): boolean {
  const period = consent.at('provision.period');
  const [from = today, to = today] = [period.at('start').day(), period.at('end').day()];
  const aboutElse = codings(consent.at('scope')).some(({ code }) => OTHER_SCOPES.includes(code));
  return consent.at('status').text() === 'active' && !aboutElse && from <= today && today <= to;
}

/** Whom a Consent gives to: those it names, or the GP if it names nobody. */
function recipientsOf(consent: Element): ConsentRecipient[] {
  const named = namedBy(consent);
  return named.length > 0 ? named : ['gp'];
}

/** The recipients that a Consent names; a code that is none of ours is a fault. */
function namedBy(consent: Element): ConsentRecipient[] {
  const codes = recipientCodes([...consent.each('category'), ...rolesOf(consent.at('provision'))]);
  if (!codes.every(isRecipient)) consent.at('category').fault('value', `must name recipients out of: ${CONSENT_RECIPIENTS.join(', ')}`);
  return codes.filter(isRecipient);
}

/** Exceptions to what a provision permits. */
const deniedWithin = (provision: Element): ConsentRecipient[] =>
  provision
    .each('provision')
    .filter((exception) => exception.at('type').text() === 'deny')
    .flatMap((exception) => recipientCodes(rolesOf(exception)).filter(isRecipient));

const rolesOf = (provision: Element): Element[] => provision.each('actor').map((actor) => actor.at('role'));

const recipientCodes = (concepts: readonly Element[]): string[] =>
  concepts.flatMap((concept) => codings(concept)).flatMap(({ system, code }) => (sameSystem(system, RECIPIENT_CODES) ? [code] : []));

const isRecipient = (code: string): code is ConsentRecipient => CONSENT_RECIPIENTS.includes(code as ConsentRecipient);
