import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { assessmentStream } from '#assessment/contract';
import { Database } from '#database';
import { dischargeStream } from '#discharge/contract';
import { employerStream } from '#employer-liaison/contract';
import { interventionIndexStream, interventionStream } from '#intervention/contract';
import type { EventShape } from '#kernel';
import type { LetterKind } from '#programmes/contract';
import { referralStream } from '#referral/contract';
import { safeguardingStream } from '#safeguarding/contract';
import { triageStream } from '#triage/contract';
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
  FIRST_APPOINTMENT,
  gpConsent,
  measure,
  notAccepted,
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

const ASSESSMENT = assessmentStream(CASE);

/** The text of the last letter of a kind, in one line so that line breaks do not matter. */
async function letter(kind: LetterKind): Promise<string> {
  await world.play();
  const found = (await world.letters()).findLast((one) => one.letter.kind === kind);
  return (await world.text(found!)).replaceAll(/\s+/g, ' ');
}

const begin = (overrides: Parameters<typeof aReferral>[0] = {}, ...more: EventShape[]) =>
  world.begin(aServiceThatWrites(), aReferral(overrides), gpConsent(), ...more);

async function assessed(overrides: Parameters<typeof anAssessment>[0]): Promise<void> {
  await begin({}, accepted);
  await world.happened(ASSESSMENT, '2026-03-11T09:00:00.000Z', aBooking({ appointmentId: SECOND_APPOINTMENT, startsAt: '2026-03-16T09:00:00.000Z' }));
  await world.happened(ASSESSMENT, '2026-03-16T10:00:00.000Z', attendance('5', SECOND_APPOINTMENT), anAssessment(overrides));
}

describe('advice for the fit note', () => {
  it('"not fit" runs from the day after the present note to the day before the expected return', async () => {
    await assessed({ fitNoteAdvice: { statement: 'not-fit', adjustments: [] }, expectedReturnOn: '2026-04-20' });
    const text = await letter('assessment-report');
    expect(text).toContain('Statement Not fit for work Assessed by us on 16 March 2026 From 23 March 2026 To 19 April 2026');
    expect(text).not.toContain('Tick');
  });

  it('"not needed" asks for none, and says which there is', async () => {
    await assessed({ fitNoteAdvice: { statement: 'not-needed', adjustments: [] } });
    expect(await letter('assessment-report')).toContain('no further one is needed for work, in our opinion. Present fit note Not fit for work');
  });

  it('is said to be missing where there is none', async () => {
    await assessed({ fitNoteAdvice: undefined, expectedReturnOn: undefined });
    const text = await letter('assessment-report');
    expect(text).toContain('We have no advice for a fit note.');
    expect(text).toContain('For the GP: nothing is asked of you.');
  });
});

describe('the first letter', () => {
  it('tells a practice that did not refer who did', async () => {
    await begin({ source: 'physiotherapist', referrer: { organisation: 'RYE' } }, accepted);
    const text = await letter('referral-received');
    expect(text).toContain('Ms Robin Example was referred to us by a physiotherapist; the referral reached us on 2 March 2026.');
    expect(text).not.toContain('for Dr Sam Sample');
  });

  it('tells a practice that somebody came by themself', async () => {
    await begin({ source: 'self', referrer: { organisation: 'self' } });
    const text = await letter('referral-received');
    expect(text).toContain('referred themself to us on 2 March 2026 and wishes you to know. We are checking');
    expect(text).toContain('Referred by The person themself');
  });

  it('says how long somebody has been out of work', async () => {
    await begin({ employment: { status: 'unemployed', weeksUnemployed: 10 }, absenceStartedOn: undefined }, accepted);
    expect(await letter('referral-received')).toContain('Work Unemployed for 10 weeks Fit note');
  });
});

describe('a refusal', () => {
  it('of somebody who came by themself leaves telling them to us', async () => {
    await begin({ source: 'self', referrer: { organisation: 'self' } }, notAccepted);
    const text = await letter('referral-not-accepted');
    expect(text).not.toContain('Please tell the person');
    expect(text).toContain('We will: - tell the person');
  });

  it('that points nowhere offers help to find somewhere', async () => {
    await begin({}, { ...notAccepted, data: { reason: 'no-capacity', failedCriteria: [], signposting: [] } });
    const text = await letter('referral-not-accepted');
    expect(text).toContain('because the programme has no room at present.');
    expect(text).toContain('We can help to find another service: ring 0113 496 0123.');
  });
});

describe('appointments', () => {
  it('that are moved name the one before; reviews are not told of', async () => {
    await begin({}, accepted);
    await world.happened(ASSESSMENT, '2026-03-04T09:00:00.000Z', aBooking());
    await world.happened(
      ASSESSMENT,
      '2026-03-05T09:00:00.000Z',
      aBooking({ appointmentId: SECOND_APPOINTMENT, startsAt: '2026-03-12T09:00:00.000Z', replaces: FIRST_APPOINTMENT }),
    );
    await world.happened(ASSESSMENT, '2026-03-05T10:00:00.000Z', aBooking({ appointmentId: CASE, purpose: 'review' }));
    const text = await letter('appointment-made');
    expect(text).toContain('APPOINTMENT MOVED');
    expect(text).toContain('In place of Tuesday 10 March 2026 at 10:30');
    expect(await world.letters()).toHaveLength(3);
  });

  it('that were entered after they took place are told of by what came of them', async () => {
    await begin({}, accepted);
    await world.happened(ASSESSMENT, '2026-03-20T09:00:00.000Z', { ...aBooking(), effectiveAt: '2026-03-04T09:00:00.000Z' }, attendance('5'));
    await world.happened(ASSESSMENT, '2026-03-20T09:05:00.000Z', anAssessment({ appointmentId: FIRST_APPOINTMENT }));
    await world.play();
    expect((await world.letters()).map(({ letter: { kind } }) => kind)).toEqual(['referral-received', 'assessment-report']);
  });

  it('missed for the second time are counted, and times are those of the London clock', async () => {
    await begin({}, accepted);
    for (const [appointmentId, day] of [
      [FIRST_APPOINTMENT, '2026-03-27'],
      [SECOND_APPOINTMENT, '2026-03-31'],
    ] as const) {
      await world.happened(ASSESSMENT, `${day}T08:00:00.000Z`, aBooking({ appointmentId, startsAt: `${day}T09:00:00.000Z` }));
      await world.happened(ASSESSMENT, `${day}T12:00:00.000Z`, attendance('3', appointmentId));
    }
    const text = await letter('did-not-attend');
    expect(text).toContain('on Tuesday 31 March 2026 at 10:00 and gave no notice. They can book again until 14 April 2026');
    expect(text).toContain('This is the second appointment missed without notice');
  });

  it('whose miss was entered after the time to book again is over say so', async () => {
    await begin({}, accepted);
    await world.happened(ASSESSMENT, '2026-03-04T09:00:00.000Z', aBooking());
    await world.happened(ASSESSMENT, '2026-04-20T09:00:00.000Z', { ...attendance('3'), effectiveAt: '2026-03-10T12:00:00.000Z' });
    expect(await letter('did-not-attend')).toContain('They could book again until 24 March 2026 without a new referral.');
  });

  it('that nobody could be reached for count the attempts in words', async () => {
    await begin({}, accepted);
    const data = { ...unableToContact.data, attempts: 2 };
    await world.happened(triageStream(CASE), '2026-03-13T17:00:00.000Z', { ...unableToContact, data });
    expect(await letter('unable-to-contact')).toContain('We tried twice between');
  });
});

describe('plans', () => {
  it('that are revised say so', async () => {
    await begin({}, accepted);
    await world.happened(ASSESSMENT, '2026-03-17T09:00:00.000Z', { ...aPlan({ goals: ['find-work'], targetDate: undefined }), type: 'PlanRevised' });
    expect(await letter('plan-agreed')).toContain('We revised the return-to-work plan with Ms Robin Example on 17 March 2026. The aim: find work.');
  });

  it('that reached their goals ask nothing more of the GP', async () => {
    await begin({}, accepted);
    await world.happened(ASSESSMENT, '2026-03-17T09:00:00.000Z', aPlan());
    await world.happened(ASSESSMENT, '2026-04-14T09:00:00.000Z', { ...aReview, data: { progress: 'achieved', goalsAchieved: [] } });
    const text = await letter('progress');
    expect(text).toContain('It has reached its goals.');
    expect(text).toContain('nothing is asked of you. We will: - write to you when the case is closed');
  });
});

describe('endings', () => {
  it('of somebody who is still off sick and was not reached ask the GP for two things', async () => {
    await begin({}, accepted);
    await world.happened(dischargeStream(CASE), '2026-04-20T10:00:00.000Z', {
      ...discharged,
      data: { reason: 'unable-to-contact', outcome: { result: 'off-sick', status: 'off-sick', restsOn: [] } },
    });
    const text = await letter('discharge');
    expect(text).toContain('because we could not reach them. Outcome: still off sick.');
    expect(text).toContain('1. Fit notes: they are still off sick');
    expect(text).toContain('2. If you see them, please tell them that they can come back to us: 0113 496 0123.');
  });

  it('are followed up: not reached, off sick again, or sustained', async () => {
    const stream = dischargeStream(CASE);
    await begin({}, accepted);
    await world.happened(stream, '2026-03-10T10:00:00.000Z', {
      type: 'WorkStatusRecorded',
      data: { status: 'at-work', hoursPerWeek: 30, evidence: 'person' },
    });
    await world.happened(stream, '2026-03-11T10:00:00.000Z', discharged);
    await world.happened(stream, '2026-04-08T10:00:00.000Z', { type: 'FollowUpRecorded', data: { weeks: 4, status: 'not-reached' } });
    expect(await letter('follow-up')).toContain('We could not reach Ms Robin Example for the follow-up 4 weeks after discharge');
    await world.happened(stream, '2026-06-10T10:00:00.000Z', {
      type: 'FollowUpRecorded',
      data: { weeks: 13, status: 'at-work', hoursPerWeek: 30, evidence: 'person' },
    });
    expect(await letter('follow-up')).toContain('Sustained work 7 hours a week or more for 13 weeks, reached on 8 June 2026');
    await world.happened(stream, '2026-09-09T10:00:00.000Z', {
      type: 'FollowUpRecorded',
      data: { weeks: 26, status: 'off-sick', evidence: 'person' },
    });
    expect(await letter('follow-up')).toContain('They are off sick again or still: if they would like support, please refer them again');
  });
});

describe('what a consent does not cover', () => {
  const INTERVENTION = 'e0000000-0000-4000-8000-000000000002';

  /** Somebody with scores, support and an adjustment at work, whose case is reviewed and closed. */
  async function supported(...content: Parameters<typeof gpConsent>): Promise<void> {
    await world.begin(aServiceThatWrites(), aReferral(), gpConsent(...content), accepted);
    await world.happened(ASSESSMENT, '2026-03-11T09:00:00.000Z', aBooking({ appointmentId: SECOND_APPOINTMENT }));
    await world.happened(ASSESSMENT, '2026-03-16T09:00:00.000Z', attendance('5', SECOND_APPOINTMENT), measure(14, 'baseline'), anAssessment());
    await world.happened(interventionIndexStream(CASE), '2026-03-16T11:00:00.000Z', {
      type: 'InterventionNoted',
      data: { interventionId: INTERVENTION },
    });
    const programme = { id: 'staged-service', version: 1 };
    await world.happened(interventionStream(INTERVENTION), '2026-03-16T11:00:00.000Z', {
      type: 'InterventionOrdered',
      data: { interventionId: INTERVENTION, kind: 'addiction-service', supplier: 'EXT02', external: true, plannedSessions: 4, programme },
    });
    const adjustments = [{ adjustmentId: CASE, kind: 'altered-hours' as const }];
    await world.happened(
      employerStream(CASE),
      '2026-03-16T12:00:00.000Z',
      { type: 'LiaisonOpened', data: { consentId: CASE } },
      { type: 'AdjustmentsProposed', data: { consentId: CASE, adjustments } },
    );
    await world.happened(ASSESSMENT, '2026-03-17T09:00:00.000Z', aPlan({ interventionsNeeded: ['addiction-service'] }));
    await world.happened(ASSESSMENT, '2026-04-14T09:00:00.000Z', aReview);
    await world.happened(ASSESSMENT, '2026-04-20T09:00:00.000Z', measure(6, 'discharge'));
    await world.happened(dischargeStream(CASE), '2026-04-20T10:00:00.000Z', discharged);
  }

  it.each([
    ['discharge', 'outcome', 'Outcome: returned to work'],
    ['progress', 'progress', 'It is on track.'],
    ['plan-agreed', 'progress', 'The aim:'],
    ['plan-agreed', 'function-and-adjustments', 'The aim:'],
  ] as const)('is left out of the letter that it lets go: %s under %s', async (kind, content, told) => {
    await supported(content);
    const text = await letter(kind);
    expect(text).toContain(told);
    const besides = { progress: /addiction/i, 'assessment-report': /PHQ-9/, 'function-and-adjustments': /altered hours|at work \(an employer/i };
    for (const [other, words] of Object.entries(besides)) if (other !== content) expect(text).not.toMatch(words);
  });

  it('is told as far as the person agrees to it', async () => {
    await supported('outcome', 'function-and-adjustments', 'progress', 'assessment-report');
    const text = await letter('discharge');
    expect(text).toContain('Support An addiction service');
    expect(text).toContain('PHQ-9 14 on 16 March 2026, 6 on 20 April 2026: improved');
    expect(text).toContain('Adjustments at work Altered hours (proposed)');
  });
});

describe('what a letter promises', () => {
  it('is every step, where the practice hears of every step', async () => {
    await begin();
    expect(await letter('referral-received')).toContain('and will tell you if it does not.');
    expect(await letter('referral-received')).toContain('- write to you at each step');
  });

  it.each([
    [
      { letters: ['referral-received', 'assessment-report', 'discharge'] as LetterKind[] },
      'with the report of the assessment and when the case is closed',
    ],
    [{ letters: ['referral-received', 'discharge'] as LetterKind[] }, 'when the case is closed'],
  ])('is no letter that the programme does not send: %j', async (programme, when) => {
    await world.begin(aServiceThatWrites(programme), aReferral(), gpConsent(), accepted);
    expect(await letter('referral-received')).toContain(`- write to you ${when} SOCIAL CONTEXT`);
  });

  it('is no plan and no word of a follow-up that the programme does not write about', async () => {
    await world.begin(aServiceThatWrites({ letters: ['assessment-report', 'discharge'] }), aReferral(), gpConsent(), accepted);
    await world.happened(ASSESSMENT, '2026-03-11T09:00:00.000Z', aBooking({ appointmentId: SECOND_APPOINTMENT }));
    await world.happened(ASSESSMENT, '2026-03-16T10:00:00.000Z', attendance('5', SECOND_APPOINTMENT), anAssessment());
    await world.happened(dischargeStream(CASE), '2026-04-20T10:00:00.000Z', discharged);
    expect(await letter('assessment-report')).toContain('- agree a plan with them, where they need one CLINICAL SUMMARY');
    expect(await letter('discharge')).toMatch(/ask them how work is going after [^-]*\(19 October 2026\) The person can/);
  });

  it('is nothing that the person does not let be told', async () => {
    await world.begin(aServiceThatWrites(), aReferral(), gpConsent('outcome'), accepted);
    expect(await letter('referral-received')).toContain('- write to you when the case is closed SOCIAL CONTEXT');
  });
});

describe('what no letter tells', () => {
  it('is anything of safeguarding, of risks, or of staff notes', async () => {
    await begin({}, accepted);
    await world.happened(safeguardingStream(CASE), '2026-03-03T09:00:00.000Z', {
      type: 'ConcernRaised',
      data: { concernId: CASE, category: 'domestic-abuse', severity: 'high' },
      personal: { description: 'Afraid of somebody at home.' },
    });
    await world.happened(triageStream(CASE), '2026-03-03T10:00:00.000Z', {
      type: 'RiskFlagged',
      data: { risk: 'self-harm' },
      personal: { note: 'Talked about it.' },
    });
    await world.happened(referralStream(CASE), '2026-03-03T11:00:00.000Z', {
      type: 'InformationSupplied',
      data: { facts: {} },
      personal: { answer: 'Answer for staff.' },
    });
    await world.happened(
      ASSESSMENT,
      '2026-03-11T09:00:00.000Z',
      aBooking({ appointmentId: SECOND_APPOINTMENT, startsAt: '2026-03-16T09:00:00.000Z' }),
    );
    await world.happened(ASSESSMENT, '2026-03-16T10:00:00.000Z', attendance('5', SECOND_APPOINTMENT), anAssessment(), aPlan());
    await world.happened(dischargeStream(CASE), '2026-04-20T10:00:00.000Z', { ...discharged, personal: { note: 'Closing note.' } });
    await world.play();
    const texts = (await Promise.all((await world.letters()).map((found) => world.text(found)))).join('\n').replaceAll(/\s+/g, ' ');
    expect(texts).toContain('sciatica');
    expect(texts).not.toMatch(/safeguarding|abuse|Afraid of|harm|Talked about it|Answer for staff|Closing note|Internal/i);
  });
});
