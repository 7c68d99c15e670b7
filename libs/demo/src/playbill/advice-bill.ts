import type { ReferralSource } from '#programmes/contract';
import { backAfterAdvice, backWithAdjustments, steppedUpFromAdvice, stayedInWork, stillOffAfterAdvice } from '../stories/advice.js';
import { billed, EARLY, MOSTLY_OVER, type Billing } from './billing.js';
import { byFhirBundle, byFhirMessage, byFitNote, byGp, bySelf, byTelephone, from } from './openings.js';

const bill = billed('staged-work-health');

/** Those who refer now and then, and how many people they send. */
const OTHERS: Partial<Record<ReferralSource, number>> = {
  'occupational-therapist': 2,
  pharmacist: 2,
  'social-prescribing-link-worker': 3,
  'care-coordinator': 2,
  'first-contact-physiotherapist': 4,
  'secondary-care': 2,
  jobcentre: 2,
  employer: 3,
  'vcse-partner': 2,
};

/** Stage A, where most people are. */
export const ADVICE: readonly Billing[] = [
  bill('back after advice, from the GP', backAfterAdvice(byGp()), 20),
  bill('back after advice, and followed up', backAfterAdvice(byGp({ consents: ['gp'] })), 4, EARLY),
  bill('back with adjustments, from the GP', backWithAdjustments(byGp({ requestedStage: 'A', fitNote: 'may-be-fit' })), 12),
  bill('stayed in work, from the GP', stayedInWork(byGp({ work: 'at-risk' })), 14),
  bill('still off after advice', stillOffAfterAdvice(byGp()), 7),
  bill('fit note ticked by the GP', backWithAdjustments(byFitNote('gp', { fitNote: 'may-be-fit' })), 20),
  bill('fit note, not fit', backAfterAdvice(byFitNote('gp', { fitNote: 'not-fit' })), 8),
  bill('fit note ticked by a nurse', backWithAdjustments(byFitNote('nurse')), 4),
  bill('fit note ticked by a physiotherapist', backAfterAdvice(byFitNote('physiotherapist', { conditions: ['musculoskeletal'] })), 4),
  bill('self-referral without an NHS number', stayedInWork(bySelf({ work: 'at-risk', nhsNumber: 'none' })), 8),
  bill('self-referral with an NHS number nobody verified', backAfterAdvice(bySelf({ nhsNumber: 'unverified' })), 6),
  bill('a self-employed person', backAfterAdvice(bySelf({ work: 'self-employed-off-sick' })), 3),
  bill('employer rings', stayedInWork(byTelephone('employer', { work: 'at-risk', consents: ['employer'] })), 3),
  bill('person rings', backAfterAdvice(byTelephone('self')), 3),
  bill('message by FHIR', backAfterAdvice(byFhirMessage('gp')), 7),
  bill('bundle by FHIR', backWithAdjustments(byFhirBundle('gp')), 5),
  bill('stepped up from advice', steppedUpFromAdvice(byGp({ consents: ['gp'] })), 4, MOSTLY_OVER),
  ...Object.entries(OTHERS).map(([source, people]) => bill(`advice, from ${source}`, backAfterAdvice(from(source as ReferralSource)), people)),
];
