import type { AfterDna, DischargeFacts, FollowUpFacts, SatisfactionFacts, WorkFacts } from './events.js';
import type { ReopeningReason } from './vocabulary.js';

/** Records where the person stands in work from the effective time on; at any time after acceptance, also after discharge. */
export type RecordWorkStatus = { type: 'RecordWorkStatus'; note?: string } & WorkFacts;

/** Closes the case. The outcome is not part of it: it follows from the work statuses. */
export type DischargeCase = { type: 'DischargeCase'; note?: string; afterDna?: Partial<AfterDna> } & Omit<DischargeFacts, 'afterDna'>;

/** Opens a discharged case again; its discharge and closing date no longer count. */
export interface ReopenCase {
  type: 'ReopenCase';
  reason: ReopeningReason;
  note?: string;
}

/** Records what was found at one of the programme's follow-up points, or that the person was not reached. */
export type RecordFollowUp = { type: 'RecordFollowUp'; note?: string } & FollowUpFacts;

/** Records how satisfied the person, the GP or the employer is. */
export type RecordSatisfaction = { type: 'RecordSatisfaction'; comment?: string } & SatisfactionFacts;

export type DischargeCommand = RecordWorkStatus | DischargeCase | ReopenCase | RecordFollowUp | RecordSatisfaction;
