import type { SatisfactionSource } from '#discharge/contract';
import { known, type Uuid } from '#kernel';
import type { Category } from '../history/case-events.js';
import { CaseHistory, following, happenedInOrder, type BelievedCase, type GrowingCase } from '../history/case-history.js';
import type { Entry } from '../history/entry.js';
import type { FindTerms } from '../history/programme-terms.js';
import { adjustmentsOf } from './adjustments.js';
import { attributionOf, programmeNow, referralOf, type ReferralOfCase } from './attribution.js';
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
  const history = new CaseHistory(caseId);
  for (const entry of entries) history.add(entry);
  return factsFollowing(history, find)();
}

/** The same of a history that grows: what no news touches is not worked out again. */
export function factsFollowing(history: GrowingCase, find: FindTerms): () => OutcomeFacts | undefined {
  const referral = following(history, ['referral'], () => referralOf(history, find));
  const ofReferral = <T>(modules: readonly Category[], workOut: (of: ReferralOfCase) => T) =>
    following(history, ['referral', ...modules], () => workOut(referral()!));
  const attribution = ofReferral(['triage'], (of) => attributionOf(of, history));
  const progress = ofReferral(['triage', 'assessment', 'intervention', 'discharge'], ({ told }) => progressOf(history, told.noticeReceivedOn));
  const work = ofReferral(['discharge'], (of) => workOf(history, of.told.noticeReceivedOn, programmeNow(of)));
  const measures = following(history, ['assessment'], () => measuresOf(history));
  const adjustments = following(history, ['employer'], () => adjustmentsOf(history));
  const letters = following(history, ['letter'], () => lettersOf(history));
  return () =>
    referral() &&
    known({
      attribution: attribution(),
      progress: progress(),
      work: work(),
      measures: measures(),
      benefitRating: dischargeInForce(history)?.data.benefitRating,
      satisfaction: satisfactionIn(history),
      adjustments: adjustments(),
      letters: letters(),
    });
}

function satisfactionIn({ discharge }: Pick<BelievedCase, 'discharge'>): Partial<Record<SatisfactionSource, number>> {
  return Object.fromEntries(happenedInOrder(discharge, 'SatisfactionRecorded').map(({ data }) => [data.from, data.score]));
}
