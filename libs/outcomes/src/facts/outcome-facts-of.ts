import type { SatisfactionSource } from '#discharge/contract';
import { known, type Uuid } from '#kernel';
import { believedCase, happenedInOrder, type BelievedCase } from '../history/believed-case.js';
import type { Entry } from '../history/entry.js';
import type { FindTerms } from '../history/programme-terms.js';
import { adjustmentsOf } from './adjustments.js';
import { attributionOf, factsTold, receivedIn } from './attribution.js';
import { lettersOf } from './letters.js';
import { measuresOf } from './measures.js';
import type { OutcomeFacts } from './outcome-facts.js';
import { dischargeInForce, progressOf } from './progress.js';
import { workOf } from './work.js';

/**
 * What the history of a case amounts to, corrections applied; `undefined` if no referral was received.
 *
 * @param entries of the case in log order
 * @throws if a programme version that the case was in has not been published
 */
export function outcomeFactsOf(caseId: Uuid, entries: readonly Entry[], find: FindTerms): OutcomeFacts | undefined {
  return factsOf(believedCase(caseId, entries), find);
}

/** The same of a case whose corrections are applied already. */
export function factsOf(found: BelievedCase, find: FindTerms): OutcomeFacts | undefined {
  const received = receivedIn(found);
  if (!received) return undefined;
  const attribution = attributionOf(found, received, find);
  const { noticeReceivedOn } = factsTold(found, received);
  return known({
    attribution,
    progress: progressOf(found, noticeReceivedOn),
    work: workOf(found, noticeReceivedOn, find(attribution.now)),
    measures: measuresOf(found),
    benefitRating: dischargeInForce(found)?.data.benefitRating,
    satisfaction: satisfactionIn(found),
    adjustments: adjustmentsOf(found),
    letters: lettersOf(found),
  });
}

function satisfactionIn({ discharge }: BelievedCase): Partial<Record<SatisfactionSource, number>> {
  return Object.fromEntries(happenedInOrder(discharge, 'SatisfactionRecorded').map(({ data }) => [data.from, data.score]));
}
