import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Stepwise } from '#support/app.js';
import { aCase, daysPass, leavingNoEvent, settled, startStories, type CaseStory, type Problem } from '#support/case-story.js';
import { aPerson, aReferralFrom, employerMayHear, gpMayHear, type Body } from '#support/referrals.js';

let stepwise: Stepwise;
beforeAll(async () => {
  stepwise = await startStories();
  await daysPass(stepwise, 1);
});
afterAll(() => stepwise.stop());

const NOBODY = 'e0000000-0000-4000-8000-000000000000';

/** A case that was accepted just now. */
async function anOpenCase(): Promise<CaseStory> {
  const c = await aCase(stepwise).referredBy('gp');
  await c.accepted();
  return c;
}

/** A case with a plan and an open intervention, four days on. */
async function inSupport(): Promise<CaseStory> {
  const c = await aCase(stepwise).referredBy('gp');
  await c.inSupport();
  await c.ordered();
  return c;
}

/** What somebody asks of a case, and the code that they are refused with. */
type Refusals = [what: string, path: string, body: Body, code: string][];

/** Each is refused with its code, and leaves no event. */
async function areRefused(c: CaseStory, refusals: Refusals): Promise<void> {
  for (const [what, path, body, code] of refusals) expect({ what, code: await c.refuses(path, body) }).toEqual({ what, code });
}

describe('what comes in the wrong order, twice or against itself is refused:', () => {
  it('referral', async () => {
    const send = (body: Body) => leavingNoEvent(stepwise, () => stepwise.post<Problem>('/v1/referrals', body, 'gp-practice'));
    const faults: [Body, string, string][] = [
      [{ noticeReceivedOn: '2026-03-04' }, 'noticeReceivedOn', 'field.in-future'],
      [{ noticeReceivedOn: '1999-12-31', absenceStartedOn: undefined }, 'noticeReceivedOn', 'field.too-early'],
      [{ absenceStartedOn: '2026-03-04' }, 'absenceStartedOn', 'field.contradicts'],
      [{ employment: { status: 'employed', offSick: false } }, 'employment.offSick', 'field.contradicts'],
      [{ employment: { status: 'employed', weeksUnemployed: 3 } }, 'employment.weeksUnemployed', 'field.contradicts'],
      [{ fitNote: { statement: 'may-be-fit', from: '2026-03-02', to: '2026-03-01', adjustments: [] } }, 'fitNote.to', 'field.contradicts'],
      [{ fitNote: { statement: 'not-fit', adjustments: ['altered-hours'] } }, 'fitNote.adjustments', 'field.contradicts'],
      [{ fitNote: { statement: 'not-fit', assessedOn: '2026-03-04', adjustments: [] } }, 'fitNote.assessedOn', 'field.contradicts'],
      [{ person: aPerson({ birthDate: '2026-03-04' }) }, 'person.birthDate', 'field.in-future'],
      [{ person: aPerson({ birthDate: '1905-03-04' }) }, 'person.birthDate', 'field.too-early'],
      [{ person: aPerson({ birthDate: '2026-03-01' }) }, 'absenceStartedOn', 'field.contradicts'],
      [{ person: aPerson({ nhsNumber: '1234567890' }) }, 'person.nhsNumber', 'nhs-number.invalid-checksum'],
      [{ person: aPerson({ nhsNumber: '999 000-0018' }) }, 'person.nhsNumber', 'nhs-number.malformed'],
      [{ consents: [{ recipient: 'employer', purpose: 'employer-liaison', content: ['everything'] }] }, 'consents[0].content', 'consent.too-much'],
      [{ consents: [{ recipient: 'gp', purpose: 'feedback-to-referrer', content: [] }] }, 'consents[0].content', 'consent.empty'],
    ];
    for (const [more, field, code] of faults) {
      const { status, body } = await send(aReferralFrom('gp', more));
      expect({ more, status, code: body.code, fields: body.fields.map((fault) => [fault.field, fault.code]) }).toMatchObject({
        ...{ status: 422, code: 'intake.invalid' },
        fields: expect.arrayContaining([[field, code]]),
      });
    }
    const allAtOnce = await send(
      aReferralFrom('gp', { noticeReceivedOn: '2026-03-04', person: aPerson({ birthDate: '2026-03-05', nhsNumber: '1234567890' }) }),
    );
    expect(allAtOnce.body.fields.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['noticeReceivedOn', 'person.birthDate', 'person.nhsNumber']),
    );
    const c = await aCase(stepwise).referredBy('gp');
    await areRefused(c, [
      ['a duplicate that nobody raised', 'referral/duplicate', { resolution: 'separate' }, 'referral.no-duplicate-raised'],
      ['asking for nothing', 'referral/request-information', { needed: [] }, 'referral.nothing-asked'],
      ['an answer that nobody asked for', 'referral/supply-information', { answer: 'Yes.' }, 'referral.no-information-requested'],
      ['triage before acceptance', 'triage/decision', { stage: 'B', priority: 'routine', assessmentMode: 'telephone' }, 'case.not-accepted'],
      ['the same consent twice', 'consents', { ...gpMayHear, how: 'verbal' }, 'consent.already-given'],
      ['a consent that was not given', 'consents/withdrawal', { recipient: 'employer', how: 'verbal' }, 'consent.none-to-withdraw'],
    ]);
    await c.accepted();
    await areRefused(c, [
      ['accepting twice', 'referral/accept', {}, 'referral.already-decided'],
      ['declining after accepting', 'referral/decline', { reason: 'no-capacity' }, 'referral.already-decided'],
    ]);
  });

  it('triage', async () => {
    const c = await anOpenCase();
    await areRefused(c, [
      ['a change of a stage that was not decided', 'triage/stage', { to: 'C', reason: 'other' }, 'triage.not-decided'],
      [
        'an assessment at stage A',
        'triage/decision',
        { stage: 'A', priority: 'routine', assessmentMode: 'telephone' },
        'triage.no-assessment-at-stage-a',
      ],
      ['no way of assessing at stage B', 'triage/decision', { stage: 'B', priority: 'routine' }, 'triage.mode-missing'],
      ['passing on what nobody has', 'allocation/reallocation', { practitioner: 'x', reason: 'capacity' }, 'triage.not-allocated'],
      ['a text message answered by voicemail', 'contact-attempts', { method: 'sms', result: 'voicemail' }, 'triage.result-not-for-method'],
      ['an attempt that there was not', 'first-contact', { method: 'telephone', attemptId: NOBODY }, 'triage.no-such-contact'],
      ['a risk that was not flagged', 'triage/risks/staff-safety/clearing', {}, 'triage.risk-not-flagged'],
      ['a pause that is not', `pauses/${NOBODY}/end`, {}, 'triage.no-such-pause'],
      ['a pause that ends before it starts', 'pauses', { reason: 'holiday', resumedAt: '2026-03-02T09:00:00Z' }, 'triage.resumed-before-paused'],
      ['a pause until before it', 'pauses', { reason: 'holiday', expectedUntil: '2026-03-01' }, 'triage.expected-until-past'],
    ]);
    await c.triagedTo('B');
    await c.allocatedTo('caseworker-1');
    await c.does('pauses', { reason: 'holiday' });
    await areRefused(c, [
      ['deciding twice', 'triage/decision', { stage: 'C', priority: 'routine', assessmentMode: 'telephone' }, 'triage.already-decided'],
      ['the stage that it has', 'triage/stage', { to: 'B', reason: 'other' }, 'triage.same-stage'],
      ['allocating twice', 'allocation', { practitioner: 'caseworker-2' }, 'triage.already-allocated'],
      ['passing on to who has it', 'allocation/reallocation', { practitioner: 'caseworker-1', reason: 'capacity' }, 'triage.same-practitioner'],
      ['pausing what is paused', 'pauses', { reason: 'holiday' }, 'triage.already-paused'],
    ]);
  });

  it('appointments and assessment', async () => {
    const c = await anOpenCase();
    await c.triagedTo('B');
    const booking = { purpose: 'assessment', mode: 'telephone', durationMinutes: 45, practitioner: 'caseworker-1' };
    const plan = { goals: ['phased-return'], recommendations: [], interventionsNeeded: [] };
    await areRefused(c, [
      ['an appointment in the past', 'appointments', { ...booking, startsAt: '2026-03-03T08:59:59Z' }, 'assessment.booking-in-past'],
      ['one in more than a year', 'appointments', { ...booking, startsAt: '2027-03-05T09:00:00Z' }, 'assessment.booking-too-far-ahead'],
      [
        'notice of tomorrow',
        'appointments',
        { ...booking, startsAt: '2026-03-09T09:00:00Z', noticeGivenOn: '2026-03-04' },
        'assessment.notice-in-future',
      ],
      [
        'in place of one that is not',
        'appointments',
        { ...booking, startsAt: '2026-03-09T09:00:00Z', replaces: NOBODY },
        'assessment.appointment-not-found',
      ],
      ['attendance of none', `appointments/${NOBODY}/attendance`, { code: '5' }, 'assessment.appointment-not-found'],
      ['an assessment without being seen', 'assessment', { obstacles: [], functionalLimits: [] }, 'assessment.not-attended'],
      ['a plan before an assessment', 'plan', plan, 'assessment.plan-before-assessment'],
      ['reviewing no plan', 'plan/review', { progress: 'on-track', goalsAchieved: [] }, 'assessment.no-plan'],
      ['too few answers', 'measures', { instrument: 'wsas', answers: [1], occasion: 'baseline' }, 'assessment.answers-wrong-count'],
      [
        'an answer out of range',
        'measures',
        { instrument: 'wsas', answers: [1, 2, 3, 4, 9], occasion: 'baseline' },
        'assessment.answer-out-of-range',
      ],
      [
        'a follow-up measure before the discharge',
        'measures',
        { instrument: 'wsas', answers: [1, 2, 3, 4, 5], occasion: 'follow-up' },
        'assessment.follow-up-before-discharge',
      ],
    ]);
    await c.booked(1);
    const attendance = `appointments/${c.appointment}/attendance`;
    await areRefused(c, [
      ['attendance in the future', attendance, { code: '5' }, 'assessment.attendance-in-future'],
      ['"not yet" as attendance', attendance, { code: '0' }, 'assessment.attendance-not-yet'],
      ['a cancellation as attendance', attendance, { code: '2' }, 'assessment.attendance-is-cancellation'],
      [
        'a reason of the other side',
        `appointments/${c.appointment}/cancellation`,
        { by: 'person', reason: 'venue-unavailable' },
        'assessment.reason-not-of-party',
      ],
    ]);
    await daysPass(stepwise, 1);
    await areRefused(c, [
      ['cancelling what began', `appointments/${c.appointment}/cancellation`, { by: 'person', reason: 'unwell' }, 'assessment.cancelled-after-start'],
      ['late, but on time', attendance, { code: '6', arrivedAt: '2026-03-04T08:55:00Z' }, 'assessment.arrival-contradicts-code'],
    ]);
    await c.attended('5');
    await areRefused(c, [
      ['attendance twice', attendance, { code: '3' }, 'assessment.attendance-twice'],
      [
        'an obstacle of another domain',
        'assessment',
        { obstacles: [{ domain: 'health', code: 'housing', severity: 'mild' }], functionalLimits: [] },
        'assessment.obstacle-not-of-domain',
      ],
      [
        'advice against itself',
        'assessment',
        { obstacles: [], functionalLimits: [], fitNoteAdvice: { statement: 'not-fit', adjustments: ['altered-hours'] } },
        'assessment.advice-contradicts',
      ],
      [
        'a return before today',
        'assessment',
        { obstacles: [], functionalLimits: [], expectedReturnOn: '2026-03-01' },
        'assessment.expected-return-in-past',
      ],
    ]);
    await c.assessed();
    await areRefused(c, [
      ['assessing twice', 'assessment', { obstacles: [], functionalLimits: [] }, 'assessment.already-completed'],
      ['a plan without a goal', 'plan', { ...plan, goals: [] }, 'assessment.plan-without-goal'],
      ['a target that is past', 'plan', { ...plan, targetDate: '2026-03-01' }, 'assessment.target-before-plan'],
    ]);
    await c.planned();
    await areRefused(c, [
      ['planning twice', 'plan', plan, 'assessment.plan-already-agreed'],
      ['a goal that is not of the plan', 'plan/review', { progress: 'on-track', goalsAchieved: ['find-work'] }, 'assessment.goal-not-in-plan'],
    ]);
  });

  it('interventions', async () => {
    const c = await anOpenCase();
    await areRefused(c, [
      ['what the programme does not offer', 'interventions', { kind: 'housing-advice', plannedSessions: 1 }, 'intervention.kind-not-in-catalogue'],
      [
        'from who does not provide it',
        'interventions',
        { kind: 'physiotherapy', supplier: 'EXT01', plannedSessions: 1 },
        'intervention.supplier-not-in-catalogue',
      ],
      ['more than it pays for', 'interventions', { kind: 'physiotherapy', plannedSessions: 7 }, 'intervention.too-many-sessions-planned'],
      ['stopping none', `interventions/${NOBODY}/stop`, { reason: 'no-longer-needed' }, 'intervention.not-found'],
    ]);
    await c.ordered('pain-management', 1);
    const order = `interventions/${c.intervention}`;
    const session = { startsAt: '2026-03-20T09:00:00Z', mode: 'face-to-face' };
    await areRefused(c, [
      ['a session before the supplier says yes', `${order}/sessions`, session, 'intervention.not-accepted-by-supplier'],
      [
        'the intervention of somebody else',
        `interventions/${(await inSupport()).intervention}/stop`,
        { reason: 'no-longer-needed' },
        'intervention.not-found',
      ],
    ]);
    await c.does(`${order}/acceptance`);
    await c.sessionBooked(1);
    await areRefused(c, [
      ['a yes after a yes', `${order}/acceptance`, {}, 'intervention.already-accepted'],
      ['a session more than planned', `${order}/sessions`, session, 'intervention.session-plan-used-up'],
      ['attending what lies ahead', `${order}/sessions/${c.session}/attendance`, { code: '5' }, 'intervention.attendance-in-future'],
      ['completing what nobody attended', `${order}/completion`, { goal: 'achieved' }, 'intervention.no-session-attended'],
    ]);
    await c.does(`${order}/stop`, { reason: 'no-longer-needed' });
    await areRefused(c, [
      ['stopping twice', `${order}/stop`, { reason: 'no-longer-needed' }, 'intervention.stopped'],
      ['a session of what was stopped', `${order}/sessions`, session, 'intervention.stopped'],
    ]);
  });

  it('employer liaison', async () => {
    const c = await anOpenCase();
    await areRefused(c, [['talking without consent', 'employer/liaison', { employerName: 'Example Bakery' }, 'consent.not-given']]);
    await c.consented(employerMayHear);
    await areRefused(c, [['a contact before liaison', 'employer/contacts', { method: 'telephone', result: 'spoke' }, 'liaison.not-opened']]);
    await c.does('employer/liaison', { employerName: 'Example Bakery' });
    await areRefused(c, [
      ['opening twice', 'employer/liaison', { employerName: 'Example Bakery' }, 'liaison.already-open'],
      ['resuming what is not suspended', 'employer/resumption', {}, 'liaison.not-suspended'],
      ['releasing what nobody offered', 'employer/report-release', { how: 'verbal' }, 'liaison.report-not-offered'],
      ['an empty report', 'employer/report-offer', { functionalLimits: [], adjustments: [] }, 'liaison.report-empty'],
      ['no adjustment', 'employer/adjustments', { adjustments: [] }, 'liaison.adjustments-listed-wrong'],
      [
        'an answer to what was not proposed',
        'employer/responses',
        { responses: [{ adjustmentId: NOBODY, response: 'accepted' }] },
        'liaison.adjustment-not-proposed',
      ],
      ['a return without hours', 'employer/phased-return', { startsOn: '2026-04-01', hoursByWeek: [0, 0] }, 'liaison.phased-return-without-hours'],
      ['a return in two years', 'employer/phased-return', { startsOn: '2028-04-01', hoursByWeek: [8] }, 'liaison.phased-return-start'],
    ]);
    await c.does('consents/withdrawal', { recipient: 'employer', how: 'verbal' });
    await settled(stepwise);
    await areRefused(c, [['going on without consent', 'employer/contacts', { method: 'telephone', result: 'spoke' }, 'liaison.suspended']]);
  });

  it('discharge and follow-up', async () => {
    const c = await inSupport();
    await areRefused(c, [
      ['hours without work', 'work-status', { status: 'unemployed', hoursPerWeek: 8, evidence: 'person' }, 'discharge.hours-without-work'],
      ['a follow-up before the end', 'follow-ups', { weeks: 4, status: 'not-reached' }, 'discharge.not-discharged'],
      ['opening what is open', 'reopening', { reason: 'relapse' }, 'discharge.not-discharged'],
      ['an end before the beginning', 'discharge', { reason: 'disengaged', effectiveAt: '2026-03-01T09:00:00Z' }, 'effective.before-referral'],
      ['an end with an intervention open', 'discharge', { reason: 'completed' }, 'discharge.interventions-open'],
    ]);
    const { id } = await c.does('safeguarding/concerns', {
      category: 'domestic-abuse',
      severity: 'high',
      description: 'Said that home is not safe.',
    });
    await areRefused(c, [['an end with a concern open', 'discharge', { reason: 'disengaged' }, 'discharge.safeguarding-open']]);
    await c.does(`safeguarding/concerns/${id}/closing`, { outcome: 'referred-to-local-authority' });
    await areRefused(c, [['closing twice', `safeguarding/concerns/${id}/closing`, { outcome: 'no-further-action' }, 'safeguarding.already-closed']]);
    await c.discharged('disengaged');
    await areRefused(c, [
      ['ending twice', 'discharge', { reason: 'completed' }, 'discharge.already-discharged'],
      ['a follow-up that is not planned', 'follow-ups', { weeks: 5, status: 'not-reached' }, 'discharge.follow-up-not-planned'],
      ['one before its time', 'follow-ups', { weeks: 4, status: 'not-reached' }, 'discharge.follow-up-too-early'],
      [
        'what somebody said whom nobody reached',
        'follow-ups',
        { weeks: 4, status: 'not-reached', evidence: 'person' },
        'discharge.not-reached-with-facts',
      ],
      ['a status without evidence', 'follow-ups', { weeks: 4, status: 'at-work' }, 'discharge.evidence-missing'],
      ['opening before it ended', 'reopening', { reason: 'relapse', effectiveAt: `${c.day(-1)}T10:00:00Z` }, 'discharge.reopening-before-discharge'],
    ]);
  });

  it('corrections', async () => {
    const c = await inSupport();
    const events = await c.timeline();
    const idOf = (type: string): string => events.find((event) => event.type === type)?.eventId ?? '';
    const reason = 'clerical-error';
    await areRefused(c, [
      ['of nothing', 'corrections', { eventId: NOBODY, reason, struckOut: true }, 'correction.event-not-found'],
      ['that changes nothing', 'corrections', { eventId: idOf('TriageDecided'), reason }, 'correction.nothing-to-change'],
      [
        'both struck out and mended',
        'corrections',
        { eventId: idOf('ContactAttempted'), reason, struckOut: true, facts: { method: 'sms' } },
        'correction.strike-with-facts',
      ],
      ['to a time to come', 'corrections', { eventId: idOf('ContactAttempted'), reason, happenedAt: '2027-01-01T00:00:00Z' }, 'correction.in-future'],
      ['to no such word', 'corrections', { eventId: idOf('ContactAttempted'), reason, facts: { method: 'pigeon' } }, 'request.invalid'],
      ['of a field that it has not', 'corrections', { eventId: idOf('ContactAttempted'), reason, facts: { pigeon: 'grey' } }, 'request.invalid'],
      ['that breaks what follows', 'corrections', { eventId: idOf('AttendanceRecorded'), reason, struckOut: true }, 'assessment.not-attended'],
      [
        'of somebody else’s case',
        'corrections',
        { eventId: (await (await anOpenCase()).timeline())[0]?.eventId, reason, struckOut: true },
        'correction.event-not-found',
      ],
    ]);
  });
});
