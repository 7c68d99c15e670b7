import type { Instant, Uuid } from '#kernel';

/** Who information about the person may go to. */
export const CONSENT_RECIPIENTS = ['gp', 'employer', 'jobcentre', 'other-provider', 'identifiable-to-commissioner'] as const;
export type ConsentRecipient = (typeof CONSENT_RECIPIENTS)[number];

/** The two findings a fit note (Med3) can state. */
export const FIT_NOTE_STATEMENTS = ['not-fit', 'may-be-fit'] as const;

/** Adjustments that a fit note can advise (Med3). */
export const FIT_NOTE_ADJUSTMENTS = ['phased-return', 'altered-hours', 'amended-duties', 'workplace-adaptation'] as const;

/** What a consent may be for. */
export const CONSENT_PURPOSES = ['direct-support', 'employer-liaison', 'feedback-to-referrer', 'benefit-administration', 'contract-audit'] as const;

/** What a consent may let be told. */
export const CONSENT_CONTENT = ['progress', 'assessment-report', 'function-and-adjustments', 'outcome', 'everything'] as const;

/** A consent names a recipient, a purpose and what may be told. */
export interface ConsentTerms {
  recipient: ConsentRecipient;
  purpose: (typeof CONSENT_PURPOSES)[number];
  /** What may be told; `everything` includes health. An employer never gets more than function and adjustments. */
  content: (typeof CONSENT_CONTENT)[number][];
}

/** A consent, by the event that gave it, and since when it stands. */
export type LiveConsent = ConsentTerms & { consentId: Uuid; since: Instant };

/** Consents that stand. */
export type LiveConsents = readonly LiveConsent[];

/** A consent that was withdrawn, or given again in other terms, at that time. */
export type EndedConsent = LiveConsent & { until: Instant };

/** Consents after another was given: it takes the place of the one for the same recipient and purpose. */
export const afterConsent = (consents: LiveConsents, given: LiveConsent): LiveConsents => [
  ...consents.filter((c) => c.recipient !== given.recipient || c.purpose !== given.purpose),
  given,
];

/** Consents that stood at a moment. */
export const consentsAt = (live: LiveConsents, ended: readonly EndedConsent[], at: Instant): LiveConsents =>
  [...live, ...ended.filter(({ until }) => at < until)].filter(({ since }) => since <= at);

/** Whether this very consent stands, whatever the order of its content. */
export function standsAlready(consents: LiveConsents, { recipient, purpose, content }: ConsentTerms): boolean {
  const same = consents.find((c) => c.recipient === recipient && c.purpose === purpose);
  return same !== undefined && same.content.length === content.length && content.every((told) => same.content.includes(told));
}

/** The consent that allows something to go to a recipient, if one stands. */
export function consentCovers(
  consents: LiveConsents,
  recipient: ConsentRecipient,
  content?: ConsentTerms['content'][number],
): LiveConsent | undefined {
  return consents.find(
    (c) => c.recipient === recipient && (content === undefined || c.content.includes(content) || c.content.includes('everything')),
  );
}
