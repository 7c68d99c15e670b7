import { type EventShape, type LocalDate, type Recorded, type Refusal, type Uuid } from '#kernel';
import { assessmentStream } from '#assessment/contract';
import { dischargeStream } from '#discharge/contract';
import { refuseCase, type Streams } from '#handling';
import { interventionIndexStream, interventionStream, interventionIdsOf, type InterventionNoted } from '#intervention/contract';
import { programmeAt, programmeStream, type ProgrammeEvent, type ProgrammeRef } from '#programmes/contract';
import { referralStream } from '#referral/contract';
import { triageStream } from '#triage/contract';
import { believed, isOf, trimmed, type CaseEvent } from './clocks/case-event.js';
import { caseClocks } from './clocks/clock.js';
import { explained, type ExplainedClock } from './clocks/explain.js';
import { termsOf, type ProgrammeTerms } from './clocks/programme-terms.js';

type Reading = Pick<Streams, 'read'>;

/** The clocks of a case as they stand on a day, read from the log at that moment, and the last position that they rest on. */
export async function clocksOfCase(
  streams: Reading,
  caseId: Uuid,
  today: LocalDate,
): Promise<{ position: string; clocks: ExplainedClock[] } | Refusal> {
  const recorded = await eventsOf(streams, caseId);
  const events = believed(recorded.flatMap((event) => trimmed(event) ?? []));
  if (!events.some(isOf('ReferralReceived'))) return refuseCase('case.not-found');
  const terms = await termsFor(streams, events);
  const find = ({ id, version }: ProgrammeRef): ProgrammeTerms => terms.get(`${id}|${version}`) as ProgrammeTerms;
  const position = recorded.at(-1)?.position ?? '';
  return { position, clocks: caseClocks(events, find).map((clock) => explained(clock, today)) };
}

async function eventsOf(streams: Reading, caseId: Uuid): Promise<Recorded[]> {
  const index = await streams.read<InterventionNoted>(interventionIndexStream(caseId));
  const names = [
    referralStream(caseId),
    triageStream(caseId),
    assessmentStream(caseId),
    dischargeStream(caseId),
    ...interventionIdsOf(index).map(interventionStream),
  ];
  const read = await Promise.all(names.map((name) => streams.read<EventShape>(name)));
  return read.flat().sort((a, b) => (a.position < b.position ? -1 : 1));
}

/** The terms of every programme version that the case was in. @throws if the log lacks one */
async function termsFor(streams: Reading, events: readonly CaseEvent[]): Promise<Map<string, ProgrammeTerms>> {
  const refs = [
    ...events.filter(isOf('ReferralReceived')).map(({ data }) => data.programme),
    ...events.filter(isOf('ReferralTransferred')).map(({ data }) => data.to),
  ];
  const found = await Promise.all(
    refs.map(async ({ id, version }) => {
      const programme = programmeAt(await streams.read<ProgrammeEvent>(programmeStream(id)), version);
      if (!programme) throw new Error(`Programme ${id} version ${version} is not in the log`);
      return [`${id}|${version}`, termsOf(programme)] as const;
    }),
  );
  return new Map(found);
}
