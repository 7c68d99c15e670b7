import { correctedHistory, type EventShape, type Happened, type Recorded, type Uuid } from '#kernel';
import { assessmentStream, type AssessmentEvent } from '#assessment/contract';
import { dischargeStream, type DischargeEvent } from '#discharge/contract';
import { employerStanding, employerStream, type LiaisonEvent } from '#employer-liaison/contract';
import {
  interventionIdsOf,
  interventionIndexStream,
  interventionStanding,
  interventionStream,
  type InterventionEvent,
  type InterventionNoted,
} from '#intervention/contract';
import type { CaseContext } from '#handling/contract';
import { referralStream, type ReferralEvent } from '#referral/contract';
import { triageStream, type TriageEvent } from '#triage/contract';
import type { MilestoneOf, MilestoneType } from '../model/milestones.js';
import type { CaseFacts } from './case-facts.js';
import { openedAsCorrected } from './opened.js';
import { asRecordedBy, newestOf, readSubject, type Read, type Sources } from './read-subject.js';

/**
 * Reads what a letter about a milestone is written from. `erased`: there is nobody to write about any more; `gone`: the
 * milestone was struck out.
 */
export async function readCase(
  sources: Sources,
  caseId: Uuid,
  milestone: Uuid,
  context: Pick<CaseContext, 'programme' | 'referral'>,
): Promise<CaseFacts | 'erased' | 'gone'> {
  const { streams, vault } = sources;
  const [referral, triage, assessment, discharge, employer] = await Promise.all([
    streams.read<ReferralEvent>(referralStream(caseId)),
    streams.read<TriageEvent>(triageStream(caseId)),
    streams.read<AssessmentEvent>(assessmentStream(caseId)),
    streams.read<DischargeEvent>(dischargeStream(caseId)),
    streams.read<LiaisonEvent>(employerStream(caseId)),
  ]);
  const own = ownStream([referral, triage, assessment, discharge], milestone);
  const told = (correctedHistory(own) as readonly Happened[]).find((e) => e.eventId === milestone);
  if (!told) return 'gone';
  const until = lastOfItsCommand(own, told);
  const subject = await readSubject(sources, caseId, context.programme, until);
  const words = await openedAsCorrected(vault, told, own);
  if (!subject || !words) return 'erased';
  const interventions = await interventionsOf(sources, caseId);
  const at = <E extends EventShape>(stream: Read<E>): Read<E> => asRecordedBy(stream, until);
  return {
    ...subject,
    consents: context.referral.status === 'none' ? [] : context.referral.consents,
    history: {
      referral: correctedHistory<ReferralEvent>(at(referral)),
      triage: correctedHistory<TriageEvent>(at(triage)),
      assessment: correctedHistory<AssessmentEvent>(at(assessment)),
      discharge: correctedHistory<DischargeEvent>(at(discharge)),
    },
    employer: employerStanding(at(employer)),
    interventions: interventions.map((stream) => interventionStanding(at(stream))).filter((one) => one.status !== 'none'),
    milestone: told as unknown as MilestoneOf<MilestoneType>,
    words,
    writtenFrom: newestOf([at(referral), at(triage), at(assessment), at(discharge), at(employer), ...interventions.map(at)].flat()),
  };
}

async function interventionsOf({ streams }: Sources, caseId: Uuid): Promise<Read<InterventionEvent>[]> {
  const ids = interventionIdsOf(await streams.read<InterventionNoted>(interventionIndexStream(caseId)));
  return await Promise.all(ids.map((id) => streams.read<InterventionEvent>(interventionStream(id))));
}

const ownStream = (streams: readonly (readonly object[])[], milestone: Uuid): readonly Recorded[] =>
  (streams as readonly (readonly Recorded[])[]).find((stream) => stream.some((e) => e.eventId === milestone)) ?? [];

/** The position of the last event of the milestone's own command: what was recorded together is told together. */
const lastOfItsCommand = (stream: readonly Recorded[], { commandId, position }: Happened): string =>
  stream.findLast((e) => e.commandId === commandId)?.position ?? position;
