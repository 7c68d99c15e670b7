import type { Uuid } from '#kernel';
import type { Published, WithdrawalReason } from './events.js';

/** Pins a report as it has just been worked out. */
export interface PublishReport extends Published {
  type: 'PublishReport';
}

/** Takes a publication back: it stays readable, and says so. */
export interface WithdrawPublication {
  type: 'WithdrawPublication';
  reason: WithdrawalReason;
  replacedBy?: Uuid;
}

export type PublicationCommand = PublishReport | WithdrawPublication;
