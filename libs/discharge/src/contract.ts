export { dischargeStanding, dischargeStream, type DischargeStanding } from './model/standing.js';
export type { AfterDna, DischargeEvent, DischargeFacts, FollowUpFacts, SatisfactionFacts, WorkFacts, WorkOutcome } from './model/events.js';
export * from './model/vocabulary.js';
export {
  nationalWorkStatus,
  WORK_STATUS_SOURCE,
  workStanding,
  type HoursBand,
  type NationalWorkStatus,
  type WorkStanding,
} from './model/work-standing.js';
export { workStandingAtReferral, type AtReferral, type WorkInReferral } from './model/at-referral.js';
export { workInReferral } from './model/work-in-referral.js';
export { lastWordAt, latestWord, workRecordOf, workRecords, workSpells, type WorkRecord, type WorkSpell } from './model/work-spells.js';
export { returnToWorkOn, standingAtReferral, type ReturnToWork } from './model/return-to-work.js';
export { sustainedJobOutcome, sustainedOutcome, sinceDay, type SustainedOutcome, type SustainedRule } from './model/sustained.js';
export { deriveOutcome, outcomeAtDischarge } from './model/outcome.js';
export { followUpDate, followUpDates, FOLLOW_UP_TOLERANCE_DAYS, type FollowUpDate } from './model/follow-up-dates.js';
