import { daysBetween, type LocalDate } from '#kernel';
import type { ConditionGroup } from '#programmes/contract';
import type { ReferralFacts } from '#referral/contract';
import type { ProposalReason } from './events.js';
import type { Risk } from './vocabulary.js';

/**
 * Points by condition group, the highest counting. The staged model gives case-managed support to "complex, mental health,
 * social obstacles" and a single assessment to defined conditions, often musculoskeletal.
 */
const CONDITION_POINTS: Partial<Record<ConditionGroup, number>> = {
  'severe-mental-illness': 3,
  addiction: 3,
  'common-mental-health': 2,
  pain: 1,
  'long-covid-fatigue': 1,
  neurological: 1,
  cancer: 1,
  neurodivergence: 1,
};

const RISK_SCORES: Record<Risk, [points: number, plainWords: string]> = {
  'self-harm': [3, 'A risk of self-harm is flagged'],
  'harm-to-others': [3, 'A risk of harm to others is flagged'],
  'urgent-medical-need': [3, 'An urgent medical need is flagged'],
  'money-or-housing-crisis': [2, 'The person is in a money or housing crisis'],
  'imminent-job-loss': [1, 'The person may lose their job soon'],
  'communication-need': [1, 'The person needs help with communication'],
  'staff-safety': [0, 'A risk to staff is flagged'],
};

/** What in a referral speaks for more support (points above 0) or less (below), as known on a day. */
export function scoreReferral(facts: ReferralFacts, riskFlags: readonly Risk[], today: LocalDate): ProposalReason[] {
  const risks = riskFlags.map((risk) => ({ code: `risk-${risk}`, points: RISK_SCORES[risk][0], plainWords: `${RISK_SCORES[risk][1]}.` }));
  return [...conditions(facts), ...absence(facts, today), ...employment(facts), ...fitNote(facts), ...risks];
}

function conditions({ conditionGroups }: ReferralFacts): ProposalReason[] {
  const groups = [...new Set(conditionGroups)];
  const points = Math.max(0, ...groups.map((group) => CONDITION_POINTS[group] ?? 0));
  const names = groups.filter((group) => CONDITION_POINTS[group]).join(', ');
  const hard = points > 0 ? [{ code: 'condition', points, plainWords: `The condition often needs more than advice: ${names}.` }] : [];
  const several = { code: 'several-conditions', points: 1, plainWords: `${groups.length} groups of conditions play a part.` };
  return groups.length > 1 ? [...hard, several] : hard;
}

/** Whole weeks off work on a day; absent if the person is at work, or nothing is known of an absence. */
export function weeksOffWork({ absenceStartedOn, employment }: ReferralFacts, today: LocalDate): number | undefined {
  if (absenceStartedOn === undefined || employment.offSick === false || absenceStartedOn > today) return undefined;
  return Math.floor(daysBetween(absenceStartedOn, today) / 7);
}

/** Four weeks is where long-term absence begins (NICE NG146); the chance of a return falls with every month after it. */
function absence(facts: ReferralFacts, today: LocalDate): ProposalReason[] {
  const weeks = weeksOffWork(facts, today);
  if (weeks === undefined || weeks < 4) return [];
  return [{ code: 'weeks-off-work', points: weeks >= 26 ? 3 : weeks >= 13 ? 2 : 1, plainWords: `Off work for ${weeks} weeks.` }];
}

function employment({ employment: { status, offSick } }: ReferralFacts): ProposalReason[] {
  if (status === 'unemployed' || status === 'economically-inactive') {
    return [{ code: 'no-job', points: 2, plainWords: 'There is no job to go back to, so advice on adjustments is not enough.' }];
  }
  const atWork = (status === 'employed' || status === 'self-employed') && offSick === false;
  return atWork ? [{ code: 'at-work', points: -1, plainWords: 'The person is still at work.' }] : [];
}

/** The typical stage A case is a simple adjustment at a small employer. */
function fitNote({ fitNote, employment: { employerSize } }: ReferralFacts): ProposalReason[] {
  if (fitNote?.statement !== 'may-be-fit' || fitNote.adjustments.length === 0) return [];
  const adjustable = { code: 'may-be-fit', points: -1, plainWords: 'The fit note says that the person may be fit for work with adjustments.' };
  const small = { code: 'small-employer', points: -1, plainWords: 'A small employer is often helped by advice alone.' };
  return employerSize === '1-9' || employerSize === '10-49' ? [adjustable, small] : [adjustable];
}
