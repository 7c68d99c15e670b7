import type { Refusal } from '#kernel';
import type { ConsentTerms } from './consent.js';
import { refuseReferral } from './refusals.js';

/** What an employer may be told at the most: never condition or measures (design of employer liaison). */
const FOR_EMPLOYERS: readonly ConsentTerms['content'][number][] = ['function-and-adjustments', 'assessment-report', 'outcome', 'progress'];

/** Refuses a consent that lets nothing be told, or an employer more than any employer may be told. `field` names its content. */
export function refuseConsentTerms({ recipient, content }: ConsentTerms, field: string): Refusal | undefined {
  if (content.length === 0) return refuseReferral('consent.empty', { field });
  return recipient === 'employer' && content.some((c) => !FOR_EMPLOYERS.includes(c)) ? refuseReferral('consent.too-much', { field }) : undefined;
}
