import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Stepwise } from '#support/app.js';
import { aCase, leavingNoEvent, settled, startStories, today, type CaseStory, type Problem } from '#support/case-story.js';
import { employerMayHear, type Body } from '#support/referrals.js';

let stepwise: Stepwise;
beforeAll(async () => {
  stepwise = await startStories();
});
afterAll(() => stepwise.stop());

/** Numbers of people in the provider's own report on one wait, over the whole time of these stories. */
async function waits(measure: string): Promise<{ completed: number; waiting: number; left: Record<string, number> }> {
  await settled(stepwise);
  const after = await stepwise.platform.log.head();
  const query = `from=2026-03-01&to=${today(stepwise)}&measure=${measure}&programme=staged-work-health&after=${after}`;
  type Figures = { completed: { n: number }; waiting: { n: number }; left: { why: Record<string, number> } };
  const { status, body } = await stepwise.get<{ figures: [Figures] }>(`/v1/reports/waiting-times?${query}`, 'team-lead');
  expect(status).toBe(200);
  const [{ completed, waiting, left }] = body.figures;
  return { completed: completed.n, waiting: waiting.n, left: left.why };
}

/** By how much a story changes the report on a wait; what it does not change is left out. */
async function changeIn(measure: string, story: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await waits(measure);
  await story();
  const after = await waits(measure);
  const flat = ({ left, ...rest }: typeof before): Record<string, number> => ({ ...rest, ...left });
  const changes = Object.entries(flat(after)).map(([name, n]) => [name, n - (flat(before)[name] ?? 0)] as const);
  return Object.fromEntries(changes.filter(([, n]) => n !== 0));
}

/** Numbers of people in the provider's own report on outcomes, by figure and what each is about. */
async function outcomes(): Promise<Record<string, number>> {
  await settled(stepwise);
  type Line = { figure: string; about?: string; part?: string; became?: string; people: number };
  const query = `from=2026-03-01&to=${today(stepwise)}&programme=staged-work-health&after=${await stepwise.platform.log.head()}`;
  const { status, body } = await stepwise.get<{ figures: Line[] }>(`/v1/reports/outcomes?${query}`, 'team-lead');
  expect(status).toBe(200);
  const named = body.figures.map(
    ({ figure, about, part, became, people }) => [[figure, about, part, became].filter(Boolean).join(' '), people] as const,
  );
  return Object.fromEntries(named);
}

/** What the practice of a case hears about it in its feedback; undefined: nothing. */
async function toldTheirPractice({ received }: CaseStory): Promise<Body | undefined> {
  const { status, body } = await stepwise.get<{ patients: { items: Body[] } }>(
    `/v1/practices/A81001/feedback?from=2026-03-01&limit=200`,
    'gp-practice',
  );
  expect(status).toBe(200);
  return body.patients.items.find(({ reference }) => reference === received.reference);
}

/** What a story added to the report on outcomes. */
async function addedTo(before: Record<string, number>): Promise<Record<string, number>> {
  const changes = Object.entries(await outcomes()).map(([name, n]) => [name, n - (before[name] ?? 0)] as const);
  return Object.fromEntries(changes.filter(([, n]) => n !== 0));
}

/** The case is over, wherever one looks, and nothing is left to do but follow-ups. */
async function isOver(c: CaseStory, reason: string): Promise<void> {
  const seen = await c.seen();
  const listed = await c.listed();
  expect(seen.discharge).toMatchObject({ status: 'discharged' });
  expect([seen.status, listed?.['status']]).toEqual(['follow-up', 'follow-up']);
  expect(await c.lastWords('CaseDischarged')).toContain(`Discharged: ${reason}.`);
  expect((await c.work()).filter((kind) => kind !== 'follow-up-due')).toEqual([]);
  expect((await c.clocks()).filter((clock) => /running|paused/.test(clock))).toEqual([]);
  expect(await c.refuses('triage/stage', { to: 'A', reason: 'other' })).toBe('case.discharged');
  expect(await c.refuses('discharge', { reason: 'declined' })).toBe('discharge.already-discharged');
}

describe('a case ends', () => {
  it('completed, with a job that lasted', async () => {
    const before = await outcomes();
    const c = await aCase(stepwise).referredBy('gp');
    const change = await changeIn('referral-to-first-intervention', async () => {
      await c.inSupport();
      await c.ordered();
      await c.sessionBooked(5);
      await c.days(5);
      await c.sessionAttended('5');
      expect(await c.refuses('discharge', { reason: 'completed' })).toBe('discharge.interventions-open');
      await c.interventionCompleted();
      await c.works('at-work', 30);
      await c.discharged('completed', { benefitRating: 9 });
    });
    expect(change).toEqual({ waiting: -1, completed: 1 });
    await isOver(c, 'completed');
    expect((await c.seen()).discharge.outcome).toMatchObject({ result: 'returned-to-work', hoursPerWeek: 30, returnedOn: today(stepwise) });
    for (const [weeks, days] of [
      [4, 28],
      [13, 63],
      [26, 91],
    ] as const) {
      await c.days(days);
      expect(await c.work()).toEqual(['follow-up-due']);
      await c.followedUp(weeks, 'at-work', 30);
    }
    expect([(await c.seen()).status, (await c.listed())?.['status'], await c.work()]).toEqual(['discharged', 'discharged', []]);
    expect((await c.letters()).slice(-4)).toEqual(['discharge: sent', 'follow-up: sent', 'follow-up: sent', 'follow-up: sent']);
    expect(await c.lastWords('FollowUpRecorded')).toBe('Follow-up at 26 weeks: at work, 30 hours a week.');
    expect(await toldTheirPractice(c)).toMatchObject({
      name: expect.stringMatching(/^Alex Example-/),
      standing: 'discharged',
      outcome: { outcome: 'returned-to-work' },
    });
    expect(await addedTo(before)).toMatchObject({
      accepted: 1,
      'discharge-reason completed': 1,
      'outcome returned-to-work': 1,
      'returned-to-work': 1,
      sustained: 1,
      'work-at-follow-up 26 off-sick working': 1,
    });
  });

  it('completed, back at work with adjustments that the employer agreed to', async () => {
    const before = await outcomes();
    const c = await aCase(stepwise).referredBy('gp');
    await c.inSupport();
    await c.consented(employerMayHear);
    await c.does('employer/liaison', { employerName: 'Example Bakery' });
    const { adjustments } = await c.does('employer/adjustments', { adjustments: [{ kind: 'altered-hours' }] });
    const [{ adjustmentId }] = adjustments as [{ adjustmentId: string }];
    await c.does('employer/responses', { responses: [{ adjustmentId, response: 'accepted' }] });
    await c.does(`employer/adjustments/${adjustmentId}/implementation`);
    await c.works('at-work-with-adjustments', 20);
    await c.discharged('completed');
    await isOver(c, 'completed');
    const { discharge, employerLiaison } = await c.seen();
    expect(discharge.outcome).toMatchObject({ result: 'working-with-adjustments', status: 'at-work-with-adjustments', hoursPerWeek: 20 });
    expect(employerLiaison).toMatchObject({ status: 'closed' });
    expect(await c.letters()).toContain('discharge: sent');
    expect(await addedTo(before)).toMatchObject({ 'discharge-reason completed': 1, 'outcome working-with-adjustments': 1, 'returned-to-work': 1 });
  });

  it('not in work', async () => {
    const before = await outcomes();
    const c = await aCase(stepwise).referredBy('gp');
    await c.inSupport();
    await c.works('unemployed');
    await c.discharged('completed');
    await isOver(c, 'completed');
    expect((await c.seen()).discharge.outcome).toMatchObject({ result: 'not-in-work', status: 'unemployed' });
    await c.days(28);
    await c.followedUp(4, 'not-reached');
    expect(await c.lastWords('FollowUpRecorded')).toContain('not reached');
    expect(await addedTo(before)).toMatchObject({ 'discharge-reason completed': 1, 'outcome not-in-work': 1 });
  });

  it('because the person no longer takes part; interventions stop by themselves', async () => {
    const before = await outcomes();
    const c = await aCase(stepwise).referredBy('gp');
    await c.inSupport();
    const change = await changeIn('ordered-to-first-session', async () => {
      await c.ordered();
      await c.sessionBooked();
      await c.discharged('disengaged');
    });
    expect(change).toEqual({ discharged: 1 });
    await isOver(c, 'disengaged');
    const { interventions, discharge } = await c.seen();
    expect(interventions).toMatchObject([{ status: 'stopped', bookedSessions: [] }]);
    // Nobody heard how the person stands at work.
    expect(discharge.outcome).toMatchObject({ result: 'unknown' });
    expect(await addedTo(before)).toMatchObject({ 'discharge-reason disengaged': 1, 'outcome unknown': 1 });
  });

  it('after a missed appointment, with proof, and the person may come back within two weeks', async () => {
    const c = await aCase(stepwise).referredBy('gp');
    await c.begun();
    const noticeGivenOn = today(stepwise);
    await c.booked(5);
    await c.days(5);
    await c.attended('3');
    expect(await c.letters()).toContain('did-not-attend: sent');
    expect(await c.listed()).toMatchObject({ flags: ['did-not-attend'] });
    const missedOn = today(stepwise);
    const proof = { decidedBy: 'team-lead-1', noticeGivenOn, noticeFor: missedOn, vulnerabilityCheckedOn: missedOn };
    expect(await c.refuses('discharge', { reason: 'did-not-attend' })).toBe('discharge.after-dna-incomplete');
    expect(await c.refuses('discharge', { reason: 'did-not-attend', afterDna: { ...proof, noticeGivenOn: c.day(-2) } })).toBe(
      'discharge.notice-not-clear',
    );
    expect(await c.refuses('discharge', { reason: 'declined', afterDna: proof })).toBe('discharge.after-dna-not-expected');
    await c.discharged('did-not-attend', { afterDna: proof });
    await isOver(c, 'did not attend');
    await c.days(14);
    await c.does('reopening', { reason: 'rebooked' });
    expect([(await c.seen()).discharge, (await c.listed())?.['flags']]).toMatchObject([{ status: 'open' }, expect.arrayContaining(['reopened'])]);
    await c.booked();
  });

  it('after a missed appointment, and two weeks and a day later there is no coming back without a reason', async () => {
    const before = await outcomes();
    const c = await aCase(stepwise).referredBy('gp');
    await c.begun();
    const noticeGivenOn = today(stepwise);
    await c.booked(5);
    await c.days(5);
    await c.attended('3');
    const missedOn = today(stepwise);
    await c.discharged('did-not-attend', {
      afterDna: { decidedBy: 'team-lead-1', noticeGivenOn, noticeFor: missedOn, vulnerabilityCheckedOn: missedOn },
    });
    await c.days(15);
    expect(await c.refuses('reopening', { reason: 'rebooked' })).toBe('discharge.rebook-window-over');
    expect(await addedTo(before)).toMatchObject({ 'discharge-reason did-not-attend': 1 });
  });

  it('because nobody could reach the person, never by itself', async () => {
    const before = await outcomes();
    const c = await aCase(stepwise).referredBy('gp');
    await c.accepted();
    await c.triagedTo('B');
    await c.tried('telephone', 'no-answer');
    expect(await c.refuses('contact-attempts/unable-to-contact')).toBe('triage.contact-policy-not-exhausted');
    await c.days(5);
    await c.tried('sms', 'sent');
    await c.days(5);
    await c.tried('letter', 'sent');
    await c.does('contact-attempts/unable-to-contact');
    expect(await c.letters()).toContain('unable-to-contact: sent');
    expect(await c.listed()).toMatchObject({ status: 'awaiting-contact', flags: ['unable-to-contact'] });
    const afterDna = { decidedBy: 'team-lead-1', noticeGivenOn: c.day(-5), noticeFor: c.day(0), vulnerabilityCheckedOn: c.day(0) };
    expect(await changeIn('referral-to-first-contact', () => c.discharged('unable-to-contact', { afterDna }))).toEqual({
      waiting: -1,
      discharged: 1,
    });
    await isOver(c, 'unable to contact');
    expect(await addedTo(before)).toMatchObject({ 'discharge-reason unable-to-contact': 1 });
  });

  it('because the person does not want it, before anybody assessed them', async () => {
    const before = await outcomes();
    const c = await aCase(stepwise).referredBy('gp');
    await c.begun();
    expect(await changeIn('referral-to-assessment', () => c.discharged('declined'))).toEqual({ waiting: -1, discharged: 1 });
    await isOver(c, 'declined');
    expect((await c.clocks()).filter((clock) => clock.includes('assessment'))).toEqual(['referral-to-assessment: discharged']);
    expect(await addedTo(before)).toMatchObject({ 'discharge-reason declined': 1 });
  });

  it('because the person moved away', async () => {
    const before = await outcomes();
    const c = await aCase(stepwise).referredBy('gp');
    await c.inSupport();
    await c.works('at-work', 37.5);
    await c.discharged('moved-away');
    await isOver(c, 'moved away');
    expect((await c.seen()).discharge.outcome).toMatchObject({ result: 'returned-to-work', hoursPerWeek: 37.5 });
    expect(await addedTo(before)).toMatchObject({ 'discharge-reason moved-away': 1, 'outcome returned-to-work': 1 });
  });

  it('because somebody else is better placed', async () => {
    const before = await outcomes();
    const c = await aCase(stepwise).referredBy('gp');
    await c.inSupport();
    await c.ordered('debt-and-money-advice', 1);
    expect(await c.refuses('discharge', { reason: 'referred-on' })).toBe('discharge.interventions-open');
    await c.does(`interventions/${c.intervention}/decline`, { reason: 'no-capacity' });
    await c.discharged('referred-on');
    await isOver(c, 'referred on');
    expect(await c.clocks()).toContain('ordered-to-first-session: supplier-declined');
    expect(await addedTo(before)).toMatchObject({ 'discharge-reason referred-on': 1 });
  });

  it('because the service does not suit the person', async () => {
    const before = await outcomes();
    const c = await aCase(stepwise).referredBy('gp');
    await c.begun();
    await c.discharged('not-suitable', { note: 'Needs treatment first.' });
    await isOver(c, 'not suitable');
    expect((await c.timeline()).find(({ type }) => type === 'CaseDischarged')?.personal).toEqual({ note: 'Needs treatment first.' });
    expect(await addedTo(before)).toMatchObject({ 'discharge-reason not-suitable': 1 });
  });

  it('because the person died: letters and contacts stop', async () => {
    const before = await outcomes();
    const c = await aCase(stepwise).referredBy('gp');
    await c.inSupport();
    await c.booked(7, { purpose: 'review' });
    expect(await c.refuses('discharge', { reason: 'died' })).toBe('discharge.death-not-recorded');
    expect(await changeIn('referral-to-first-intervention', () => c.hasDied())).toEqual({ waiting: -1, died: 1 });
    expect(await c.refuses('contact-attempts', { method: 'telephone', result: 'no-answer' })).toBe('case.person-died');
    expect(await c.refuses('discharge', { reason: 'completed' })).toBe('discharge.person-died');
    expect(await c.refuses('death', { reportedBy: 'family' })).toBe('person.already-died');
    expect(await c.work()).toContain('discharge-due');
    const sent = await c.letters();
    await c.discharged('died');
    const seen = await c.seen();
    expect([seen.status, (await c.listed())?.['status'], await c.work()]).toEqual(['discharged', 'discharged', []]);
    expect(seen.discharge.outcome).toMatchObject({ result: 'died' });
    expect((await c.letters()).filter((letter) => letter.endsWith(': sent'))).toEqual(sent.filter((letter) => letter.endsWith(': sent')));
    expect(await c.refuses('reopening', { reason: 'other' })).toBe('case.person-died');
    expect(await addedTo(before)).toMatchObject({ 'discharge-reason died': 1, 'outcome died': 1 });
  });

  it("because the programme's weeks of support are used up", async () => {
    const before = await outcomes();
    const c = await aCase(stepwise).referredBy('gp');
    await c.inSupport();
    await c.days(26 * 7);
    expect(await c.work()).toContain('cap-reached');
    await c.discharged('duration-cap');
    await isOver(c, 'duration cap');
    const uncapped = await aCase(stepwise).referredBy('secondary-care', {
      programme: 'employment-specialist-mh',
      conditionGroups: ['common-mental-health'],
    });
    await uncapped.accepted();
    expect(await uncapped.refuses('discharge', { reason: 'duration-cap' })).toBe('discharge.no-duration-cap');
    expect(await addedTo(before)).toMatchObject({ 'discharge-reason duration-cap': 1 });
  });
});

describe('a case that ended', () => {
  it('is opened again, keeps no closing date, and ends anew', async () => {
    const before = await outcomes();
    const c = await aCase(stepwise).referredBy('gp');
    await c.inSupport();
    await c.works('at-work', 30);
    await c.discharged('completed');
    await c.days(28);
    await c.followedUp(4, 'at-work', 30);
    await c.days(7);
    await c.does('reopening', { reason: 'relapse' });
    const open = await c.seen();
    expect([open.status, open.discharge.status, open.discharge['dischargedAt']]).toEqual(['in-support', 'open', undefined]);
    expect(await c.listed()).toMatchObject({ status: 'in-support', flags: ['reopened'] });
    expect(await c.listed()).not.toHaveProperty('dischargedAt');
    expect(await c.refuses('follow-ups', { weeks: 13, status: 'not-reached' })).toBe('discharge.not-discharged');
    expect(await c.refuses('reopening', { reason: 'relapse' })).toBe('discharge.not-discharged');
    await c.works('off-sick');
    await c.days(14);
    await c.discharged('completed');
    await isOver(c, 'completed');
    expect((await c.seen()).discharge).toMatchObject({ outcome: { result: 'off-sick' }, dischargedAt: stepwise.platform.clock.now() });
    expect((await c.letters()).filter((letter) => letter === 'discharge: sent')).toHaveLength(2);
    expect(await addedTo(before)).toMatchObject({ 'discharge-reason completed': 1, 'outcome off-sick': 1 });
  });

  it('is erased: no name anywhere, no letter left, and the figures as they were', async () => {
    const c = await aCase(stepwise).referredBy('gp');
    await c.inSupport();
    const erase = () =>
      stepwise.post<Problem & Body>(`/v1/people/${c.personId}/erasure`, { requestedBy: 'person', reason: 'objection' }, 'team-lead');
    expect(await leavingNoEvent(stepwise, erase)).toMatchObject({ status: 409, body: { code: 'person.has-open-case', openCases: [c.caseId] } });
    await c.works('at-work', 30);
    await c.discharged('completed');
    expect(await c.letters()).toContain('discharge: sent');
    const outbox = join(stepwise.platform.settings.dataFolder, 'outbox', 'A81001');
    const written = readdirSync(outbox).length;
    const figures = [await waits('referral-to-assessment'), await outcomes()];
    expect(await toldTheirPractice(c)).toBeDefined();

    expect(await erase()).toMatchObject({ status: 200, body: { cases: [c.caseId] } });
    const seen = await c.seen();
    expect(seen.person).toEqual({ erased: true });
    expect(seen.discharge.outcome).toMatchObject({ result: 'returned-to-work' });
    expect((await c.timeline()).filter(({ personal }) => JSON.stringify(personal) !== '{}').every(({ personal }) => personal === 'erased')).toBe(
      true,
    );
    expect(await c.lastWords('PersonErased')).toBe('The person’s identity was erased at the request of the person (objection). The figures stay.');
    expect([seen.status, (await c.listed())?.['status'], (await c.listed())?.['name']]).toEqual(['discharged', 'discharged', 'erased']);
    expect(await c.work()).toEqual([]);
    await settled(stepwise);
    expect(existsSync(outbox) && readdirSync(outbox).length).toBe(written - 5 * 2);
    const letters = await stepwise.get<{ letters: { letterId: string }[] }>(`/v1/letters?case=${c.caseId}`);
    const read = await stepwise.get<Body>(`/v1/letters/${letters.body.letters[0]?.letterId}`);
    expect([read.body['erased'], read.body['letter']]).toEqual([true, undefined]);
    expect([await waits('referral-to-assessment'), await outcomes()]).toEqual(figures);
    expect(await toldTheirPractice(c)).toBeUndefined();
    expect(await c.refuses('satisfaction', { from: 'person', score: 5, comment: 'Thank you.' })).toBe('person.erased');
    expect(await leavingNoEvent(stepwise, erase)).toMatchObject({ status: 409, body: { code: 'person.erased-already' } });
  });
});
