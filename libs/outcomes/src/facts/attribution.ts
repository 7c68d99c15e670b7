import { known, londonDate, type Happened, type Instant } from '#kernel';
import type { ProgrammeRef } from '#programmes/contract';
import type { ReferralEvent, ReferralFacts } from '#referral/contract';
import { happenedInOrder, type BelievedCase } from '../history/believed-case.js';
import type { FindTerms } from '../history/programme-terms.js';
import type { Attribution, UnderProgramme } from './outcome-facts.js';

type Received = Happened<Extract<ReferralEvent, { type: 'ReferralReceived' }>>;

/** The referral of a case; `undefined` if none was received. */
export const receivedIn = ({ referral }: BelievedCase): Received | undefined =>
  referral.find((event): event is Received => event.type === 'ReferralReceived');

/** What the referral says as it was last told: received, amended, supplied. */
export function factsTold({ referral }: BelievedCase, received: Received): ReferralFacts {
  let facts: ReferralFacts = received.data;
  for (const event of referral) {
    if (event.type === 'ReferralAmended' || event.type === 'InformationSupplied') facts = { ...facts, ...event.data.facts };
  }
  return facts;
}

/** The programme versions that a case was in, in order of time; the first from the start. */
export function programmesOf(found: BelievedCase, received: Received): { ref: ProgrammeRef; from: Instant }[] {
  const transfers = happenedInOrder(found.referral, 'ReferralTransferred');
  return [{ ref: received.data.programme, from: '' }, ...transfers.map(({ data, effectiveAt }) => ({ ref: data.to, from: effectiveAt }))];
}

/** A programme version with its organisations. */
export function under(ref: ProgrammeRef, find: FindTerms): UnderProgramme {
  const { provider, commissioner } = find(ref);
  return { id: ref.id, version: ref.version, provider, commissioner };
}

/** What the case is counted under. */
export function attributionOf(found: BelievedCase, received: Received, find: FindTerms): Attribution {
  const { practice, referrer, conditionGroups, source, employment, ageBand, sex, ethnicGroup } = factsTold(found, received);
  const programmes = programmesOf(found, received);
  return known({
    atReferral: under(received.data.programme, find),
    now: under(programmes.at(-1)?.ref ?? received.data.programme, find),
    practice,
    referrer: referrer?.organisation,
    conditionGroup: conditionGroups[0],
    source,
    employerSize: employment.employerSize,
    ageBand,
    sex,
    ethnicGroup,
    stages: happenedInOrder(found.triage, 'TriageDecided', 'StageChanged').map((event) => ({
      stage: event.type === 'TriageDecided' ? event.data.stage : event.data.to,
      from: londonDate(event.effectiveAt),
    })),
  });
}
