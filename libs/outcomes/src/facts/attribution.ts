import { known, londonDate, type Happened, type Instant } from '#kernel';
import type { ProgrammeRef } from '#programmes/contract';
import { afterTold, type ReferralEvent, type ReferralFacts } from '#referral/contract';
import type { ListingOn } from '#reporting';
import { happenedInOrder, type BelievedCase } from '../history/case-history.js';
import type { FindTerms, OutcomeTerms } from '../history/programme-terms.js';
import type { Attribution, UnderProgramme } from './outcome-facts.js';

type Received = Happened<Extract<ReferralEvent, { type: 'ReferralReceived' }>>;

/** The referral of a case: as received, as last told, and the programme versions that the case was in. */
export interface ReferralOfCase {
  received: Received;
  /** Received, amended, supplied. */
  told: ReferralFacts;
  /** In order of time; the first from the start. */
  programmes: readonly { terms: OutcomeTerms; from: Instant }[];
}

/** Folds the referral of a case; `undefined` if none was received. @throws if a programme version was never published */
export function referralOf({ referral }: Pick<BelievedCase, 'referral'>, find: FindTerms): ReferralOfCase | undefined {
  const received = referral.find((event): event is Received => event.type === 'ReferralReceived');
  if (!received) return undefined;
  let told: ReferralFacts = received.data;
  for (const event of referral) {
    if (event.type === 'ReferralAmended' || event.type === 'InformationSupplied') told = afterTold(told, event.data.facts);
  }
  const moves: { ref: ProgrammeRef; from: Instant }[] = happenedInOrder(referral, 'ReferralTransferred').map(({ data, effectiveAt }) => ({
    ref: data.to,
    from: effectiveAt,
  }));
  const programmes = [{ ref: received.data.programme, from: '' }, ...moves].map(({ ref, from }) => ({ terms: find(ref), from }));
  return { received, told, programmes };
}

/** The programme that a case was in at a moment. */
export const programmeAt = ({ programmes }: ReferralOfCase, at: Instant): OutcomeTerms =>
  (programmes.findLast(({ from }) => from <= at) ?? programmes[0]!).terms;

/** The programme that a case is in now. */
export const programmeNow = ({ programmes }: ReferralOfCase): OutcomeTerms => programmes.at(-1)!.terms;

/** A programme version with its organisations. */
export const under = ({ id, version, provider, commissioner }: OutcomeTerms): UnderProgramme => ({ id, version, provider, commissioner });

/**
 * What the case is counted under.
 *
 * @param listed where practices belonged, by what is known
 */
export function attributionOf(referral: ReferralOfCase, { triage }: Pick<BelievedCase, 'triage'>, listed: ListingOn): Attribution {
  const { practice, noticeReceivedOn, referrer, conditionGroups, source, employment, ageBand, sex, ethnicGroup } = referral.told;
  const listing = practice === undefined ? undefined : listed(practice, noticeReceivedOn);
  return known({
    atReferral: under(programmeAt(referral, '')),
    now: under(programmeNow(referral)),
    practice,
    board: listing?.board,
    network: listing?.network,
    referrer: referrer?.organisation,
    conditionGroup: conditionGroups[0],
    source,
    employerSize: employment.employerSize,
    ageBand,
    sex,
    ethnicGroup,
    stages: happenedInOrder(triage, 'TriageDecided', 'StageChanged').map((event) => ({
      stage: event.type === 'TriageDecided' ? event.data.stage : event.data.to,
      from: londonDate(event.effectiveAt),
    })),
  });
}
