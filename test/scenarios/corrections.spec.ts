import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Stepwise } from '#support/app.js';
import { aCase, daysPass, settled, startStories, type CaseStory, type Receipt } from '#support/case-story.js';
import { anNhsNumber, aPerson, aReferralFrom, employerMayHear, type Body } from '#support/referrals.js';

let stepwise: Stepwise;
beforeAll(async () => {
  stepwise = await startStories();
  await daysPass(stepwise, 7);
});
afterAll(() => stepwise.stop());

const eventOf = async (c: CaseStory, type: string): Promise<string> =>
  (await c.timeline()).findLast((event) => event.type === type)?.eventId ?? 'none';

/** Corrects the latest event of a type, as entered in error. */
async function corrected(c: CaseStory, type: string, change: Body): Promise<Receipt> {
  const receipt = await c.does('corrections', { eventId: await eventOf(c, type), reason: 'entered-in-error', ...change });
  await settled(stepwise);
  return receipt;
}

describe('a referral that says too much', () => {
  it('has what was entered in error taken out again, wherever the person is shown', async () => {
    const c = await aCase(stepwise).referredBy('gp', { person: aPerson({ nhsNumber: anNhsNumber(51) }), requestedStage: 'C' });
    const takenOut = ['practice', 'requestedStage', 'absenceStartedOn', 'birthDate', 'nhsNumber', 'contact', 'employer'];
    await corrected(c, 'ReferralReceived', { facts: Object.fromEntries(takenOut.map((field) => [field, null])) });
    const { person, referral } = await c.seen();
    expect(Object.keys(person).toSorted()).toEqual(['erased', 'name']);
    expect(referral).toMatchObject({ nhsNumberStatus: 'none', ageBand: 'unknown' });
    for (const field of ['practice', 'requestedStage', 'absenceStartedOn', 'postcodeDistrict']) expect(referral).not.toHaveProperty(field);
  });

  it('keeps what every referral has', async () => {
    const c = await aCase(stepwise).referredBy('gp');
    const eventId = await eventOf(c, 'ReferralReceived');
    for (const field of ['name', 'source', 'sex', 'noticeReceivedOn', 'employment']) {
      expect(await c.refuses('corrections', { eventId, reason: 'entered-in-error', facts: { [field]: null } })).toBe('request.invalid');
    }
  });

  it('is corrected after it was taken out, and what was told later stands', async () => {
    const c = await aCase(stepwise).referredBy('gp');
    await corrected(c, 'ReferralReceived', { facts: { contact: { telephone: '07700 900111' } } });
    await corrected(c, 'ReferralReceived', { facts: { contact: null } });
    expect((await c.seen()).person).not.toHaveProperty('contact');
    await c.does('referral/request-information', { needed: ['contact-details'] });
    await c.does('referral/supply-information', { contact: { telephone: '07700 900222' } });
    expect((await c.seen()).person).toHaveProperty('contact', { telephone: '07700 900222' });
  });

  it('has its answers corrected by the facts that they brought, and no others', async () => {
    const c = await aCase(stepwise).referredBy('gp');
    await c.does('referral/request-information', { needed: ['practice'] });
    await c.does('referral/supply-information', { practice: 'A81002', answer: 'Moved in March.' });
    await corrected(c, 'InformationSupplied', { facts: { facts: { practice: 'A81003' }, answer: null } });
    expect((await c.seen()).referral).toHaveProperty('practice', 'A81003');
  });
});

describe('who a person is, corrected or supplied later', () => {
  const askedAbout = async (person: Body): Promise<unknown> => {
    const again = await aCase(stepwise).referredBy('gp', { person });
    const raised = (await again.timeline()).find(({ type }) => type === 'ProbableDuplicateRaised');
    await again.does('referral/withdraw', { by: 'person', reason: 'other' });
    await settled(stepwise);
    return raised?.['facts'];
  };
  const openCase = (c: CaseStory) => ({ otherCases: [c.caseId], because: 'same-name-and-birth-date' });

  it('is asked about under the right name, and under the mistyped one no longer', async () => {
    const [typed, meant] = [aPerson(), aPerson()];
    const c = await aCase(stepwise).referredBy('gp', { person: typed });
    await corrected(c, 'ReferralReceived', { facts: { name: meant['name'] }, reason: 'clerical-error' });
    expect(await askedAbout(meant)).toEqual(openCase(c));
    expect(await askedAbout(typed)).toBeUndefined();
  });

  it('is asked about under the name before a marriage, and under the one after', async () => {
    const [before, after] = [aPerson(), aPerson()];
    const c = await aCase(stepwise).referredBy('gp', { person: before });
    await corrected(c, 'ReferralReceived', { facts: { name: after['name'] }, reason: 'new-information' });
    expect(await askedAbout(before)).toEqual(openCase(c));
    expect(await askedAbout(after)).toEqual(openCase(c));
  });

  it('is asked about by a birth date that the referrer supplied, or another message brought', async () => {
    const { birthDate, ...person } = aPerson();
    const c = await aCase(stepwise).referredBy('gp', { person, sourceMessageId: 'no-birth-date-1' });
    await c.does('referral/request-information', { needed: ['contact-details'] });
    await c.does('referral/supply-information', { birthDate });
    await settled(stepwise);
    expect(await askedAbout({ ...person, birthDate })).toEqual(openCase(c));
    const amended = aReferralFrom('gp', { person: { ...person, birthDate: '1971-01-31' }, sourceMessageId: 'no-birth-date-1' });
    expect(await stepwise.post('/v1/referrals', amended, 'gp-practice')).toMatchObject({ body: { caseId: c.caseId, outcome: 'amended' } });
    await settled(stepwise);
    expect(await askedAbout({ ...person, birthDate: '1971-01-31' })).toEqual(openCase(c));
  });
});

describe('the day on which notice of a referral was received', () => {
  it('moves the day by which triage is due, wherever it is shown', async () => {
    const c = await aCase(stepwise).referredBy('gp');
    await c.accepted();
    await settled(stepwise);
    const due = async () => {
      const { body } = await stepwise.get<{ items: Body[] }>(`/v1/cases/${c.caseId}/worklist-items?after=${c.position}`);
      return [(await c.seen()).triage['dueOn'], ...body.items.map(({ dueOn, breachOn }) => [dueOn, breachOn])];
    };
    // Two working days from Monday 9 March.
    expect(await due()).toEqual(['2026-03-11', ['2026-03-11', '2026-03-11']]);
    await corrected(c, 'ReferralReceived', { facts: { noticeReceivedOn: '2026-03-06' } });
    expect(await due()).toEqual(['2026-03-10', ['2026-03-10', '2026-03-10']]);
  });
});

describe('what is entered late', () => {
  it('does not take the place of what is known of a later time', async () => {
    const c = await aCase(stepwise).referredBy('gp', { noticeReceivedOn: '2026-03-03' });
    await c.accepted();
    await c.works('at-work', 20);
    await c.does('work-status', { status: 'off-sick', evidence: 'person', effectiveAt: '2026-03-05T09:00:00Z' });
    expect((await c.seen()).discharge['workStatus']).toMatchObject({ status: 'at-work', hoursPerWeek: 20 });
  });
});

describe('a death that was entered on the wrong case', () => {
  it('is struck out with the discharge, and nobody is written to about either', async () => {
    const c = await aCase(stepwise).referredBy('gp');
    await c.begun();
    await c.hasDied();
    await c.discharged('died');
    await corrected(c, 'PersonDied', { struckOut: true, reason: 'wrong-person' });
    await corrected(c, 'CaseDischarged', { struckOut: true, reason: 'wrong-person' });
    expect((await c.seen()).discharge).toEqual({ status: 'open', followUps: [] });
    expect(await c.letters()).toEqual(['referral-received: sent']);
    await c.tried();
  });
});

describe('a contact attempt that made the first contact', () => {
  it('is struck out as entered in error, and the wait for a first contact goes on', async () => {
    const c = await aCase(stepwise).referredBy('gp');
    await c.accepted();
    await c.reached();
    await corrected(c, 'ContactAttempted', { struckOut: true });
    const { triage } = await c.seen();
    expect(triage).toMatchObject({ contactAttempts: 0 });
    expect(triage).not.toHaveProperty('firstContactAt');
    expect((await c.timeline()).filter(({ struckOut }) => struckOut).map(({ type }) => type)).toEqual(['ContactAttempted', 'FirstContactMade']);
    expect(await c.clocks()).toContain('referral-to-first-contact: running');
    await c.reached();
    await settled(stepwise);
    expect(await c.clocks()).toContain('referral-to-first-contact: completed');
  });
});

describe('a referral that never was', () => {
  it('is struck out while nothing rests on it, and counts nowhere; its timeline stays', async () => {
    const person = aPerson();
    const c = await aCase(stepwise).referredBy('gp', { person });
    await c.accepted();
    await c.tried();
    const eventId = await eventOf(c, 'ReferralReceived');
    expect(await c.refuses('corrections', { eventId, reason: 'wrong-person', struckOut: true })).toBe('referral.more-recorded');
    await corrected(c, 'ContactAttempted', { struckOut: true });
    await corrected(c, 'ReferralReceived', { struckOut: true, reason: 'wrong-person' });
    expect(await c.listed()).toBeUndefined();
    expect(await stepwise.get(`/v1/cases/${c.caseId}`)).toMatchObject({ status: 404, body: { code: 'case.struck-out' } });
    expect((await stepwise.get(`/v1/cases/${c.caseId}/clocks`)).status).toBe(404);
    expect((await c.timeline()).filter(({ struckOut }) => struckOut).map(({ type }) => type)).toEqual(['ReferralReceived', 'ContactAttempted']);
    expect(await c.refuses('contact-attempts', { method: 'telephone', result: 'no-answer' })).toBe('case.struck-out');
    expect(await c.refuses('corrections', { eventId, reason: 'wrong-person', facts: { sex: 'male' } })).toBe('case.struck-out');
    expect((await stepwise.get(`/v1/people/${c.personId}`)).body).toMatchObject({ cases: [{ caseId: c.caseId, standing: 'closed' }] });
    const again = await aCase(stepwise).referredBy('gp', { person });
    expect(again.received).toMatchObject({ outcome: 'received' });
    expect(again.caseId).not.toBe(c.caseId);
  });

  it('is told to be an error to the practice that had a letter about it, and to whoever follows it', async () => {
    const c = await aCase(stepwise).referredBy('gp', { sourceMessageId: 'never-was-1' });
    const task = async () => (await stepwise.get(`/fhir/R4/Task/${c.caseId}`, 'gp-practice')).body;
    const search = async () => (await stepwise.get(`/fhir/R4/Task?focus=ServiceRequest/${c.caseId}`, 'gp-practice')).body;
    expect(await c.letters()).toEqual(['referral-received: sent']);
    expect(await task()).toMatchObject({ status: 'requested' });
    await corrected(c, 'ReferralReceived', { struckOut: true, reason: 'wrong-person' });
    expect(await c.letters()).toEqual(['referral-received: superseded', 'referral-received: sent']);
    expect(await task()).toMatchObject({ id: c.caseId, status: 'entered-in-error' });
    expect(await search()).toMatchObject({ total: 1, entry: [{ resource: { status: 'entered-in-error' } }] });
    expect((await stepwise.get(`/fhir/R4/ServiceRequest/${c.caseId}`, 'gp-practice')).body).toMatchObject({ status: 'entered-in-error' });
    const [takingBack] = (await stepwise.get<{ letters: { letterId: string }[] }>(`/v1/letters?case=${c.caseId}`)).body.letters;
    const read = await stepwise.get<string>(`/v1/letters/${takingBack?.letterId}`, 'gp-practice', { accept: 'text/plain' });
    expect(read.body).toContain('PLEASE DISREGARD OUR EARLIER LETTER');
  });

  it('waits for its decision again if only its acceptance never was', async () => {
    const c = await aCase(stepwise).referredBy('gp');
    await c.accepted();
    await corrected(c, 'ReferralAccepted', { struckOut: true });
    expect((await c.seen()).status).toBe('received');
    expect(await c.work()).toEqual(['decide-referral']);
    expect(await c.refuses('triage/decision', { stage: 'A', priority: 'routine' })).toBe('case.not-accepted');
    await c.accepted();
    await c.triagedTo('A');
    const eventId = (await c.timeline()).findLast(({ type, struckOut }) => type === 'ReferralAccepted' && struckOut === false)?.eventId;
    expect(await c.refuses('corrections', { eventId, reason: 'entered-in-error', struckOut: true })).toBe('referral.more-recorded');
  });

  it('has its day of notice before everything that happened since', async () => {
    const c = await aCase(stepwise).referredBy('gp', { noticeReceivedOn: '2026-03-02' });
    await c.does('contact-attempts', { method: 'telephone', result: 'spoke', effectiveAt: '2026-03-04T09:00:00Z' });
    const eventId = await eventOf(c, 'ReferralReceived');
    const moved = (noticeReceivedOn: string) => ({ eventId, reason: 'clerical-error', facts: { noticeReceivedOn } });
    expect(await c.refuses('corrections', moved('2026-03-05'))).toBe('effective.before-referral');
    await c.does('corrections', moved('2026-03-04'));
  });
});

describe('a consent', () => {
  it('covers what was done towards the employer from when it was given, and no earlier', async () => {
    const c = await aCase(stepwise).referredBy('gp', { noticeReceivedOn: '2026-03-02' });
    await c.accepted();
    await c.does('consents', { ...employerMayHear, how: 'verbal', effectiveAt: '2026-03-05T09:00:00Z' });
    const openedOn = (day: string) => ({ employerName: 'Example Bakery', effectiveAt: `2026-03-${day}T09:00:00Z` });
    expect(await c.refuses('employer/liaison', openedOn('04'))).toBe('consent.given-later');
    await c.does('employer/liaison', openedOn('05'));
    expect((await c.seen())['consents']).toContainEqual(expect.objectContaining({ recipient: 'employer', since: '2026-03-05T09:00:00.000Z' }));
  });
});
