import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { assessmentStream } from '#assessment/contract';
import { Database } from '#database';
import { dischargeStream } from '#discharge/contract';
import { employerStream } from '#employer-liaison/contract';
import { interventionIndexStream, interventionStream } from '#intervention/contract';
import { referralStream } from '#referral/contract';
import { triageStream } from '#triage/contract';
import type { LetterKind } from '#programmes/contract';
import {
  accepted,
  aBooking,
  anAssessment,
  aPlan,
  aReferral,
  aReview,
  aServiceThatWrites,
  attendance,
  CASE,
  discharged,
  gpConsent,
  measure,
  notAccepted,
  SECOND_APPOINTMENT,
  unableToContact,
} from './letter-stories.js';
import { LetterWorld } from './letter-world.js';

const ADJUSTMENT = 'e0000000-0000-4000-8000-000000000001';
const INTERVENTION = 'e0000000-0000-4000-8000-000000000002';

/** Holds a letter against the file that somebody has read and found good; with GOLDEN=write it becomes that file. */
function expectGolden(name: string, text: string): void {
  const file = new URL(`./golden/${name}.txt`, import.meta.url);
  if (process.env['GOLDEN'] === 'write') writeFileSync(file, text);
  expect(existsSync(file)).toBe(true);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

/** One case in which everything happens that a practice hears of. */
async function tellOneLongCase(world: LetterWorld): Promise<void> {
  const assessment = assessmentStream(CASE);
  await world.begin(aServiceThatWrites(), aReferral(), gpConsent(), accepted);
  await world.play();
  await world.happened(triageStream(CASE), '2026-03-13T17:00:00.000Z', unableToContact);
  await world.play();
  await world.happened(assessment, '2026-03-16T09:00:00.000Z', aBooking({ startsAt: '2026-03-18T10:30:00.000Z' }));
  await world.play();
  await world.happened(assessment, '2026-03-18T11:30:00.000Z', attendance('3'));
  await world.play();
  await world.happened(assessment, '2026-03-19T09:00:00.000Z', aBooking({ appointmentId: SECOND_APPOINTMENT, startsAt: '2026-03-23T09:00:00.000Z' }));
  await world.happened(assessment, '2026-03-23T09:00:00.000Z', attendance('5', SECOND_APPOINTMENT), measure(14, 'baseline'));
  await world.happened(assessment, '2026-03-23T10:00:00.000Z', anAssessment());
  await world.play();
  await tellOfSupport(world);
  await world.happened(assessment, '2026-03-24T10:00:00.000Z', aPlan());
  await world.play();
  await world.happened(interventionStream(INTERVENTION), '2026-04-10T10:00:00.000Z', {
    type: 'SessionAttendanceRecorded',
    data: { sessionId: ADJUSTMENT, code: '5' },
  });
  await world.happened(assessment, '2026-04-14T10:00:00.000Z', aReview);
  await world.play();
  await world.happened(assessment, '2026-06-01T09:00:00.000Z', measure(6, 'discharge'));
  await world.happened(dischargeStream(CASE), '2026-06-01T10:00:00.000Z', discharged);
  await world.play();
  await world.happened(dischargeStream(CASE), '2026-08-31T10:00:00.000Z', {
    type: 'FollowUpRecorded',
    data: { weeks: 13, status: 'at-work', hoursPerWeek: 37, evidence: 'person' },
  });
  await world.play();
}

/** Physiotherapy is ordered, and the employer agrees to one of two adjustments. */
async function tellOfSupport(world: LetterWorld): Promise<void> {
  const consentId = ADJUSTMENT;
  await world.happened(interventionIndexStream(CASE), '2026-03-24T08:00:00.000Z', {
    type: 'InterventionNoted',
    data: { interventionId: INTERVENTION },
  });
  await world.happened(
    interventionStream(INTERVENTION),
    '2026-03-24T08:00:00.000Z',
    {
      type: 'InterventionOrdered',
      data: {
        ...{ interventionId: INTERVENTION, kind: 'physiotherapy', supplier: 'PRV01', external: false, plannedSessions: 6 },
        programme: { id: 'staged-service', version: 1 },
      },
    },
    { type: 'AcceptedBySupplier', data: {} },
    { type: 'SessionBooked', data: { sessionId: ADJUSTMENT, startsAt: '2026-04-10T09:00:00.000Z', mode: 'face-to-face' } },
  );
  await world.happened(
    employerStream(CASE),
    '2026-03-24T09:00:00.000Z',
    { type: 'LiaisonOpened', data: { consentId } },
    {
      type: 'AdjustmentsProposed',
      data: {
        consentId,
        adjustments: [
          { adjustmentId: ADJUSTMENT, kind: 'phased-return' },
          { adjustmentId: INTERVENTION, kind: 'amended-duties' },
        ],
      },
    },
    { type: 'EmployerResponded', data: { consentId, responses: [{ adjustmentId: ADJUSTMENT, response: 'accepted' }] } },
    { type: 'PhasedReturnAgreed', data: { consentId, startsOn: '2026-04-20', hoursByWeek: [16, 20, 24, 30] } },
  );
}

let database: Database;
beforeAll(async () => (database = await Database.open({ kind: 'memory' })));
afterAll(() => database.close());

describe('the letters of one long case', () => {
  let world: LetterWorld;
  beforeAll(async () => {
    world = await LetterWorld.in(database);
    await tellOneLongCase(world);
  });
  afterAll(() => world.close());

  const KINDS: LetterKind[] = [
    'referral-received',
    'unable-to-contact',
    'appointment-made',
    'did-not-attend',
    'assessment-report',
    'plan-agreed',
    'progress',
    'discharge',
    'follow-up',
  ];
  it.each(KINDS)('%s reads as its golden text', async (kind) => {
    const found = (await world.letters()).find(({ letter }) => letter.kind === kind && letter.status === 'sent');
    expectGolden(kind, await world.text(found!));
  });

  it('fits every line into 78 columns, and every letter on a page', async () => {
    const texts = await Promise.all((await world.letters()).map((found) => world.text(found)));
    expect(texts).toHaveLength(10);
    for (const text of texts) {
      const lines = text.split('\n');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(78);
      expect(lines.length).toBeLessThanOrEqual(66);
    }
  });

  it('was not refused anything', () => expect(world.refused).toEqual([]));
});

describe('letters of other cases', () => {
  let world: LetterWorld;
  beforeAll(async () => (world = await LetterWorld.in(database)));
  afterAll(() => world.close());

  it('referral-not-accepted reads as its golden text, and is the only letter of a referral refused as it arrives', async () => {
    await world.begin(aServiceThatWrites(), aReferral({ employment: { status: 'unemployed' } }), gpConsent(), notAccepted);
    await world.play();
    const found = await world.letters();
    expect(found.map(({ letter }) => letter.kind)).toEqual(['referral-not-accepted']);
    expectGolden('referral-not-accepted', await world.text(found[0]!));
  });

  it('the letter that takes one back reads as its golden text', async () => {
    const declined = (await world.streams.read(referralStream(CASE)))[2];
    await world.happened(referralStream(CASE), '2026-03-05T10:00:00.000Z', {
      type: 'FactCorrected',
      data: { corrects: declined!.eventId, correctedType: 'ReferralNotAccepted', reason: 'entered-in-error', facts: {}, struckOut: true },
    });
    await world.play();
    const [first, second] = await world.letters();
    expect(first!.letter).toMatchObject({ status: 'superseded', because: 'withdrawn', by: second!.letterId });
    expectGolden('taken-back', await world.text(second!));
  });

  it('the letter that takes back a referral that was struck out reads as its golden text', async () => {
    const struckOut = await LetterWorld.in(database);
    const [received] = await struckOut.begin(aServiceThatWrites(), aReferral(), gpConsent(), accepted);
    await struckOut.play();
    await struckOut.happened(referralStream(CASE), '2026-03-05T10:00:00.000Z', {
      type: 'FactCorrected',
      data: { corrects: received, correctedType: 'ReferralReceived', reason: 'wrong-person', facts: {}, struckOut: true },
    });
    await struckOut.play();
    const text = await struckOut.text((await struckOut.letters())[1]!);
    await struckOut.close();
    expectGolden('referral-taken-back', text);
  });
});
