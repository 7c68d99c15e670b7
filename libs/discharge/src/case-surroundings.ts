import { correctedHistory, type Uuid } from '#kernel';
import type { Streams } from '#handling';
import type { CaseContext } from '#handling/contract';
import {
  interventionIdsOf,
  interventionIndexStream,
  interventionStanding,
  interventionStream,
  type InterventionEvent,
  type InterventionNoted,
} from '#intervention/contract';
import { referralStream, type ReferralEvent } from '#referral/contract';
import { safeguardingStanding, safeguardingStream, type SafeguardingEvent } from '#safeguarding/contract';
import { workStandingAtReferral } from './model/at-referral.js';
import type { DischargeContext } from './model/context.js';
import { workInReferral } from './model/work-in-referral.js';

/** Reads what the decisions of this module know of the case beyond what every module knows. */
export async function dischargeSurroundings(streams: Pick<Streams, 'read'>, caseId: Uuid): Promise<Omit<DischargeContext, keyof CaseContext>> {
  const [concerns, interventions, referral] = await Promise.all([
    streams.read<SafeguardingEvent>(safeguardingStream(caseId)),
    openInterventions(streams, caseId),
    streams.read<ReferralEvent>(referralStream(caseId)),
  ]);
  const work = workInReferral(correctedHistory(referral));
  return {
    safeguarding: safeguardingStanding(concerns),
    openInterventions: interventions,
    workAtReferral: work ? workStandingAtReferral(work) : 'unknown',
  };
}

/** Interventions of a case that were ordered and are neither declined, completed nor stopped, in the order they were noted. */
async function openInterventions(streams: Pick<Streams, 'read'>, caseId: Uuid): Promise<Uuid[]> {
  const ids = interventionIdsOf(await streams.read<InterventionNoted>(interventionIndexStream(caseId)));
  const standings = await Promise.all(ids.map(async (id) => interventionStanding(await streams.read<InterventionEvent>(interventionStream(id)))));
  return ids.filter((_, i) => standings[i]?.status === 'ordered' || standings[i]?.status === 'accepted');
}
