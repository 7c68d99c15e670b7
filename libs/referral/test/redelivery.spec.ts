import { beforeEach, expect, test } from '@jest/globals';
import type { EventLog } from '#event-log';
import { Desk, Streams } from '#handling';
import { isRefusal, newId, VirtualClock, type CommandEnvelope, type CorrectFact, type LocalDate } from '#kernel';
import { MasterKey, type PersonLookup, type Vault } from '#privacy';
import { publishProgramme, sampleDestinations, type ProgrammeShelf } from '#programmes';
import type { Programme } from '#programmes/contract';
import { handledReferral, ReferralIntake, type Intake, type IntakeOutcome, type PersonFinder } from '#referral';
import { aCaseworker } from '#support/decisions.js';
import { aStagedProgramme, THE_PERSON } from '#support/stories.js';
import { MemoryLog } from '../../handling/test/memory-log.js';
import { facts, personal } from './stories.js';

const clock = new VirtualClock('2026-03-02T09:00:00.000Z');
let programmes: Programme[];
let log: MemoryLog;
let desk: Desk;
let intake: ReferralIntake;

const envelope = (): CommandEnvelope => {
  const commandId = newId();
  return { commandId, fingerprint: commandId, correlationId: commandId, causationId: commandId, actor: aCaseworker };
};

async function offer(programme: Programme): Promise<void> {
  await publishProgramme(desk, programme, envelope());
  programmes.push(programme);
}

beforeEach(async () => {
  [programmes, log] = [[], new MemoryLog()];
  const vault = { seal: () => Promise.resolve(null) } as unknown as Vault;
  desk = new Desk(log as unknown as EventLog, new Streams(log as unknown as EventLog), vault, clock);
  intake = new ReferralIntake({
    ...{ desk, clock, master: MasterKey.random(), destinations: sampleDestinations(), mode: 'strict', lookup: {} as PersonLookup },
    shelf: { inForce: (_: LocalDate) => programmes } as unknown as ProgrammeShelf,
    people: { find: () => Promise.resolve({ personId: THE_PERSON }) } as unknown as PersonFinder,
  });
  await offer(aStagedProgramme());
});

const { ageBand: _, nhsNumberStatus: __, ...told } = facts();
const message = (more: Partial<Intake> = {}): Intake => ({
  sourceMessage: { system: 'A81001', id: 'message-1' },
  facts: told,
  personal: personal(),
  nhsNumberVerified: true,
  consents: [],
  ...more,
});

async function received(sent: Intake): Promise<IntakeOutcome> {
  const outcome = await intake.receive(sent, envelope());
  if (isRefusal(outcome)) throw new Error(`Refused with ${outcome.code}`);
  return outcome;
}

test('a redelivery is answered as the first delivery was, whatever programmes there are by now', async () => {
  const first = await received(message());
  await offer({ ...aStagedProgramme(), id: 'another-service', name: 'Another service' });
  expect(await intake.receive(message({ sourceMessage: { system: 'A81001', id: 'message-2' } }), envelope())).toMatchObject({
    code: 'intake.programme-unclear',
  });
  const events = log.events.length;
  expect(await received(message())).toEqual({ ...first, redelivered: true });
  expect(log.events).toHaveLength(events);
});

test('an amendment goes where the first message went, though no programme would take it as a new referral', async () => {
  const first = await received(message());
  programmes = [];
  const amended = await received(message({ facts: { ...told, conditionGroups: ['common-mental-health'] } }));
  expect(amended).toMatchObject({ outcome: 'amended', caseId: first.caseId, programme: first.programme });
});

test('a message id is known once its message was received', async () => {
  const { sourceMessage } = message();
  expect(await intake.knows(sourceMessage!)).toBe(false);
  await received(message());
  expect(await intake.knows(sourceMessage!)).toBe(true);
});

test('a message is the same by what it says, whatever was made of it', async () => {
  const said = { entry: ['as it was sent'] };
  const first = await received(message({ said }));
  const programme = first.programme.id;
  expect(await received(message({ said, programme, personal: personal({ message: '{ "entry": [ "as it was sent" ] }' }) }))).toEqual({
    ...first,
    redelivered: true,
  });
  expect(await received(message({ said: { entry: ['otherwise'] } }))).toMatchObject({ outcome: 'amended', caseId: first.caseId });
});

test('what was struck out as never sent does not come back by being sent again, as it was or changed', async () => {
  const first = await received(message());
  const referral = log.events.find(({ type }) => (type as string) === 'ReferralReceived');
  const strike: CorrectFact = { type: 'CorrectFact', eventId: referral!.eventId, reason: 'wrong-person', facts: {}, struckOut: true };
  expect(isRefusal(await desk.handle(handledReferral, { caseId: first.caseId }, strike, envelope()))).toBe(false);
  await offer({ ...aStagedProgramme(), id: 'another-service', name: 'Another service' });
  const events = log.events.length;
  expect(await received(message())).toEqual({ ...first, redelivered: true });
  expect(await intake.receive(message({ facts: { ...told, sex: 'male' } }), envelope())).toMatchObject({ code: 'referral.amendment-too-late' });
  expect(log.events).toHaveLength(events);
});
