import { CASE_ENDINGS, caseEnds, mayEndCase, type CaseEnd, type Streams } from '#handling';
import { fold, type Instant, type Recorded, type Uuid } from '#kernel';
import type { Policy } from '#projections';
import { REASONS_STOPPING_INTERVENTIONS } from '#discharge/contract';
import { InterventionModuleCommand } from './handled-intervention.js';
import type { EventOf, InterventionEvent } from './model/events.js';
import { interventionIdsOf, interventionIndexStream, type InterventionNoted } from './model/intervention-index.js';
import { intervention } from './model/intervention.js';
import { recordedSessions } from './model/sessions.js';
import { interventionStream } from './model/standing.js';
import { sessionsOf, type Accepted, type Ordered } from './model/state.js';
import type { StopReason } from './model/vocabulary.js';

type Reading = Pick<Streams, 'read'>;

/** What this module does when something happens elsewhere. */
export const interventionPolicies = (streams: Reading): readonly Policy[] => [stopInterventionsOfEndedCases(streams)];

/**
 * Stops what still runs once a case has ended with a reason that simply ends support; other discharges wait for it to
 * end by itself. An order that came in at the very moment of any end is stopped too.
 */
function stopInterventionsOfEndedCases(streams: Reading): Policy {
  return {
    name: 'stop-interventions-of-ended-cases',
    on: [...CASE_ENDINGS, 'InterventionOrdered'],
    async react(event, envelope) {
      const { caseId } = event;
      if (caseId === null) return [];
      const concerned = await concernedBy(streams, caseId, event);
      if (!concerned) return [];
      const states = await Promise.all(
        concerned.ids.map(async (id) => fold(intervention, await streams.read<InterventionEvent>(interventionStream(id)))),
      );
      return states
        .filter((state) => state.status === 'ordered' || state.status === 'accepted')
        .map((state) => {
          const stop = { type: 'StopIntervention', reason: stopReason(concerned.end) } as const;
          const { interventionId } = state;
          return new InterventionModuleCommand(
            { caseId, partId: interventionId },
            stop,
            envelope(`stop|${interventionId}`, stoppedAt(state, concerned.end)),
          );
        });
    },
  };
}

/** Which interventions to look at after an event, and the end that stops them; `undefined` if nothing has ended. */
async function concernedBy(streams: Reading, caseId: Uuid, event: Recorded): Promise<{ ids: readonly Uuid[]; end: CaseEnd } | undefined> {
  if (event.type === 'InterventionOrdered') {
    // A late entry about the time before the end is welcome, and is not stopped.
    const end = (await caseEnds(streams, caseId)).find(({ at }) => event.effectiveAt >= at);
    return end && { ids: [(event as Recorded<EventOf<'InterventionOrdered'>>).data.interventionId], end };
  }
  if (!mayEndCase(event)) return undefined;
  const end = (await caseEnds(streams, caseId)).find((e) => e.by !== 'CaseDischarged' || REASONS_STOPPING_INTERVENTIONS.includes(e.reason));
  return end && { ids: interventionIdsOf(await streams.read<InterventionNoted>(interventionIndexStream(caseId))), end };
}

function stopReason(end: CaseEnd): StopReason {
  if (end.by === 'ReferralWithdrawn') return 'referral-withdrawn';
  return end.by === 'PersonDied' || end.reason === 'died' ? 'person-died' : 'case-discharged';
}

/** An end is sometimes entered with a date before an order or a session, and nothing is stopped before what it held. */
function stoppedAt(state: Ordered | Accepted, end: CaseEnd): Instant {
  const held = [state.orderedAt, ...recordedSessions(sessionsOf(state)).map(({ at }) => at)];
  return held.reduce((latest, at) => (at > latest ? at : latest), end.at);
}
