import type { DischargeEvent } from '#discharge/contract';
import { plain, type Words } from './words.js';

export const dischargeWords: Words<DischargeEvent> = {
  WorkStatusRecorded: (d) => `Work status: ${plain(d.status)}${hours(d.hoursPerWeek)} (evidence: ${plain(d.evidence)}).`,
  CaseDischarged: (d) =>
    `Discharged: ${plain(d.reason)}. Outcome as known then: ${plain(d.outcome.result)}${hours(d.outcome.hoursPerWeek)}${d.benefitRating === undefined ? '' : `; the person rated the benefit ${d.benefitRating} of 10`}.`,
  CaseReopened: (d) => `Case reopened: ${plain(d.reason)}.`,
  FollowUpRecorded: (d) => `Follow-up at ${d.weeks} weeks: ${plain(d.status)}${'hoursPerWeek' in d ? hours(d.hoursPerWeek) : ''}.`,
  SatisfactionRecorded: (d) => `Satisfaction of the ${d.from}: ${d.score} of 5.`,
};

const hours = (perWeek: number | undefined): string => (perWeek === undefined ? '' : `, ${perWeek} hours a week`);
