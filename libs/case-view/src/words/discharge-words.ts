import type { DischargeEvent } from '#discharge/contract';
import { plain, reason, who, type Words } from './words.js';

export const dischargeWords: Words<DischargeEvent> = {
  WorkStatusRecorded: (d) =>
    `Work status: ${plain(d.status).replace('self-employed off', 'self-employed, off')}${hours(d.hoursPerWeek)} (evidence: ${plain(d.evidence)}).`,
  CaseDischarged: (d) =>
    `Discharged: ${reason(d.reason)}. Outcome as known then: ${plain(d.outcome.result)}${hours(d.outcome.hoursPerWeek)}${d.benefitRating === undefined ? '' : `; the person rated the benefit ${d.benefitRating} of 10`}.`,
  CaseReopened: (d) => `Case reopened: ${reason(d.reason)}.`,
  FollowUpRecorded: (d) => `Follow-up at ${d.weeks} weeks: ${plain(d.status)}${'hoursPerWeek' in d ? hours(d.hoursPerWeek) : ''}.`,
  SatisfactionRecorded: (d) => `Satisfaction of ${who(d.from)}: ${d.score} of 5.`,
};

const hours = (perWeek: number | undefined): string => (perWeek === undefined ? '' : `, ${perWeek} hour${perWeek === 1 ? '' : 's'} a week`);
