import { assessmentStream } from '#assessment/contract';
import { worklistStream } from '#caseload/contract';
import { dischargeStream } from '#discharge/contract';
import { employerStream } from '#employer-liaison/contract';
import type { Streams } from '#handling';
import { interventionIdsOf, interventionIndexStream, interventionStream, type InterventionNoted } from '#intervention/contract';
import type { Recorded, Uuid } from '#kernel';
import { lettersOf } from '#letters';
import { personStream, type PersonEvent } from '#people/contract';
import { programmeAt, programmeStream, type Programme, type ProgrammeEvent } from '#programmes/contract';
import { referralStream, type ReferralEvent } from '#referral/contract';
import { triageStream } from '#triage/contract';
import { OF_THE_PERSON } from './words/person-words.js';

/** A part of the case, as the timeline names it. */
export const CASE_PARTS = [
  'referral',
  'triage',
  'assessment',
  'intervention',
  'employer-liaison',
  'discharge',
  'letter',
  'worklist',
  'person',
] as const;
export type CasePart = (typeof CASE_PARTS)[number];

/**
 * All events of a case in log order, each with its part. Safeguarding is not among them: it has a stream and a key of its
 * own, and is read by breaking the glass.
 */
export async function eventsOfCase(streams: Streams, caseId: Uuid): Promise<{ part: CasePart; event: Recorded }[]> {
  const ids = interventionIdsOf(await streams.read<InterventionNoted>(interventionIndexStream(caseId)));
  const places: [CasePart, string][] = [
    ['referral', referralStream(caseId)],
    ['triage', triageStream(caseId)],
    ['assessment', assessmentStream(caseId)],
    ['employer-liaison', employerStream(caseId)],
    ['discharge', dischargeStream(caseId)],
    ['worklist', worklistStream(caseId)],
    ...ids.map((id): [CasePart, string] => ['intervention', interventionStream(id)]),
  ];
  const parts = await Promise.all(
    places.map(async ([part, stream]) => (await streams.read(stream)).map((event) => ({ part, event: event as Recorded }))),
  );
  const letters = (await lettersOf(streams, caseId)).flatMap(({ events }) =>
    events.map((event) => ({ part: 'letter' as const, event: event as Recorded })),
  );
  return [...parts.flat(), ...letters].sort((a, b) => (a.event.position < b.event.position ? -1 : 1));
}

/** What happened to the person and not in one of their cases: links to other records, and the erasure of their identity. */
export async function eventsOfPerson(streams: Streams, personId: Uuid): Promise<{ part: CasePart; event: Recorded }[]> {
  const events = await streams.read<PersonEvent>(personStream(personId));
  return (events as unknown as readonly Recorded[])
    .filter(({ type }) => (OF_THE_PERSON as readonly string[]).includes(type))
    .map((event) => ({ part: 'person', event }));
}

/** The programmes that a case was in, each in the version that it came into. */
export async function programmesOf(streams: Streams, events: readonly Recorded[]): Promise<Programme[]> {
  const refs = events.flatMap((event) => {
    const { type, data } = event as unknown as ReferralEvent;
    if (type === 'ReferralReceived') return [data.programme];
    return type === 'ReferralTransferred' ? [data.to] : [];
  });
  const found = await Promise.all(refs.map(async ({ id, version }) => programmeAt(await streams.read<ProgrammeEvent>(programmeStream(id)), version)));
  return found.filter((programme) => programme !== undefined);
}
