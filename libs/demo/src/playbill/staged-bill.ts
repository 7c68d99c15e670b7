import * as assessment from '../stories/assessment.js';
import * as support from '../stories/support.js';
import { billed, EARLY, MOSTLY_OVER, type Billing } from './billing.js';
import { byFhirMessage, byGp, bySelf, from } from './openings.js';

const bill = billed('staged-work-health');
const BOTH = { consents: ['gp', 'employer'] } as const;
const BACK = { conditions: ['musculoskeletal'] } as const;
const MIND = { conditions: ['common-mental-health'] } as const;

/** Stage B of the staged programme. */
export const ASSESSMENT: readonly Billing[] = [
  bill('returns to work after physiotherapy', assessment.returnsToWorkAfterPhysio(byGp({ ...BACK, consents: ['gp'] })), 6, EARLY),
  bill(
    'physiotherapy, from the first-contact physiotherapist',
    assessment.returnsToWorkAfterPhysio(from('first-contact-physiotherapist', { ...BACK, requestedStage: 'B' })),
    8,
  ),
  bill(
    'physiotherapy, from the hospital by FHIR',
    assessment.returnsToWorkAfterPhysio(byFhirMessage('secondary-care', { ...BACK, requestedStage: 'B' })),
    5,
  ),
  bill('assessed once, from the GP', assessment.assessedOnce(byGp()), 14),
  bill('assessed once, from the person', assessment.assessedOnce(bySelf()), 5),
  bill('employer gets the report', assessment.employerGetsTheReport(byGp(BOTH)), 9),
  bill('keeps the report', assessment.keepsTheReport(byGp(BOTH)), 3),
  bill('misses an appointment, then comes', assessment.missesThenComes(byGp()), 6),
  bill('moves the appointment', assessment.movesTheAppointment(byGp({ work: 'at-risk' })), 4),
  bill('loses the job', assessment.losesTheJob(byGp()), 5, MOSTLY_OVER),
  bill('referred on', assessment.referredOn(from('occupational-therapist')), 3, MOSTLY_OVER),
];

/** Stage C of the staged programme. */
export const SUPPORT: readonly Billing[] = [
  bill('supported step by step', support.supportedStepByStep(byGp({ ...BOTH, ...MIND, requestedStage: 'C' })), 6),
  bill('supported step by step, to the end', support.supportedStepByStep(byGp({ ...BOTH, ...MIND })), 2, { earliest: 360, latest: 355 }),
  bill('visited and mediated', support.visitedAndMediated(byGp(BOTH)), 3, MOSTLY_OVER),
  bill('takes employer consent back', support.takesEmployerConsentBack(byGp(BOTH)), 2, MOSTLY_OVER),
  bill('takes employer consent back for good', support.takesEmployerConsentBack(byGp(BOTH), { forGood: true }), 2, MOSTLY_OVER),
  bill('steps up and down', support.stepsUpAndDown(from('social-prescribing-link-worker', { ...MIND, consents: ['gp'] })), 3, MOSTLY_OVER),
  bill('waits for the pain clinic', support.waitsForThePainClinic(byGp({ conditions: ['pain', 'musculoskeletal'] })), 3, {
    earliest: 360,
    latest: 170,
  }),
  bill('a clinician decides', support.aClinicianDecides(byGp({ ...MIND, consents: ['gp'] })), 5),
  bill('the weeks are up', support.theWeeksAreUp(byGp({ conditions: ['long-covid-fatigue'], consents: ['gp'] })), 2, EARLY),
];
