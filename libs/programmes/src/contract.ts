export * from './model/programme.js';
export * from './model/vocabulary.js';
export { calendarOf, targetDueOn } from './calendars.js';
export { findEligibility, isOpenOn, type Eligibility } from './model/eligibility.js';
export type { EligibilityFacts, EligibilityFinding } from './model/facts.js';
export type { ProgrammeEvent } from './model/events.js';
export type { Destination, Destinations } from './model/destination.js';
export { alternativesFor, type Alternative } from './model/alternatives.js';
export { programmeAt, programmeStanding, programmeStream, versionInForce, type ProgrammeStanding } from './model/standing.js';
