import { DISTRICTS } from '#invented';
import type { ConditionGroup, EmployerSize, ReferralSource, Stage } from '#programmes/contract';
import { PRACTICES } from './practices.js';

/** How often things are so, by weight. A full-time GP expects 10 to 15 cases at stage A a month, 4 to 6 at B and 1 or 2 at C. */
export interface Shares {
  /** Of all cases, while every programme is open. */
  weight: number;
  sources: Readonly<Partial<Record<ReferralSource, number>>>;
  conditions: Readonly<Partial<Record<ConditionGroup, number>>>;
  stages: Readonly<Partial<Record<Stage, number>>>;
  /** Out of work at referral, as a probability. */
  outOfWork: number;
  districts: readonly string[];
  practices: readonly string[];
}

/** Programmes by their id. A programme that is not among them is not simulated. */
export const SHARES: Readonly<Record<string, Shares>> = {
  'staged-work-health': {
    weight: 76,
    sources: {
      ...{ gp: 52, nurse: 5, 'occupational-therapist': 2, pharmacist: 1, physiotherapist: 3, 'first-contact-physiotherapist': 8 },
      ...{ 'social-prescribing-link-worker': 7, 'care-coordinator': 3, 'secondary-care': 4, jobcentre: 4, employer: 4, 'vcse-partner': 2, self: 5 },
    },
    conditions: {
      musculoskeletal: 36,
      'common-mental-health': 34,
      pain: 10,
      'long-covid-fatigue': 4,
      cardiovascular: 3,
      neurological: 3,
      cancer: 2,
      other: 8,
    },
    stages: { A: 12.5, B: 5, C: 1.5 },
    outOfWork: 0,
    districts: DISTRICTS['staged-work-health'],
    practices: PRACTICES['staged-work-health'],
  },
  'condition-management-ni': {
    weight: 9,
    sources: { gp: 40, nurse: 10, 'occupational-therapist': 8, 'secondary-care': 12, jobcentre: 30 },
    conditions: { 'common-mental-health': 45, musculoskeletal: 25, pain: 15, 'long-covid-fatigue': 6, cardiovascular: 4, respiratory: 5 },
    stages: { C: 1 },
    outOfWork: 1,
    districts: DISTRICTS['condition-management-ni'],
    practices: PRACTICES['condition-management-ni'],
  },
  'employment-specialist-mh': {
    weight: 15,
    sources: { 'talking-therapy': 50, 'secondary-care': 33, self: 17 },
    conditions: { 'common-mental-health': 75, 'severe-mental-illness': 25 },
    stages: { A: 1, C: 9 },
    outOfWork: 0.65,
    districts: DISTRICTS['employment-specialist-mh'],
    practices: PRACTICES['employment-specialist-mh'],
  },
};

/** Sizes of employers. */
export const EMPLOYER_SIZES: Readonly<Partial<Record<EmployerSize, number>>> = { '1-9': 18, '10-49': 22, '50-249': 20, '250-plus': 40 };
