import type { Circumstances } from '#kernel';
import type { DischargeStanding } from '#discharge/contract';
import type { BelongsTo } from './strangers.js';

/** What a decision about a referral knows of the rest of the case. */
export interface ReferralSurroundings {
  discharge: DischargeStanding;
  /** Whether triage has been decided: from then on a referral is no longer withdrawn but the case discharged. */
  triageDecided: boolean;
  /** To whom outside the service the referral belongs. Absent: there is none yet. */
  owners?: BelongsTo;
}

export type ReferralContext = Circumstances & ReferralSurroundings;
