import type { Streams } from '#handling';
import { fold, type EventShape, type Recorded, type Uuid } from '#kernel';
import { referralStanding, referralStream, type ReferralEvent } from '#referral/contract';
import type { InterventionEvent } from '../model/events.js';
import { interventionIdsOf, interventionIndexStream, type InterventionNoted } from '../model/intervention-index.js';
import { intervention } from '../model/intervention.js';
import { interventionStream } from '../model/standing.js';
import { answerOfIntervention } from './answer-of-intervention.js';
import type { InterventionList } from './interventions-answer.js';

/** The interventions of a case with their sessions, from the log itself, so never behind; `undefined` if there is no such case. */
export async function listInterventions(streams: Pick<Streams, 'read'>, caseId: Uuid): Promise<InterventionList | undefined> {
  const referral = await streams.read<ReferralEvent>(referralStream(caseId));
  if (referralStanding(referral).status === 'none') return undefined;
  const index = await streams.read<InterventionNoted>(interventionIndexStream(caseId));
  const histories = await Promise.all(interventionIdsOf(index).map((id) => streams.read<InterventionEvent>(interventionStream(id))));
  const states = histories.map((events) => fold(intervention, events)).filter((state) => state.status !== 'none');
  return { caseId, interventions: states.map(answerOfIntervention), position: latestPosition([referral, index, ...histories]) };
}

function latestPosition(histories: readonly (readonly Recorded<EventShape>[])[]): string {
  return histories.map((events) => events.at(-1)?.position ?? '').reduce((a, b) => (a > b ? a : b));
}
