import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import fc from 'fast-check';
import { startStepwise, type Stepwise } from '#support/app.js';
import { eventsOfCase } from '#case-view';
import { chainHash, CHAIN_START, contentHash, type NewEvent } from '#event-log';
import type { ModuleCommand } from '#handling';
import {
  addDaysToInstant,
  correctedHistory,
  isRefusal,
  londonDate,
  newId,
  VirtualClock,
  type CommandAnswer,
  type Recorded,
  type Refusal,
} from '#kernel';
import { consentCovers, consentsAt, referralStanding, type ReferralEvent } from '#referral/contract';
import { safeguardingStanding, safeguardingStream, type SafeguardingEvent } from '#safeguarding/contract';
import type { TriageEvent } from '#triage/contract';
import { MOVES, type Step } from './moves.js';

/*
 * Random command sequences, sensible or not, through the real desk on a real database. Whatever is sent, the rules of the
 * domain hold in the log.
 */

const START = '2026-01-05T09:00:00.000Z';
const clock = new VirtualClock(START);
let stepwise: Stepwise;
let bus: CommandBus;

beforeAll(async () => {
  stepwise = await startStepwise({ clock });
  bus = stepwise.service.app.get(CommandBus, { strict: false });
});
afterAll(() => stepwise.stop());

const step: fc.Arbitrary<Step> = fc.record({
  move: fc.nat(MOVES.length - 1),
  a: fc.nat(30),
  b: fc.nat(30),
  hoursLater: fc.oneof({ weight: 3, arbitrary: fc.nat(12) }, { weight: 1, arbitrary: fc.integer({ min: 24, max: 300 }) }),
  daysLate: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(9) }),
});

const actor = { id: 'cw-1', role: 'clinician' as const, organisation: 'PRV01' };
const at = (move: number, hoursLater = 1, a = 0, b = 3): Step => ({ move, a, b, hoursLater, daysLate: 0 });
const aBeginning: Step[] = [at(0), at(2), at(9)];
/** Ways in which a case begins, so that the random part meets cases at every stage. */
const BEGINNINGS: Step[][] = [
  [],
  aBeginning,
  [...aBeginning, at(12, 72), at(14), at(15)],
  [...aBeginning, at(17), at(19), at(21), at(22), at(23)],
  [...aBeginning, at(17), { ...at(19), daysLate: 3 }, at(40), at(33, 24), at(41), at(33, 24), at(40)],
  [...aBeginning, at(7), at(4, 1, 1), at(8, 24, 1), at(6, 24, 2), at(42, 1, 2, 0)],
  [...aBeginning, at(12, 72), at(14), at(15), at(27), at(28), at(29, 96), at(32), at(33)],
  // Refused for certain, each for a reason of its own: before the referral, without consent, with a concern that is open.
  [{ ...at(0), daysLate: 9 }, at(0), at(19), at(40), at(33)],
];
const beginning = fc.constantFrom(...BEGINNINGS);

async function play(steps: readonly Step[]): Promise<{ caseId: string; refusals: string[] }> {
  const { platform } = stepwise;
  const commandId = newId();
  const outcome = await platform.intake.receive(
    {
      programme: 'staged-work-health',
      facts: {
        source: 'gp',
        channel: 'json-api',
        referrer: { organisation: 'A81001' },
        practice: 'A81001',
        conditionGroups: ['pain'],
        employment: { status: 'employed', offSick: true },
        sex: 'female',
        ethnicGroup: 'white',
      },
      personal: { name: { given: 'canary-given', family: `canary-${commandId}` }, contact: { postcode: 'LS1 1AA', telephone: 'canary-telephone' } },
      nhsNumberVerified: false,
      consents: [{ recipient: 'gp', purpose: 'feedback-to-referrer', content: ['everything'] }],
    },
    { commandId, fingerprint: 'f', correlationId: commandId, causationId: commandId, actor },
  );
  if (isRefusal(outcome)) throw new Error(outcome.message);
  const { caseId } = outcome;
  const programme = platform.shelf.inForce(londonDate(clock.now())).find((p) => p.id === 'staged-work-health')!;
  const refusals: string[] = [];
  for (const { move, a, b, hoursLater, daysLate } of steps) {
    clock.moveTo(addDaysToInstant(clock.now(), hoursLater / 24));
    const id = newId();
    const envelope = {
      commandId: id,
      fingerprint: 'f',
      correlationId: id,
      causationId: id,
      actor,
      ...(daysLate > 0 ? { effectiveAt: addDaysToInstant(clock.now(), -daysLate) } : {}),
    };
    const commands = await MOVES[move]!({ caseId, now: clock.now(), streams: platform.streams, programme, envelope }, a, b);
    for (const command of commands) {
      const answer = await send(command);
      if (isRefusal(answer)) {
        refusals.push(answer.code);
        break;
      }
      // The same command again is answered the same and changes nothing.
      if (answer.events.length > 0) expect(await send(command)).toEqual(answer);
    }
  }
  return { caseId, refusals };
}

const send = (command: ModuleCommand<{ type: string }>): Promise<CommandAnswer | Refusal> => bus.execute(command);

const events = async (caseId: string): Promise<Recorded[]> => (await eventsOfCase(stepwise.platform.streams, caseId)).map(({ event }) => event);
const ofType = (all: readonly Recorded[], ...types: string[]): Recorded[] => all.filter((e) => types.includes(e.type));

function checkLog(all: readonly Recorded[]): void {
  const byStream = Map.groupBy(all, (e) => e.stream);
  for (const [stream, own] of byStream) {
    let previous = CHAIN_START;
    own.forEach((event, revision) => {
      expect(event.revision).toBe(revision);
      expect(event.hash).toBe(chainHash(previous, revision, event.recordedAt, contentHash(stream, event as unknown as NewEvent)));
      previous = event.hash;
    });
  }
  for (const event of all) {
    expect(event.effectiveAt <= event.recordedAt).toBe(true);
    expect(((event.data as { newEffectiveAt?: string }).newEffectiveAt ?? '') <= event.recordedAt).toBe(true);
    expect(JSON.stringify([event.data, event.personal])).not.toContain('canary');
  }
}

function checkEmployer(all: readonly Recorded[]): void {
  const needsNone = ['LiaisonSuspended', 'LiaisonClosed', 'FactCorrected'];
  for (const event of all.filter((e) => e.stream.startsWith('employer-') && !needsNone.includes(e.type))) {
    const before = all.filter((e) => e.stream.startsWith('referral-') && e.position < event.position) as Recorded<ReferralEvent>[];
    const standing = referralStanding(before);
    expect(standing.status !== 'none' && consentCovers(standing.consents, 'employer')).toBeTruthy();
    const { consentId } = event.data as { consentId?: string };
    expect(standing.status !== 'none' && standing.consents.some((c) => c.consentId === consentId)).toBe(true);
    const then = standing.status === 'none' ? [] : consentsAt(standing.consents, standing.endedConsents, event.effectiveAt);
    expect(consentCovers(then, 'employer')).toBeDefined();
  }
}

/** One letter for each milestone and version, which goes out once. */
function checkLetters(all: readonly Recorded[]): void {
  const due = ofType(all, 'LetterDue').map(({ data }) => {
    const { kind, milestone, version } = data as { kind: string; milestone: string; version: number };
    return `${kind}|${milestone}|${version}`;
  });
  expect(new Set(due).size).toBe(due.length);
  const sent = ofType(all, 'LetterSent').map(({ stream }) => stream);
  expect(new Set(sent).size).toBe(sent.length);
}

/** No discharge while a concern was open, as the log had it at that moment. */
function checkSafeguarding(all: readonly Recorded[], concerns: readonly Recorded<SafeguardingEvent>[]): void {
  for (const { position } of ofType(all, 'CaseDischarged')) {
    expect(safeguardingStanding(concerns.filter((e) => e.position < position)).openConcerns).toBe(0);
  }
}

/** Nothing before the day of notice, and spells that follow one another. */
function checkTimes(all: readonly Recorded[]): void {
  const histories = [...Map.groupBy(all, (e) => e.stream).values()].map((own) => correctedHistory(own) as Recorded[]);
  const referral = referralStanding(all.filter((e) => e.stream.startsWith('referral-')) as Recorded<ReferralEvent>[]);
  const notice = referral.status === 'none' ? '' : referral.noticeReceivedOn;
  for (const { type, effectiveAt, stream } of histories.flat()) {
    // Work may be told of from before the referral; what the service raises or opens by itself was so as it was known then.
    if (/^(letter|worklist)-/.test(stream) || type === 'WorkStatusRecorded' || (type as string) === 'TriageOpened') continue;
    expect({ type, early: londonDate(effectiveAt) < notice }).toEqual({ type, early: false });
  }
  const triage = (histories.find(([first]) => first?.stream.startsWith('triage-')) ?? []) as unknown as Recorded<TriageEvent>[];
  const spells = triage.filter((e) => e.type === 'CaseAllocated' || e.type === 'CaseReallocated');
  spells.slice(1).forEach((spell, i) => {
    expect(spell.effectiveAt >= (spells[i]?.effectiveAt ?? '')).toBe(true);
    expect(spell.data.practitioner).not.toBe(spells[i]?.data.practitioner);
  });
  let stage: string | undefined;
  for (const event of triage) {
    if (event.type === 'TriageDecided') stage = event.data.stage;
    if (event.type === 'StageChanged') expect(event.data.from).toBe(stage);
    if (event.type === 'StageChanged') stage = event.data.to;
  }
}

function checkAttendance(all: readonly Recorded[]): void {
  const struck = new Set(
    ofType(all, 'FactCorrected')
      .filter((e) => (e.data as { struckOut: boolean }).struckOut)
      .map((e) => (e.data as { corrects: string }).corrects),
  );
  const standing = all.filter((e) => !struck.has(e.eventId));
  const id = (e: Recorded): string => (e.data as { appointmentId: string }).appointmentId;
  const attended = ofType(standing, 'AttendanceRecorded');
  expect(new Set(attended.map(id)).size).toBe(attended.length);
  for (const attendance of attended) {
    const booking = ofType(standing, 'AppointmentBooked').find((e) => id(e) === id(attendance));
    expect(booking).toBeDefined();
    expect(ofType(standing, 'AppointmentCancelled').some((e) => id(e) === id(attendance))).toBe(false);
    expect(ofType(standing, 'AppointmentBooked').some((e) => (e.data as { replaces?: string }).replaces === id(attendance))).toBe(false);
    expect(londonDate(attendance.recordedAt) >= londonDate((booking!.data as { startsAt: string }).startsAt)).toBe(true);
    expect(['5', '6', '7', '3']).toContain((attendance.data as { code: string }).code);
  }
}

function checkDischarge(all: readonly Recorded[]): void {
  const struck = new Set(
    ofType(all, 'FactCorrected')
      .filter((e) => (e.data as { struckOut: boolean }).struckOut)
      .map((e) => (e.data as { corrects: string }).corrects),
  );
  let open = true;
  let discharged = false;
  for (const event of all.filter((e) => e.stream.startsWith('discharge-') && !struck.has(e.eventId))) {
    if (event.type === 'CaseDischarged') {
      expect(open).toBe(true);
      open = false;
      discharged = true;
    }
    if (event.type === 'CaseReopened') {
      expect(open).toBe(false);
      open = true;
    }
    if (event.type === 'FollowUpRecorded') expect(discharged).toBe(true);
  }
  const plan = ofType(all, 'PlanAgreed')[0];
  if (plan) expect(ofType(all, 'AssessmentCompleted').some((e) => e.position < plan.position)).toBe(true);
}

test('whatever is sent, the rules of the domain hold in the log, and a refusal leaves nothing', async () => {
  let written = 0;
  let sent = 0;
  const refused: string[] = [];
  await fc.assert(
    fc.asyncProperty(beginning, fc.array(step, { minLength: 10, maxLength: 45 }), async (start, steps) => {
      const { caseId, refusals } = await play([...start, ...steps]);
      await settled();
      const all = await events(caseId);
      const concerns = (await stepwise.platform.streams.read<SafeguardingEvent>(safeguardingStream(caseId))) as Recorded<SafeguardingEvent>[];
      written += all.length;
      sent += ofType(all, 'LetterSent').length;
      refused.push(...refusals);
      checkLog([...all, ...concerns]);
      checkEmployer(all);
      checkAttendance(all);
      checkDischarge(all);
      checkLetters(all);
      checkSafeguarding(all, concerns);
      checkTimes(all);
    }),
    // Each beginning by itself first, so that no run goes without one.
    { numRuns: Number(process.env['FC_RUNS'] ?? 60), examples: BEGINNINGS.map((start) => [start, []]) },
  );
  // A generator that only ever met refusals, or none, would show nothing.
  expect(written).toBeGreaterThan(300);
  expect(sent).toBeGreaterThan(20);
  expect(refused.length).toBeGreaterThan(100);
  expect(refused).toEqual(expect.arrayContaining(['discharge.safeguarding-open', 'consent.not-given', 'effective.before-referral']));
}, 240_000);

/** The head of the log once everything that reacts by itself has done so. */
async function settled(): Promise<string> {
  const { log, progress } = stepwise.platform;
  for (;;) {
    const head = await log.head();
    await progress.waitFor(progress.names(), head, 10_000);
    if ((await log.head()) === head) return head;
  }
}

test('a refused command leaves no event behind', async () => {
  const { caseId } = await play(aBeginning);
  const head = await settled();
  const envelope = { commandId: newId(), fingerprint: 'f', correlationId: newId(), causationId: newId(), actor };
  const [command] = await MOVES[21]!({ caseId, now: clock.now(), streams: stepwise.platform.streams, programme: {} as never, envelope }, 0, 0);
  expect(isRefusal(await send(command!))).toBe(true);
  expect(await stepwise.platform.log.head()).toBe(head);
});
