import type { Circumstances, Instant } from '#kernel';
import type { DischargeStanding } from '#discharge/contract';
import type { BelongsTo } from './strangers.js';

/** What rests on a referral in other modules. */
export interface Elsewhere {
  /** When the first of it happened. */
  earliest: Instant;
  /** Whether any of it supposes that the referral was accepted. */
  supposesAcceptance: boolean;
}

/** What a decision about a referral knows of the rest of the case. */
export interface ReferralSurroundings {
  discharge: DischargeStanding;
  /** Whether triage has been decided: from then on a referral is no longer withdrawn but the case discharged. */
  triageDecided: boolean;
  /** What other modules have on record of the case; absent: nothing. Known to corrections alone. */
  elsewhere?: Elsewhere;
  /** Fingerprints of the contents that came for a referral that was struck out; absent: none was. */
  struckOut?: readonly string[];
  /** To whom outside the service the referral belongs. Absent: there is none yet. */
  owners?: BelongsTo;
}

export type ReferralContext = Circumstances & ReferralSurroundings;
