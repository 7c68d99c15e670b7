import type { RecordFollowUp } from '../model/commands.js';
import type { FollowUpBody } from './bodies.js';

/**
 * A follow-up as the decision takes it, with what was said and nothing added: what somebody who was not reached cannot
 * have said is for the decision to refuse, not for this to drop.
 */
export function followUpOfBody({ weeks, status, hoursPerWeek, evidence, note }: FollowUpBody): RecordFollowUp {
  return { type: 'RecordFollowUp', weeks, status, hoursPerWeek, evidence, note } as RecordFollowUp;
}
