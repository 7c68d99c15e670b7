import type { SatisfactionSource } from '#discharge/contract';
import { known, type Uuid } from '#kernel';
import { CATEGORIES, eventsOf, OF_APPOINTMENTS, OF_ITS_END, OF_SESSIONS, type KeptType } from '../history/case-events.js';
import type { ListingOn } from '#reporting';
import { CaseHistory, happenedInOrder, type BelievedCase, type Followed, type GrowingCase } from '../history/case-history.js';
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
 * @param listed where practices belonged, by what is known
 * @throws if a programme version that the case was in has not been published
 */
export function outcomeFactsOf(caseId: Uuid, entries: readonly Entry[], find: FindTerms, listed: ListingOn): OutcomeFacts | undefined {
  const history = new CaseHistory(caseId);
  for (const entry of entries) history.add(entry);
  return factsFollowing(history, find, listed)();
}

/** The same of a history that grows: what no news touches is not worked out again, and is the same object. */
export function factsFollowing(history: GrowingCase, find: FindTerms, listed: ListingOn): () => OutcomeFacts | undefined {
  const referral = history.following(OF_REFERRAL, () => referralOf(history, find));
  const ofReferral = <T>(types: readonly Followed[], workOut: (of: ReferralOfCase) => T) =>
    history.following([...OF_REFERRAL, ...types], () => workOut(referral()!));
  const attribution = ofReferral(['TriageDecided', 'StageChanged', 'PracticeListed'], (of) => attributionOf(of, history, listed));
  const progress = ofReferral(OF_PROGRESS, ({ told }) => progressOf(history, told.noticeReceivedOn));
  const work = ofReferral([...OF_ITS_END, ...OF_WORK], (of) => workOf(history, of.told.noticeReceivedOn, programmeNow(of)));
  const measures = history.following(['MeasureRecorded'], () => measuresOf(history));
  const benefitRating = history.following(OF_ITS_END, () => dischargeInForce(history)?.data.benefitRating);
  const satisfaction = history.following(['SatisfactionRecorded'], () => satisfactionIn(history));
  const adjustments = history.following(eventsOf('employer'), () => adjustmentsOf(history));
  const letters = history.following(eventsOf('letter'), () => lettersOf(history));
  return history.following(
    OF_FACTS,
    () =>
      referral() &&
      known({
        attribution: attribution(),
        progress: progress(),
        work: work(),
        measures: measures(),
        benefitRating: benefitRating(),
        satisfaction: satisfaction(),
        adjustments: adjustments(),
        letters: letters(),
      }),
  );
}

/** The events that facts follow from: all but attempts at contact, which are counted as activity. */
export const OF_FACTS: readonly Followed[] = [...eventsOf(...CATEGORIES).filter((type) => type !== 'ContactAttempted'), 'PracticeListed'];

const OF_REFERRAL = eventsOf('referral');
const OF_PROGRESS: readonly KeptType[] = [
  ...(['TriageDecided', 'FirstContactMade', 'AssessmentCompleted', 'PlanAgreed'] as const),
  ...[...OF_APPOINTMENTS, ...OF_SESSIONS, ...OF_ITS_END],
];
const OF_WORK: readonly KeptType[] = ['WorkStatusRecorded', 'FollowUpRecorded'];

function satisfactionIn({ discharge }: Pick<BelievedCase, 'discharge'>): Partial<Record<SatisfactionSource, number>> {
  return Object.fromEntries(happenedInOrder(discharge, 'SatisfactionRecorded').map(({ data }) => [data.from, data.score]));
}
