import { leavesTheGroup, twelveWeeks } from '../stories/condition-management.js';
import { findsNoWork, findsWork, keepsTheJob } from '../stories/employment-specialists.js';
import { notEligible } from '../stories/at-the-door.js';
import { billed, EARLY, MOSTLY_OVER, type Billing } from './billing.js';
import { byFhirMessage, byGp, bySelf, byTelephone, from } from './openings.js';

const irish = billed('condition-management-ni');
const specialists = billed('employment-specialist-mh');
const PAIN = { conditions: ['pain', 'musculoskeletal'] } as const;
const MIND = { conditions: ['common-mental-health'] } as const;

/** Twelve weeks in Northern Ireland; referrals that meet every criterion are accepted by themselves. */
export const CONDITION_MANAGEMENT: readonly Billing[] = [
  irish('twelve weeks and back', twelveWeeks(byGp({ ...PAIN, weeksOff: 9 }), { back: true }), 7),
  irish('twelve weeks and back, followed up', twelveWeeks(from('nurse', { ...PAIN, weeksOff: 12, consents: ['gp'] }), { back: true }), 2, EARLY),
  irish(
    'twelve weeks, and no job',
    twelveWeeks(from('jobcentre', { conditions: ['long-covid-fatigue'], work: 'unemployed' }), { back: false }),
    4,
    MOSTLY_OVER,
  ),
  irish('twelve weeks, by telephone', twelveWeeks(byTelephone('jobcentre', { ...MIND, work: 'inactive' }), { back: false }), 2, MOSTLY_OVER),
  irish('leaves the group', leavesTheGroup(from('occupational-therapist', { ...PAIN, weeksOff: 6 })), 3, MOSTLY_OVER),
  irish('off for too short a time', notEligible(byGp({ ...PAIN, weeksOff: 1 })), 2),
];

/** Employment specialists beside mental-health care. */
export const EMPLOYMENT_SPECIALISTS: readonly Billing[] = [
  specialists('finds work', findsWork(from('talking-therapy', { ...MIND, work: 'unemployed', consents: ['gp'] })), 6),
  specialists('finds work for good', findsWork(from('talking-therapy', { ...MIND, work: 'unemployed', consents: ['gp'] })), 3, {
    earliest: 360,
    latest: 345,
  }),
  specialists(
    'finds work, from the hospital',
    findsWork(byFhirMessage('secondary-care', { conditions: ['severe-mental-illness'], work: 'inactive' })),
    3,
  ),
  specialists('finds no work', findsNoWork(bySelf({ ...MIND, work: 'unemployed' })), 4, MOSTLY_OVER),
  specialists('keeps the job', keepsTheJob(byTelephone('talking-therapy', { ...MIND, work: 'off-sick', consents: ['gp'] })), 5),
];
