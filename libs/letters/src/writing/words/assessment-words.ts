import type { AppointmentPurpose, FunctionalLimit, Obstacle, ObstacleCode, Severity } from '#assessment/contract';
import type { AssessmentMode } from '#programmes/contract';

/** How a person is seen, as the end of "an appointment …". */
export const MODE_WORDS: Readonly<Record<AssessmentMode, string>> = { telephone: 'by telephone', video: 'by video', 'face-to-face': 'face to face' };

/** What an appointment is for, as the end of "an appointment for …". */
export const PURPOSE_WORDS: Readonly<Record<AppointmentPurpose, string>> = {
  'first-contact': 'a first conversation',
  assessment: 'a work and health assessment',
  review: 'a review',
  other: 'a conversation',
};

const OBSTACLE_WORDS: Readonly<Record<ObstacleCode, string>> = {
  pain: 'pain',
  mobility: 'getting about',
  fatigue: 'fatigue',
  'low-mood': 'low mood',
  anxiety: 'anxiety',
  sleep: 'poor sleep',
  'memory-and-concentration': 'memory and concentration',
  'medication-effects': 'effects of medication',
  'awaiting-treatment': 'waiting for treatment',
  'long-term-condition': 'a long-term condition',
  'substance-use': 'alcohol or other substances',
  'other-health': 'other health matters',
  'debt-and-money': 'debt or money',
  housing: 'housing',
  'caring-responsibilities': 'caring for others',
  relationships: 'relationships',
  bereavement: 'bereavement',
  confidence: 'confidence',
  'beliefs-about-work-and-health': 'worries about work and health',
  transport: 'getting to work',
  'skills-and-qualifications': 'skills and qualifications',
  'language-or-literacy': 'language or reading and writing',
  'other-personal': 'other personal matters',
  'physical-demands': 'physical demands of the job',
  workload: 'workload',
  'hours-or-shifts': 'hours or shifts',
  'relationship-with-manager': 'relationship with the manager',
  'relationship-with-colleagues': 'relationships with colleagues',
  'bullying-or-discrimination': 'bullying or discrimination',
  'job-insecurity': 'fear for the job',
  'lack-of-adjustments': 'lack of adjustments',
  'work-environment': 'the place of work',
  'no-suitable-duties': 'no suitable duties',
  'other-workplace': 'other matters at work',
};

const SEVERITY_WORDS: Readonly<Record<Severity, string>> = { mild: 'mild', moderate: 'moderate', severe: 'severe' };

const LIMIT_WORDS: Readonly<Record<FunctionalLimit, string>> = {
  sitting: 'sitting',
  standing: 'standing',
  walking: 'walking',
  climbing: 'climbing',
  'lifting-and-carrying': 'lifting and carrying',
  'bending-and-kneeling': 'bending and kneeling',
  reaching: 'reaching',
  'manual-dexterity': 'fine work with the hands',
  driving: 'driving',
  'screen-work': 'work at a screen',
  vision: 'seeing',
  hearing: 'hearing',
  speech: 'speaking',
  concentration: 'concentrating',
  memory: 'remembering',
  'decision-making': 'making decisions',
  'stress-tolerance': 'coping with pressure',
  'contact-with-public': 'contact with the public',
  'working-alone': 'working alone',
  stamina: 'keeping going through the day',
  'shift-or-night-work': 'shift or night work',
  'safety-critical-work': 'work on which the safety of others depends',
};

/** Limits of function as a list in a sentence: "lifting and carrying; standing". */
export const limitsInWords = (limits: readonly FunctionalLimit[]): string => limits.map((limit) => LIMIT_WORDS[limit]).join('; ');

/** The obstacles of one domain, the gravest first: "pain (severe), poor sleep (mild)". */
export function obstaclesInWords(obstacles: readonly Obstacle[], domain: Obstacle['domain']): string {
  const rank: readonly Severity[] = ['severe', 'moderate', 'mild'];
  return obstacles
    .filter((obstacle) => obstacle.domain === domain)
    .toSorted((a, b) => rank.indexOf(a.severity) - rank.indexOf(b.severity))
    .map(({ code, severity }) => `${OBSTACLE_WORDS[code]} (${SEVERITY_WORDS[severity]})`)
    .join(', ');
}
