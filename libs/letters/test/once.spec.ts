import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { assessmentStream } from '#assessment/contract';
import { Database } from '#database';
import { dischargeStream } from '#discharge/contract';
import { Progress, PolicyRunner, projectionMigrations } from '#projections';
import { referralStream } from '#referral/contract';
import { handledLetters, type LettersModuleCommand } from '../src/handled-letters.js';
import { letterPolicies } from '../src/policies.js';
import {
  accepted,
  aBooking,
  anAssessment,
  aPlan,
  aReferral,
  aServiceThatWrites,
  attendance,
  CASE,
  discharged,
  gpConsent,
  PERSONAL_WORDS,
  SECOND_APPOINTMENT,
} from './letter-stories.js';
import { LetterWorld } from './letter-world.js';

let database: Database;
let world: LetterWorld;
beforeAll(async () => (database = await Database.open({ kind: 'memory' })));
afterAll(() => database.close());
beforeEach(async () => (world = await LetterWorld.in(database)));
afterEach(() => world.close());

async function tellACase(): Promise<void> {
  const assessment = assessmentStream(CASE);
  await world.begin(aServiceThatWrites(), aReferral(), gpConsent(), accepted);
  await world.happened(assessment, '2026-03-04T09:00:00.000Z', aBooking());
  await world.happened(assessment, '2026-03-10T12:00:00.000Z', attendance('3'));
  await world.happened(assessment, '2026-03-11T09:00:00.000Z', aBooking({ appointmentId: SECOND_APPOINTMENT, startsAt: '2026-03-16T09:00:00.000Z' }));
  await world.happened(assessment, '2026-03-16T10:00:00.000Z', attendance('5', SECOND_APPOINTMENT), anAssessment());
  await world.happened(assessment, '2026-03-17T10:00:00.000Z', aPlan());
  await world.happened(dischargeStream(CASE), '2026-04-20T10:00:00.000Z', discharged);
}

/** The plan was agreed for another day than was typed. */
async function correctThePlan(): Promise<void> {
  const plan = (await world.everything()).find((e) => (e as { type: string }).type === 'PlanAgreed');
  await world.happened(assessmentStream(CASE), '2026-04-21T10:00:00.000Z', {
    type: 'FactCorrected',
    data: { corrects: plan!.eventId, correctedType: 'PlanAgreed', reason: 'clerical-error', facts: { targetDate: '2026-04-27' }, struckOut: false },
  });
}

/** Eight letters: seven milestones, and the plan a second time as corrected. */
const KINDS = [
  'appointment-made',
  'appointment-made',
  'assessment-report',
  'did-not-attend',
  'discharge',
  'plan-agreed',
  'plan-agreed',
  'referral-received',
];

describe('one letter per milestone and version', () => {
  it('whatever the moment at which the process dies, each letter is there once and recorded once', async () => {
    await tellACase();
    expect(await playDyingEverywhere()).toBeGreaterThan(30);
    await correctThePlan();
    expect(await playDyingEverywhere()).toBeGreaterThan(5);
    await expectEachOnce();
  });

  it('is taken back once, whatever the moment at which the process dies', async () => {
    const [received] = await world.begin(aServiceThatWrites(), aReferral(), gpConsent(), accepted);
    await world.play();
    await world.happened(referralStream(CASE), '2026-03-05T10:00:00.000Z', {
      type: 'FactCorrected',
      data: { corrects: received, correctedType: 'ReferralReceived', reason: 'wrong-person', facts: {}, struckOut: true },
    });
    expect(await playDyingEverywhere()).toBeGreaterThan(5);
    const letters = await world.letters();
    expect(letters.map(({ letter }) => letter.status)).toEqual(['superseded', 'sent']);
    expect(world.outbox.handedOver).toEqual(letters.map(({ letterId }) => letterId));
  });

  it('a process that was never disturbed does the same', async () => {
    await tellACase();
    await world.play();
    await correctThePlan();
    await world.play();
    await expectEachOnce();
  });

  it('the runner of the product does the same', async () => {
    await tellACase();
    await world.database.migrate(projectionMigrations);
    const failures: string[] = [];
    const progress = new Progress();
    const [policy] = letterPolicies(world.parts);
    const send = ({ target, command, envelope }: LettersModuleCommand) => world.desk.handle(handledLetters, target, command, envelope);
    const report = { failed: (what: string, error: Error) => void failures.push(`${what} ${error.message}`) };
    const runner = new PolicyRunner(policy!, world.database, world.log, world.clock, send as never, progress, report);
    const untilStill = async (): Promise<void> => {
      for (let head = ''; head !== (await world.log.head());) {
        head = await world.log.head();
        expect(await progress.waitFor(['policy letters'], head, 20_000)).toBe(true);
      }
    };
    await runner.start();
    await untilStill();
    await correctThePlan();
    await untilStill();
    await runner.stop();
    expect(failures).toEqual([]);
    await expectEachOnce();
  });

  /** Dies after the first step, begins again, dies after the second, and so on; answers with how often it died. */
  async function playDyingEverywhere(): Promise<number> {
    let deaths = 0;
    while (await world.playUntilStep(deaths)) deaths++;
    return deaths;
  }

  async function expectEachOnce(): Promise<void> {
    const letters = await world.letters();
    const sent = (await world.everything()).filter((e) => (e as { type: string }).type === 'LetterSent');
    expect(letters.map(({ letter }) => letter.kind).toSorted()).toEqual(KINDS);
    // The plan as it was first agreed no longer counts, and nothing else was taken out of account.
    expect(letters.filter(({ letter }) => letter.status !== 'sent').map(({ letter }) => `${letter.kind} ${letter.version}`)).toEqual([
      'plan-agreed 1',
    ]);
    expect(sent.map((e) => e.stream).toSorted()).toEqual(letters.map(({ letterId }) => `letter-${letterId}`).toSorted());
    expect(world.outbox.handedOver.toSorted()).toEqual(letters.map(({ letterId }) => letterId).toSorted());
    expect((await world.files()).toSorted()).toEqual(
      letters.flatMap(({ letterId }) => [`A81001/${letterId}.json`, `A81001/${letterId}.txt`]).toSorted(),
    );
  }
});

describe('what is personal', () => {
  it('stands in the letter, and neither in the data of any event, nor in refusals, nor in names of files', async () => {
    await tellACase();
    await world.play();
    const texts = await Promise.all((await world.letters()).map((found) => world.text(found)));
    const elsewhere = JSON.stringify([
      (await world.everything()).map(({ data, personal }) => ({ data, personal })),
      world.refused,
      await world.files(),
    ]);
    expect(
      PERSONAL_WORDS.filter((word) => word !== '1984-05-04' && word !== '9990000018' && !texts.join('\n').toLowerCase().includes(word.toLowerCase())),
    ).toEqual([]);
    for (const word of PERSONAL_WORDS) expect(elsewhere.toLowerCase()).not.toContain(word.toLowerCase());
    for (const text of texts) expect(text).not.toContain('Internal');
  });
});

describe('an outbox that cannot be written', () => {
  it('makes letters wait, and they go when it can be', async () => {
    await tellACase();
    const send = world.outbox.send.bind(world.outbox);
    world.outbox.send = () => Promise.reject(new Error('disk full'));
    await expect(world.play()).rejects.toThrow('disk full');
    expect((await world.letters()).map(({ letter }) => letter.status)).toEqual(Array(7).fill('queued'));
    world.outbox.send = send;
    await world.play();
    expect(new Set((await world.letters()).map(({ letter }) => letter.status))).toEqual(new Set(['sent']));
  });
});
