import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { assessmentStream } from '#assessment/contract';
import { Database } from '#database';
import { dischargeStream } from '#discharge/contract';
import { referralStream } from '#referral/contract';
import { triageStream } from '#triage/contract';
import {
  accepted,
  aBooking,
  anAssessment,
  aReferral,
  aServiceThatWrites,
  attendance,
  CASE,
  died,
  discharged,
  FIRST_APPOINTMENT,
  gpConsent,
  gpConsentWithdrawn,
  measure,
  SECOND_APPOINTMENT,
  unableToContact,
} from './letter-stories.js';
import { LetterWorld } from './letter-world.js';

let database: Database;
let world: LetterWorld;
beforeAll(async () => (database = await Database.open({ kind: 'memory' })));
afterAll(() => database.close());
beforeEach(async () => (world = await LetterWorld.in(database)));
afterEach(() => world.close());

const REFERRAL = referralStream(CASE);
const statuses = async (): Promise<string[]> =>
  (await world.letters()).map(({ letter }) => `${letter.kind} ${letter.status === 'held' ? `held: ${letter.why}` : letter.status}`);
const written = (step: string): boolean => step === 'DraftLetter';

describe('consent at dispatch', () => {
  it('holds a letter that the person never agreed to, and sends it once they do', async () => {
    await world.begin(aServiceThatWrites(), aReferral(), accepted);
    await world.play();
    expect(await statuses()).toEqual(['referral-received held: no-consent']);
    expect(await world.files()).toEqual([]);
    await world.happened(REFERRAL, '2026-03-05T09:00:00.000Z', gpConsent());
    await world.play();
    expect(await statuses()).toEqual(['referral-received sent']);
    expect(await world.text((await world.letters())[0]!)).toContain('Date                 5 March 2026');
  });

  it('stops what is written but not sent when the consent is withdrawn in between', async () => {
    await world.begin(aServiceThatWrites(), aReferral(), gpConsent(), accepted);
    expect(await world.playUntil(written)).toBe(true);
    await world.happened(REFERRAL, '2026-03-02T10:00:00.000Z', gpConsentWithdrawn);
    await world.play();
    expect(await statuses()).toEqual(['referral-received held: no-consent']);
    expect(await world.files()).toEqual([]);
  });

  it('writes anew what tells more than the person lets be told by the time it goes', async () => {
    await world.begin(aServiceThatWrites(), aReferral(), gpConsent(), accepted);
    await world.play();
    await world.happened(
      assessmentStream(CASE),
      '2026-03-10T10:30:00.000Z',
      aBooking({ appointmentId: SECOND_APPOINTMENT }),
      attendance('5', SECOND_APPOINTMENT),
      measure(14, 'baseline'),
    );
    await world.play();
    await world.happened(dischargeStream(CASE), '2026-03-20T09:00:00.000Z', discharged);
    let drafts = 0;
    expect(await world.playUntil((step) => written(step) && ++drafts === 1)).toBe(true);
    await world.happened(REFERRAL, '2026-03-20T10:00:00.000Z', gpConsentWithdrawn, gpConsent('outcome'));
    await world.play();
    const discharge = (await world.letters()).find(({ letter }) => letter.kind === 'discharge')!;
    expect(discharge.letter.status).toBe('sent');
    expect(await world.text(discharge)).not.toContain('PHQ-9');
    expect(world.refused).toEqual([]);
  });

  it('cannot unsend what was handed over before a crash, and says so', async () => {
    await world.begin(aServiceThatWrites(), aReferral(), gpConsent(), accepted);
    expect(await world.playUntil((step) => step === 'reacted to LetterDrafted')).toBe(true);
    expect(await world.files()).toHaveLength(2);
    await world.happened(REFERRAL, '2026-03-02T10:00:00.000Z', gpConsentWithdrawn);
    await world.play();
    expect(await statuses()).toEqual(['referral-received sent']);
  });

  it('tells no more than the person agreed to', async () => {
    await world.begin(aServiceThatWrites(), aReferral(), gpConsent('progress'), accepted);
    await world.happened(
      assessmentStream(CASE),
      '2026-03-04T09:00:00.000Z',
      aBooking({ appointmentId: SECOND_APPOINTMENT, startsAt: '2026-03-10T10:30:00.000Z' }),
      attendance('5', SECOND_APPOINTMENT),
      anAssessment(),
    );
    await world.happened(dischargeStream(CASE), '2026-03-20T09:00:00.000Z', discharged);
    await world.play();
    expect(await statuses()).toEqual([
      'referral-received sent',
      'appointment-made sent',
      'assessment-report held: no-consent',
      'discharge held: no-consent',
    ]);
  });
});

describe('the practice at dispatch', () => {
  it('holds a letter while nobody knows the practice, and sends it when they do', async () => {
    await world.begin(aServiceThatWrites(), aReferral({ practice: undefined }), gpConsent(), accepted);
    await world.play();
    expect(await statuses()).toEqual(['referral-received held: practice-unknown']);
    await world.happened(REFERRAL, '2026-03-03T09:00:00.000Z', { type: 'InformationSupplied', data: { facts: { practice: 'B82002' } } });
    await world.play();
    const [found] = await world.letters();
    expect(await statuses()).toEqual(['referral-received sent']);
    expect(await world.files()).toEqual(expect.arrayContaining([`B82002/${found!.letterId}.txt`, `B82002/${found!.letterId}.json`]));
  });

  it('addresses a letter to a practice that became known while it was being written', async () => {
    await world.begin(aServiceThatWrites(), aReferral({ practice: undefined }), gpConsent(), accepted);
    await world.playUntil(written);
    await world.happened(REFERRAL, '2026-03-03T09:00:00.000Z', { type: 'InformationSupplied', data: { facts: { practice: 'B82002' } } });
    await world.play();
    expect(await statuses()).toEqual(['referral-received sent']);
    expect(await world.text((await world.letters())[0]!)).toContain('GP practice B82002');
  });

  it('holds a letter whose practice is no longer that of the person until somebody releases it', async () => {
    await world.begin(aServiceThatWrites(), aReferral(), gpConsent(), accepted);
    await world.playUntil(written);
    await world.happened(REFERRAL, '2026-03-03T09:00:00.000Z', {
      type: 'ReferralAmended',
      data: { facts: { practice: 'B82002' }, contentFingerprint: 'g' },
    });
    await world.play();
    expect(await statuses()).toEqual(['referral-received held: practice-changed']);
    const [held] = await world.letters();
    expect(await world.tell(held!.letterId, { type: 'ReleaseLetter' })).toBeUndefined();
    await world.play();
    expect(await statuses()).toEqual(['referral-received sent']);
    expect(await world.files()).toEqual(expect.arrayContaining([`B82002/${held!.letterId}.txt`]));
    expect(world.outbox.handedOver).toHaveLength(1);
  });

  it('never makes a path of something that is no practice', async () => {
    await world.begin(aServiceThatWrites(), aReferral({ practice: '../../X' }), gpConsent(), accepted);
    await world.play();
    expect(await statuses()).toEqual(['referral-received held: practice-unknown']);
    expect(await world.files()).toEqual([]);
  });
});

describe('a death', () => {
  it('stops what is written, what is held and whatever comes after', async () => {
    await world.begin(aServiceThatWrites(), aReferral(), gpConsent('everything'), accepted);
    await world.playUntil(written);
    await world.happened(REFERRAL, '2026-03-02T10:00:00.000Z', died);
    await world.happened(dischargeStream(CASE), '2026-03-03T10:00:00.000Z', discharged);
    await world.play();
    expect(await statuses()).toEqual(['referral-received held: person-died', 'discharge held: person-died']);
    expect(await world.files()).toEqual([]);
  });

  it('reported by mistake lets the letters go again', async () => {
    const [, , , death] = await world.begin(aServiceThatWrites(), aReferral(), gpConsent(), accepted, died);
    await world.play();
    expect(await statuses()).toEqual(['referral-received held: person-died']);
    await world.happened(REFERRAL, '2026-03-03T10:00:00.000Z', {
      type: 'FactCorrected',
      data: { corrects: death!, correctedType: 'PersonDied', reason: 'wrong-person', facts: {}, struckOut: true },
    });
    await world.play();
    expect(await statuses()).toEqual(['referral-received sent']);
  });
});

describe('the letter set of the programme', () => {
  it('calls for no letter that is not in it', async () => {
    await world.begin(aServiceThatWrites({ letters: ['discharge'] }), aReferral(), gpConsent(), accepted);
    await world.play();
    expect(await statuses()).toEqual([]);
  });

  it('is that of the programme that the case is in at dispatch', async () => {
    await world.begin(aServiceThatWrites(), aReferral(), accepted);
    await world.play();
    await world.happened('programme-other', '2026-03-03T08:00:00.000Z', {
      type: 'ProgrammePublished',
      data: { definition: aServiceThatWrites({ id: 'other', letters: [] }) },
    });
    const [from, to] = [
      { id: 'staged-service', version: 1 },
      { id: 'other', version: 1 },
    ];
    await world.happened(
      REFERRAL,
      '2026-03-03T09:00:00.000Z',
      { type: 'ReferralTransferred', data: { from, to, reason: 'better-fit' } },
      gpConsent(),
    );
    await world.play();
    expect(await statuses()).toEqual(['referral-received held: not-in-letter-set']);
  });
});

describe('a letter that was held until there was nothing left to tell', () => {
  it('about an appointment that is past is not sent late', async () => {
    await world.begin(aServiceThatWrites(), aReferral(), accepted);
    await world.happened(assessmentStream(CASE), '2026-03-04T09:00:00.000Z', aBooking());
    await world.play();
    await world.happened(REFERRAL, '2026-03-11T09:00:00.000Z', gpConsent());
    await world.play();
    expect(await statuses()).toEqual(['referral-received sent', 'appointment-made superseded']);
  });

  it('about a missed appointment is sent while the person may still book, and not after they did', async () => {
    const assessment = assessmentStream(CASE);
    await world.begin(aServiceThatWrites(), aReferral(), accepted);
    await world.happened(assessment, '2026-03-04T09:00:00.000Z', aBooking());
    await world.happened(assessment, '2026-03-10T12:00:00.000Z', attendance('3'));
    await world.play();
    await world.happened(REFERRAL, '2026-03-11T09:00:00.000Z', gpConsent());
    await world.playUntil((step) => step === 'ReconsiderLetter');
    await world.happened(
      assessment,
      '2026-03-11T09:30:00.000Z',
      aBooking({ appointmentId: SECOND_APPOINTMENT, startsAt: '2026-03-17T09:00:00.000Z' }),
    );
    await world.play();
    const missed = (await world.letters()).find(({ letter }) => letter.kind === 'did-not-attend');
    expect(missed!.letter).toMatchObject({ status: 'superseded', because: 'overtaken' });
  });

  it('about somebody who could not be reached is not sent once they were', async () => {
    const triage = triageStream(CASE);
    await world.begin(aServiceThatWrites(), aReferral(), accepted);
    await world.happened(triage, '2026-03-13T17:00:00.000Z', { type: 'TriageOpened', data: {} }, unableToContact);
    await world.play();
    await world.happened(triage, '2026-03-14T09:00:00.000Z', { type: 'FirstContactMade', data: { method: 'telephone' } });
    await world.happened(REFERRAL, '2026-03-14T10:00:00.000Z', gpConsent());
    await world.play();
    expect(await statuses()).toEqual(['referral-received sent', 'unable-to-contact superseded']);
  });

  it('is sent if the person may still book again', async () => {
    const assessment = assessmentStream(CASE);
    await world.begin(aServiceThatWrites(), aReferral(), accepted);
    await world.happened(assessment, '2026-03-04T09:00:00.000Z', aBooking());
    await world.happened(assessment, '2026-03-10T12:00:00.000Z', attendance('3', FIRST_APPOINTMENT));
    await world.play();
    await world.happened(REFERRAL, '2026-03-20T09:00:00.000Z', gpConsent());
    await world.play();
    expect(await statuses()).toContain('did-not-attend sent');
  });
});
