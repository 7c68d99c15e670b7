import type { FactCorrected, Recorded } from '#kernel';
import type { ReferralEvent } from './events.js';

type Events = readonly Recorded<ReferralEvent | FactCorrected>[];

/** The events of a referral as they were before the referral itself was struck out; `undefined` if it was not. */
export function beforeStruckOut(events: Events): Recorded<ReferralEvent | FactCorrected>[] | undefined {
  const received = events.find(({ type }) => type === 'ReferralReceived');
  const isStrike = (event: Events[number]): boolean =>
    event.type === 'FactCorrected' &&
    (event as Recorded<FactCorrected>).data.struckOut &&
    (event as Recorded<FactCorrected>).data.corrects === received?.eventId;
  return events.some(isStrike) ? events.filter((event) => !isStrike(event)) : undefined;
}
