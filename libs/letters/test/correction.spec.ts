import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { assessmentStream } from '#assessment/contract';
import { Database } from '#database';
import { dischargeStream } from '#discharge/contract';
import type { Uuid } from '#kernel';
import { referralStream } from '#referral/contract';
import {
  accepted,
  aBooking,
  anAssessment,
  aReferral,
  aServiceThatWrites,
  attendance,
  CASE,
  gpConsent,
  gpConsentWithdrawn,
  notAccepted,
  SECOND_APPOINTMENT,
} from './letter-stories.js';
import { LetterWorld } from './letter-world.js';

let database: Database;
let world: LetterWorld;
beforeAll(async () => (database = await Database.open({ kind: 'memory' })));
afterAll(() => database.close());
beforeEach(async () => (world = await LetterWorld.in(database)));
afterEach(() => world.close());

const ASSESSMENT = assessmentStream(CASE);

interface Correction {
  facts?: Record<string, unknown>;
  personal?: object;
  struckOut?: boolean;
}

const correct = (stream: string, at: string, corrects: Uuid, correctedType: string, { facts = {}, personal = {}, struckOut = false }: Correction) =>
  world.happened(stream, at, { type: 'FactCorrected', data: { corrects, correctedType, reason: 'clerical-error', facts, struckOut }, personal });

const told = async (): Promise<string[]> =>
  (await world.letters()).map(({ letter }) => `${letter.kind} v${letter.version} ${letter.status === 'superseded' ? letter.because : letter.status}`);

/** The case up to its assessment; answers with the ids of attendance and assessment. */
async function assessed(...consent: ReturnType<typeof gpConsent>[]): Promise<[Uuid, Uuid]> {
  await world.begin(aServiceThatWrites({ letters: ['assessment-report', 'did-not-attend'] }), aReferral(), ...consent, accepted);
  await world.happened(ASSESSMENT, '2026-03-11T09:00:00.000Z', aBooking({ appointmentId: SECOND_APPOINTMENT, startsAt: '2026-03-16T09:00:00.000Z' }));
  const [attended, report] = await world.happened(ASSESSMENT, '2026-03-16T10:00:00.000Z', attendance('5', SECOND_APPOINTMENT), anAssessment());
  await world.play();
  return [attended!, report!];
}

describe('a correction of what a letter told', () => {
  it('brings a new version that names the one it takes the place of', async () => {
    const [, report] = await assessed(gpConsent());
    await correct(ASSESSMENT, '2026-03-18T09:00:00.000Z', report, 'AssessmentCompleted', { facts: { expectedReturnOn: '2026-05-04' } });
    await world.play();
    expect(await told()).toEqual(['assessment-report v1 corrected', 'assessment-report v2 sent']);
    const [first, second] = await world.letters();
    expect(first!.letter).toMatchObject({ by: second!.letterId });
    const text = await world.text(second!);
    expect(text).toContain('This corrects and takes the place of our letter of 16 March 2026.');
    expect(text).toContain('expected back at work on 4 May 2026');
    expect(text).toContain('version 2 of this letter');
  });

  it('of the practice is the first letter to the right one, which had no other', async () => {
    const [received] = await world.begin(
      aServiceThatWrites({ letters: ['referral-received'] }),
      aReferral({ practice: 'B82002' }),
      gpConsent(),
      accepted,
    );
    await world.play();
    await correct(referralStream(CASE), '2026-03-05T09:00:00.000Z', received!, 'ReferralReceived', { facts: { practice: 'A81001' } });
    await world.play();
    expect(await told()).toEqual(['referral-received v1 corrected', 'referral-received v2 sent']);
    const text = await world.text((await world.letters())[1]!);
    expect(text).toContain('GP practice A81001');
    expect(text).not.toContain('This corrects');
  });

  it('takes nothing back from a practice that never had the letter', async () => {
    const [, report] = await assessed(gpConsent());
    await world.happened(referralStream(CASE), '2026-03-17T09:00:00.000Z', {
      type: 'ReferralAmended',
      data: { facts: { practice: 'B82002' }, contentFingerprint: 'g' },
    });
    await correct(ASSESSMENT, '2026-03-18T09:00:00.000Z', report, 'AssessmentCompleted', { struckOut: true });
    await world.play();
    expect(await told()).toEqual(['assessment-report v1 sent', 'assessment-report v2 overtaken']);
    expect(world.outbox.handedOver).toHaveLength(1);
  });

  it('tells corrected words as well', async () => {
    const [, report] = await assessed(gpConsent());
    await correct(ASSESSMENT, '2026-03-18T09:00:00.000Z', report, 'AssessmentCompleted', {
      personal: { summary: 'Shoulder pain, not back pain.', explanation: 'Mixed up two notes.' },
    });
    await world.play();
    const text = await world.text((await world.letters())[1]!);
    expect(text).toContain('Shoulder pain, not back pain.');
    expect(text).not.toContain('Mixed up');
  });

  it('sends nothing if the letter reads as before', async () => {
    const [, report] = await assessed(gpConsent());
    await correct(ASSESSMENT, '2026-03-18T09:00:00.000Z', report, 'AssessmentCompleted', { personal: { note: 'Another note for the file.' } });
    await world.play();
    expect(await told()).toEqual(['assessment-report v1 sent', 'assessment-report v2 unchanged']);
    expect(world.outbox.handedOver).toHaveLength(1);
  });

  it('before anything was sent leaves one letter, with the corrected facts', async () => {
    const [, report] = await assessed();
    await correct(ASSESSMENT, '2026-03-18T09:00:00.000Z', report, 'AssessmentCompleted', { facts: { expectedReturnOn: '2026-05-04' } });
    await world.happened(referralStream(CASE), '2026-03-19T09:00:00.000Z', gpConsent());
    await world.play();
    expect(await told()).toEqual(['assessment-report v1 corrected', 'assessment-report v2 sent']);
    expect(await world.text((await world.letters())[1]!)).not.toContain('takes the place of');
  });

  it('corrected twice makes three versions, each naming the last that went out', async () => {
    const [, report] = await assessed(gpConsent());
    await correct(ASSESSMENT, '2026-03-18T09:00:00.000Z', report, 'AssessmentCompleted', { facts: { expectedReturnOn: '2026-05-04' } });
    await world.play();
    await correct(ASSESSMENT, '2026-03-20T09:00:00.000Z', report, 'AssessmentCompleted', { facts: { expectedReturnOn: '2026-05-11' } });
    await world.play();
    expect(await told()).toEqual(['assessment-report v1 corrected', 'assessment-report v2 corrected', 'assessment-report v3 sent']);
    expect(await world.text((await world.letters())[2]!)).toContain('our letter of 18 March 2026');
  });
});

describe('a milestone that turns out not to be one', () => {
  it('is taken back with a letter that says so, if one was sent', async () => {
    const [attended] = await assessed(gpConsent());
    await correct(ASSESSMENT, '2026-03-17T09:00:00.000Z', attended, 'AttendanceRecorded', { facts: { code: '3' } });
    await world.play();
    expect(await told()).toContain('did-not-attend v2 sent');
    await correct(ASSESSMENT, '2026-03-18T09:00:00.000Z', attended, 'AttendanceRecorded', { facts: { code: '6' } });
    await world.play();
    expect(await told()).toEqual(expect.arrayContaining(['did-not-attend v2 withdrawn', 'did-not-attend v3 sent']));
    const takenBack = (await world.letters()).find(({ letter }) => letter.kind === 'did-not-attend' && letter.version === 3);
    expect(await world.text(takenBack!)).toContain('Our letter "Did not attend" of 17 March 2026');
  });

  it('leaves nothing to say, if none was sent', async () => {
    const [, report] = await assessed();
    await correct(ASSESSMENT, '2026-03-17T09:00:00.000Z', report, 'AssessmentCompleted', { struckOut: true });
    await world.play();
    expect(await told()).toEqual(['assessment-report v1 withdrawn']);
    expect(await world.files()).toEqual([]);
  });

  it('is not taken back while the person does not agree, but held', async () => {
    const [, report] = await assessed(gpConsent());
    await world.happened(referralStream(CASE), '2026-03-17T08:00:00.000Z', gpConsentWithdrawn);
    await correct(ASSESSMENT, '2026-03-17T09:00:00.000Z', report, 'AssessmentCompleted', { struckOut: true });
    await world.play();
    expect(await told()).toEqual(['assessment-report v1 withdrawn', 'assessment-report v2 held']);
  });
});

describe('a referral that is struck out', () => {
  const strike = (received: Uuid) => correct(referralStream(CASE), '2026-03-05T09:00:00.000Z', received, 'ReferralReceived', { struckOut: true });

  it('is taken back with one letter that asks the practice to disregard the one it had', async () => {
    const [received] = await world.begin(aServiceThatWrites(), aReferral(), gpConsent(), accepted);
    await world.play();
    await strike(received!);
    await world.play();
    await world.play();
    expect(await told()).toEqual(['referral-received v1 withdrawn', 'referral-received v2 sent']);
    const [first, second] = await world.letters();
    expect(first!.letter).toMatchObject({ by: second!.letterId, sending: { transport: 'outbox' } });
    const text = await world.text(second!);
    expect(text).toContain('PLEASE DISREGARD OUR EARLIER LETTER');
    expect(text).toContain('Our letter "Referral received" of 2 March 2026');
    expect(world.outbox.handedOver).toEqual([first!.letterId, second!.letterId]);
    expect(world.refused).toEqual([]);
  });

  it('takes back that it was not accepted, where the practice was told so', async () => {
    const [received] = await world.begin(aServiceThatWrites(), aReferral(), gpConsent(), notAccepted);
    await world.play();
    await strike(received!);
    await world.play();
    expect(await told()).toEqual(['referral-not-accepted v1 withdrawn', 'referral-not-accepted v2 sent']);
  });

  it('takes back both letters of one that was declined later', async () => {
    const [received] = await world.begin(aServiceThatWrites(), aReferral(), gpConsent());
    await world.happened(referralStream(CASE), '2026-03-04T09:00:00.000Z', notAccepted);
    await world.play();
    await strike(received!);
    await world.play();
    expect(await told()).toEqual([
      ...['referral-received v1 withdrawn', 'referral-received v2 sent'],
      ...['referral-not-accepted v1 withdrawn', 'referral-not-accepted v2 sent'],
    ]);
  });

  it('names the last version that went out, and stops one on its way', async () => {
    const [received] = await world.begin(aServiceThatWrites(), aReferral(), gpConsent(), accepted);
    await world.play();
    await correct(referralStream(CASE), '2026-03-04T09:00:00.000Z', received!, 'ReferralReceived', { facts: { conditionGroups: ['pain'] } });
    await strike(received!);
    await world.play();
    expect((await told()).slice(-1)).toEqual(['referral-received v3 sent']);
    expect(world.outbox.handedOver).toHaveLength(2);
    expect(await world.text((await world.letters()).at(-1)!)).toContain('of 2 March 2026');
  });

  it('leaves nothing to say if no letter had gone out yet, however far it had come', async () => {
    const [received] = await world.begin(aServiceThatWrites(), aReferral(), gpConsent(), accepted);
    expect(await world.playUntil((step) => step === 'DraftLetter')).toBe(true);
    await strike(received!);
    await world.play();
    expect(await told()).toEqual(['referral-received v1 withdrawn']);
    expect(await world.files()).toEqual([]);
  });

  it('lets nobody release what was held, and holds what takes a letter back while the person does not agree', async () => {
    const [received] = await world.begin(aServiceThatWrites(), aReferral(), accepted);
    await world.play();
    await strike(received!);
    const [held] = await world.letters();
    expect(await world.tell(held!.letterId, { type: 'ReleaseLetter' })).toBe('case.struck-out');
    await world.play();
    expect(await told()).toEqual(['referral-received v1 withdrawn']);
  });

  it('still hears what became of its letters', async () => {
    const [received] = await world.begin(aServiceThatWrites(), aReferral(), gpConsent(), accepted);
    await world.play();
    await strike(received!);
    await world.play();
    for (const { letterId } of await world.letters())
      expect(await world.tell(letterId, { type: 'ReportDelivery', result: 'delivered' })).toBeUndefined();
  });
});

describe('a correction of something else', () => {
  it('calls for no letter', async () => {
    await assessed(gpConsent());
    const [status] = await world.happened(dischargeStream(CASE), '2026-03-17T09:00:00.000Z', {
      type: 'WorkStatusRecorded',
      data: { status: 'off-sick', evidence: 'person' },
    });
    await correct(dischargeStream(CASE), '2026-03-18T09:00:00.000Z', status!, 'WorkStatusRecorded', { facts: { status: 'at-work' } });
    await world.play();
    expect(await told()).toEqual(['assessment-report v1 sent']);
  });
});

describe('late entries', () => {
  it('a letter tells the case as it stood when its milestone was recorded, however late it is written', async () => {
    await world.begin(aServiceThatWrites({ letters: ['referral-received'] }), aReferral(), gpConsent());
    await world.happened(referralStream(CASE), '2026-03-04T09:00:00.000Z', accepted);
    await world.play();
    const text = await world.text((await world.letters())[0]!);
    expect(text).toContain('We are checking that the programme fits');
    expect(text).toContain('Date                 4 March 2026');
  });
});
