import { correctedHistory, type Uuid } from '#kernel';
import { ModuleCommand, type Handled, type Streams } from '#handling';
import { dischargeStanding, dischargeStream, type DischargeEvent } from '#discharge/contract';
import { referralStanding, referralStream, type ReferralEvent } from '#referral/contract';
import { safeguardingStanding, safeguardingStream, type SafeguardingEvent } from '#safeguarding/contract';
import type { PersonEvent } from './model/events.js';
import { people, type PersonCommand, type PersonSurroundings } from './model/people.js';
import { personStanding, personStream, type PersonStanding } from './model/standing.js';

/** A command about a person; `target.partId` is the person, `target.caseId` a case of theirs if it concerns one. */
export class PeopleCommand extends ModuleCommand<PersonCommand> {}

/** Binds the people decider to the log. */
export const handledPeople: Handled<PersonStanding, PersonCommand, PersonEvent, PersonSurroundings & { personId: Uuid }> = {
  decider: people,
  stream: ({ partId }) => personStream(partId ?? ''),
  async load(streams, { partId: personId = '' }, command) {
    return { context: { personId, ...(await surroundings(streams, personId, command)) }, keyOf: personId, caseId: null };
  },
};

async function surroundings(streams: Streams, personId: Uuid, command: PersonCommand): Promise<PersonSurroundings> {
  if (command.type === 'ErasePerson') {
    const [openCases, casesOfConcern] = await Promise.all([openCasesOf(streams, personId), casesOfConcernOf(streams, personId)]);
    return { openCases, casesOfConcern, otherIsKnown: false };
  }
  const otherIsKnown = command.type === 'LinkPerson' && (await casesOf(streams, command.other)).length > 0;
  return { openCases: [], casesOfConcern: [], otherIsKnown };
}

/** Every case noted for a person, in the order noted. */
export async function casesOf(streams: Streams, personId: Uuid): Promise<readonly Uuid[]> {
  return personStanding(await streams.read<PersonEvent>(personStream(personId))).cases;
}

async function casesOfConcernOf(streams: Streams, personId: Uuid): Promise<Uuid[]> {
  const cases = await casesOf(streams, personId);
  const concerns = await Promise.all(
    cases.map(async (caseId) => safeguardingStanding(await streams.read<SafeguardingEvent>(safeguardingStream(caseId)))),
  );
  return cases.filter((_, i) => (concerns[i]?.openConcerns ?? 0) > 0);
}

/** Cases of a person that are neither closed at referral nor discharged. */
export async function openCasesOf(streams: Streams, personId: Uuid): Promise<Uuid[]> {
  const cases = await casesOf(streams, personId);
  const open = await Promise.all(cases.map((caseId) => caseIsOpen(streams, caseId)));
  return cases.filter((_, i) => open[i] === 'open');
}

/** Whether a case is open, closed, or has been noted but not received yet. */
export async function caseIsOpen(streams: Streams, caseId: Uuid): Promise<'open' | 'closed' | 'not-received'> {
  const [referralEvents, dischargeEvents] = await Promise.all([
    streams.read<ReferralEvent>(referralStream(caseId)),
    streams.read<DischargeEvent>(dischargeStream(caseId)),
  ]);
  const { status } = referralStanding(referralEvents);
  if (status === 'none') return referralEvents.length === 0 ? 'not-received' : 'closed';
  if (status === 'not-accepted' || status === 'withdrawn') return 'closed';
  return correctedHistory(dischargeEvents).length > 0 && dischargeStanding(dischargeEvents).status === 'discharged' ? 'closed' : 'open';
}
