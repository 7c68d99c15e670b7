import type { Decision } from '#kernel';
import type { ReceiveReferral } from './commands.js';
import type { FactsTold, ReferralEvent, ReferralFacts } from './events.js';
import { refuseReferral } from './refusals.js';
import { refuseBeforeNotice } from './since-notice.js';
import { standsAlready } from './consent.js';
import type { ReferralContext } from './context.js';
import type { KnownReferral, ReferralState } from './state.js';

/**
 * Four things look like a second referral. The stream is named after the source message, so here are two of them: the
 * same content again is a redelivery and changes nothing; other content is an amendment, to be reviewed. A probable
 * duplicate and a re-referral have a stream of their own and are marked as such.
 */
export function receiveReferral(command: ReceiveReferral, state: ReferralState, at: ReferralContext): Decision<ReferralEvent> {
  if (state.status === 'none') return at.struckOut ? receiveStruckOut(command, at.struckOut) : receiveNew(command);
  if (state.fingerprints.includes(command.contentFingerprint)) return [];
  if (state.status === 'not-accepted' || state.status === 'withdrawn' || at.discharge.status === 'discharged') {
    return refuseReferral('referral.amendment-too-late');
  }
  const early = refuseBeforeNotice(state, at);
  if (early) return early;
  const { contentFingerprint, personal } = command;
  const facts = changedFacts(state, command.facts);
  const toReview = command.consents.filter((terms) => !standsAlready(state.consents, terms));
  const data = { facts, contentFingerprint, ...(toReview.length > 0 ? { consentsToReview: toReview } : {}) };
  return [{ type: 'ReferralAmended', data, personal }];
}

/** What was struck out as never sent does not come back by being sent again. */
const receiveStruckOut = ({ contentFingerprint }: ReceiveReferral, struckOut: readonly string[]): Decision<ReferralEvent> =>
  struckOut.includes(contentFingerprint) ? [] : refuseReferral('referral.amendment-too-late');

function receiveNew(command: ReceiveReferral): ReferralEvent[] {
  const { personId, programme, facts, sourceMessage, contentFingerprint, eligibility } = command;
  const events: ReferralEvent[] = [
    {
      type: 'ReferralReceived',
      data: { ...facts, personId, programme, ...(sourceMessage ? { sourceMessage } : {}), contentFingerprint, eligibility },
      personal: command.personal,
    },
    ...command.consents.map((terms): ReferralEvent => ({ type: 'ConsentGiven', data: { ...terms, how: 'in-referral' } })),
  ];
  if (!eligibility.eligible) {
    const failedCriteria = eligibility.findings.filter((f) => f.met === 'no').map(({ criterion, plainWords }) => ({ criterion, plainWords }));
    return [...events, { type: 'ReferralNotAccepted', data: { reason: 'not-eligible', failedCriteria, signposting: command.signposting } }];
  }
  if (command.earlierCase) events.push({ type: 'LinkedToEarlierCase', data: { earlierCase: command.earlierCase } });
  if (command.probableDuplicate) return [...events, { type: 'ProbableDuplicateRaised', data: command.probableDuplicate }];
  const certain = eligibility.findings.every((f) => f.met === 'yes');
  if (command.acceptance === 'automatic' && certain) events.push({ type: 'ReferralAccepted', data: { how: 'automatic' } });
  return events;
}

/** The facts of an amended message that differ, null for those that the message before told and
 * this one does not. Notice was received when the first message came, whatever the second says. */
function changedFacts({ facts: before, sent }: KnownReferral, after: ReferralFacts): FactsTold {
  const gone = (Object.keys(sent) as (keyof ReferralFacts)[]).filter((name) => sent[name] !== undefined && after[name] === undefined);
  const fields = Object.entries(after).filter(
    ([name, value]) => name !== 'noticeReceivedOn' && JSON.stringify(value) !== JSON.stringify(before[name as keyof ReferralFacts]),
  );
  return Object.fromEntries([...fields, ...gone.map((name) => [name, null])]) as FactsTold;
}
