import type { Uuid } from '#kernel';
import type { ConcernCategory, ConcernOutcome, ConcernSeverity, ReadingReason } from './vocabulary.js';

/** Raises a concern; whatever the referral and the discharge say, it is taken. */
export interface RaiseConcern {
  type: 'RaiseConcern';
  category: ConcernCategory;
  severity: ConcernSeverity;
  /** What was seen or said, in the words of whoever raises it. Personal. */
  description: string;
}

/** Closes a concern with what became of it. */
export interface CloseConcern {
  type: 'CloseConcern';
  concernId: Uuid;
  outcome: ConcernOutcome;
  note?: string;
}

/** Breaks the glass: asks to read a concern. Its text may be shown only once this is in the log. */
export interface ReadConcern {
  type: 'ReadConcern';
  concernId: Uuid;
  reason: ReadingReason;
  /** Why it is needed, in the reader's words. Personal. */
  explanation: string;
}

export type SafeguardingCommand = RaiseConcern | CloseConcern | ReadConcern;
