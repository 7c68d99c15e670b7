import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Stepwise } from '#support/app.js';
import { aCase, CaseStory, leavingNoEvent, startStories, today, type Problem, type Received } from '#support/case-story.js';
import { aFitNote, anNhsNumber, aPerson, aReferralFrom, aSelfReferral, employerMayHear, gpMayHear, type Body } from '#support/referrals.js';

let stepwise: Stepwise;
beforeAll(async () => {
  stepwise = await startStories();
});
afterAll(() => stepwise.stop());

/** Staff take a referral; the person waits for triage from the day of the notice, and is found in the caseload. */
async function taken(c: CaseStory): Promise<void> {
  expect(c.received.outcome).toBe('received');
  expect(await c.listed()).toMatchObject({ status: 'received', reference: c.received.reference });
  await c.accepted();
  expect((await c.seen()).status).toBe('awaiting-triage');
  expect(await c.listed()).toMatchObject({ status: 'awaiting-triage', nextAction: 'triage-due' });
  expect(await c.clocks()).toContain('referral-to-triage: running');
}

describe('a referral comes from', () => {
  it('a GP, who hears back', async () => {
    const c = await aCase(stepwise).referredBy('gp');
    await taken(c);
    expect((await c.seen()).referral).toMatchObject({ source: 'gp', channel: 'json-api', practice: 'A81001', noticeReceivedOn: '2026-03-02' });
    expect(await c.letters()).toEqual(['referral-received: sent']);
    expect((await c.timeline())[0]?.words).toBe(
      'Referral received from the GP through a connected system for musculoskeletal; notice received on 2 March 2026. No criterion is known to be missed.',
    );
  });

  it('a nurse of a practice; nobody said the person may be told of, so the letter is held', async () => {
    const c = await aCase(stepwise).referredBy('nurse', { consents: [] });
    await taken(c);
    expect((await c.seen()).referral).toMatchObject({ source: 'nurse', referrer: { organisation: 'A81001', profession: 'nurse' } });
    expect(await c.letters()).toEqual(['referral-received: held']);
    await c.consented(gpMayHear);
    expect(await c.letters()).toEqual(['referral-received: sent']);
  });

  it('an occupational therapist, with a report in the words of a fit note', async () => {
    const fitNote = { statement: 'may-be-fit', assessedOn: '2026-02-27', adjustments: ['altered-hours', 'amended-duties'] };
    const c = await aCase(stepwise).referredBy('occupational-therapist', { fitNote });
    await taken(c);
    expect((await c.seen()).referral).toMatchObject({ source: 'occupational-therapist', fitNote });
  });

  it('a pharmacist, for somebody at work who may soon be off', async () => {
    const atRisk = { employment: { status: 'employed', offSick: false, atRiskOfAbsence: true }, absenceStartedOn: undefined };
    const c = await aCase(stepwise).referredBy('pharmacist', atRisk);
    await taken(c);
    expect(await c.clocks()).not.toContainEqual(expect.stringContaining('absence-to-referral'));
  });

  it('a physiotherapist, who asks for an assessment and no more', async () => {
    const c = await aCase(stepwise).referredBy('physiotherapist', { requestedStage: 'B' });
    await taken(c);
    const { body } = await stepwise.get<Body>(`/v1/cases/${c.caseId}/triage/proposal`);
    expect(body).toMatchObject({ decided: false, stage: 'B' });
  });

  it('a first-contact physiotherapist in a practice', async () => {
    const c = await aCase(stepwise).referredBy('first-contact-physiotherapist', { conditionGroups: ['pain', 'musculoskeletal'] });
    await taken(c);
    expect((await c.seen()).referral).toMatchObject({ referrer: { profession: 'physiotherapist' }, conditionGroups: ['pain', 'musculoskeletal'] });
  });

  it('a social prescribing link worker, about debts as much as health', async () => {
    const c = await aCase(stepwise).referredBy('social-prescribing-link-worker', { reason: 'Behind with the rent since going off sick.' });
    await taken(c);
    expect((await c.seen()).person['reason']).toBe('Behind with the rent since going off sick.');
  });

  it('a care co-ordinator, for somebody self-employed', async () => {
    const c = await aCase(stepwise).referredBy('care-coordinator', { employment: { status: 'self-employed', offSick: true } });
    await taken(c);
    expect((await c.seen()).referral['employment']).toEqual({ status: 'self-employed', offSick: true });
  });

  it('secondary care, whose patient is registered elsewhere: the practice hears, not the hospital', async () => {
    const c = await aCase(stepwise).referredBy('secondary-care', { person: aPerson({ practice: 'B82002' }) });
    await taken(c);
    await c.letters();
    const { body } = await stepwise.get<{ letters: Body[] }>(`/v1/letters?case=${c.caseId}`);
    expect(body.letters).toMatchObject([{ kind: 'referral-received', practice: 'B82002', status: 'sent' }]);
  });

  it('the Jobcentre, for somebody out of work, to a programme that is for them', async () => {
    const outOfWork = { employment: { status: 'unemployed', weeksUnemployed: 12 }, absenceStartedOn: undefined, conditionGroups: ['pain'] };
    const c = await aCase(stepwise).referredBy('jobcentre', {
      ...outOfWork,
      programme: 'condition-management-ni',
      person: aPerson({ contact: { postcode: 'BT1 1AA' } }),
    });
    // This programme takes whoever meets all criteria without a person deciding.
    expect(c.received.outcome).toBe('accepted');
    expect(await c.lastWords('ReferralAccepted')).toBe('Referral accepted automatically: every criterion is met.');
    expect((await c.seen()).status).toBe('awaiting-triage');
  });

  it('an employer, whom the person lets the service talk to', async () => {
    const c = await aCase(stepwise).referredBy('employer', { consents: [gpMayHear, employerMayHear] });
    await taken(c);
    await c.does('employer/liaison', { employerName: 'Example Bakery' });
    expect((await c.seen()).employerLiaison).toMatchObject({ status: 'open' });
  });

  it('a voluntary organisation, for somebody whose practice is not known: the letter waits for it', async () => {
    const c = await aCase(stepwise).referredBy('vcse-partner', { person: aPerson({ practice: undefined }) });
    await taken(c);
    expect(await c.letters()).toEqual(['referral-received: held']);
    expect(await c.work()).toContain('letter-held');
  });

  it('the person themself, without an account', async () => {
    const c = await aCase(stepwise).selfReferred({ reason: 'I would like to go back but cannot sleep.' });
    await taken(c);
    expect((await c.seen()).referral).toMatchObject({ source: 'self', channel: 'web-form', nhsNumberStatus: 'none' });
    expect(await c.letters()).toEqual(['referral-received: sent']);
  });
});

describe('a referral comes by', () => {
  it('telephone, keyed by staff two days after the call: the wait starts with the call', async () => {
    const c = await aCase(stepwise).referredByTelephone({ noticeReceivedOn: '2026-02-28' });
    await taken(c);
    expect((await c.seen()).referral).toMatchObject({ channel: 'telephone', noticeReceivedOn: '2026-02-28' });
    expect(await c.listed()).toMatchObject({ waitingSince: '2026-02-28', daysWaiting: 2 });
  });

  it('telephone from the person themself', async () => {
    const c = await aCase(stepwise).referredByTelephone({
      source: 'self',
      referrer: { organisation: 'SELF' },
      person: aPerson({ practice: undefined }),
    });
    await taken(c);
    expect((await c.seen()).referral).toMatchObject({ source: 'self', channel: 'telephone', referrer: { organisation: 'SELF' } });
  });

  it('a fit note on which the box is ticked', async () => {
    const c = await aCase(stepwise).referredByFitNote('med3-ticked');
    await taken(c);
    expect((await c.seen()).referral).toMatchObject({
      channel: 'fit-note',
      absenceStartedOn: '2026-02-27',
      employment: { status: 'employed', offSick: true },
      fitNote: { statement: 'not-fit', to: '2026-03-27' },
    });
  });

  it('a fit note of today from next Monday on: the person is not off yet, and will be', async () => {
    const fitNote = { statement: 'not-fit', assessedOn: '2026-03-02', from: '2026-03-09', to: '2026-03-27', adjustments: [] };
    const c = await aCase(stepwise).referredByFitNote('med3-ahead', { fitNote });
    await taken(c);
    const { referral } = await c.seen();
    expect(referral['employment']).toEqual({ status: 'employed', atRiskOfAbsence: true });
    expect(referral).not.toHaveProperty('absenceStartedOn');
  });

  it('but a fit note on which it is not ticked is no referral, and nothing is kept of it', async () => {
    const unticked = aFitNote('med3-unticked', { referToWorkAndHealth: false });
    const { status, body } = await leavingNoEvent(stepwise, () => stepwise.post<Problem>('/v1/fit-notes', unticked, 'gp-practice'));
    expect([status, body.code, body.fields[0]?.field]).toEqual([422, 'intake.not-ticked', 'referToWorkAndHealth']);
  });
});

describe('what looks like a second referral is', () => {
  const send = (body: Body, headers: Record<string, string> = {}) => stepwise.post<Received & Body>('/v1/referrals', body, 'gp-practice', headers);

  it('a redelivery: the first answer again, and no event', async () => {
    const body = aReferralFrom('gp', { sourceMessageId: 'redelivered-1' });
    const first = await send(body);
    const second = await leavingNoEvent(stepwise, () => send(body));
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toEqual({ ...first.body, redelivered: true });
  });

  it('a redelivery of what was not accepted tells the reason again', async () => {
    const body = aReferralFrom('gp', { sourceMessageId: 'redelivered-2', employment: { status: 'unemployed' }, absenceStartedOn: undefined });
    const first = await send(body);
    expect(await send(body)).toMatchObject({ status: 200, body: { ...first.body, outcome: 'not-accepted', redelivered: true } });
  });

  it('an amendment: the same message with other content, for somebody to look at', async () => {
    const body = aReferralFrom('gp', { sourceMessageId: 'amended-1' });
    const c = new CaseStory(stepwise, (await send(body)).body);
    const amended = await send({ ...body, requestedStage: 'C' });
    expect([amended.status, amended.body.outcome, amended.body.caseId]).toEqual([200, 'amended', c.caseId]);
    expect((await c.seen()).referral).toMatchObject({ requestedStage: 'C' });
    expect(await c.work()).toContain('review-amendment');
    const [amendment] = (await c.timeline()).filter(({ type }) => type === 'ReferralAmended');
    await c.does('referral/amendment-review', { amendment: amendment?.eventId });
    expect(await c.work()).not.toContain('review-amendment');
    expect(await c.refuses('referral/amendment-review', { amendment: amendment?.eventId })).toBe('referral.no-such-amendment');
  });

  it('an amendment that leaves out what the first message told: it no longer holds', async () => {
    const body = aReferralFrom('gp', { sourceMessageId: 'amended-back-at-work', requestedStage: 'C' });
    const c = new CaseStory(stepwise, (await send(body)).body);
    expect((await c.seen()).referral).toHaveProperty('absenceStartedOn');
    const atWork = { employment: { status: 'employed', offSick: false }, absenceStartedOn: undefined, requestedStage: undefined };
    expect((await send({ ...body, ...atWork })).body.outcome).toBe('amended');
    const { referral } = await c.seen();
    expect(referral).toMatchObject({ employment: { offSick: false } });
    expect(referral).not.toHaveProperty('absenceStartedOn');
    expect(referral).not.toHaveProperty('requestedStage');
    expect(await c.clocks()).not.toContainEqual(expect.stringContaining('absence-to-referral'));
  });

  it('an amendment that comes too late, which is refused', async () => {
    const body = aReferralFrom('gp', { sourceMessageId: 'amended-2' });
    const c = new CaseStory(stepwise, (await send(body)).body);
    await c.does('referral/withdraw', { by: 'referrer', reason: 'referred-in-error' }, 'gp-practice');
    const late = await stepwise.post<Problem>('/v1/referrals', { ...body, requestedStage: 'C' }, 'gp-practice');
    expect([late.status, late.body.code]).toEqual([409, 'referral.amendment-too-late']);
  });

  it('a probable duplicate that is one: closed as such, and the first case goes on', async () => {
    const person = aPerson();
    const first = await aCase(stepwise).referredBy('gp', { person });
    const second = await aCase(stepwise).selfReferred({ person });
    // Anybody could send a form in the name of somebody else: what we know of them is not told.
    expect(second.received.outcome).toBe('received');
    expect(JSON.stringify(second.received)).not.toContain(first.caseId);
    expect(second.personId).not.toBe(first.personId);
    expect(await second.work()).toContain('resolve-duplicate');
    expect(await second.refuses('referral/accept')).toBe('referral.duplicate-unresolved');
    await second.does('referral/duplicate', { resolution: 'duplicate', otherCase: first.caseId });
    expect([(await second.seen()).status, (await second.listed())?.['status']]).toEqual(['closed-not-accepted', 'closed-not-accepted']);
    expect(await second.lastWords('ReferralNotAccepted')).toContain('duplicate');
    await first.accepted();
  });

  it('a probable duplicate that is somebody else of that name: a case of its own', async () => {
    const nhsNumber = anNhsNumber(1);
    const first = await aCase(stepwise).referredBy('gp', { person: aPerson({ nhsNumber, nhsNumberStatus: '01' }) });
    const second = await aCase(stepwise).referredBy('pharmacist', { person: aPerson({ nhsNumber, nhsNumberStatus: '01' }) });
    expect(second.received).toMatchObject({ outcome: 'possible-duplicate', otherCases: [first.caseId], personId: first.personId });
    await second.does('referral/duplicate', { resolution: 'separate', note: 'Two jobs, two employers.' });
    expect((await second.seen()).status).toBe('received');
    await second.accepted();
  });

  it('nothing of the kind, if only an unverified NHS number is the same', async () => {
    const nhsNumber = anNhsNumber(2);
    await aCase(stepwise).referredBy('gp', { person: aPerson({ nhsNumber }) });
    const second = await aCase(stepwise).referredBy('gp', { person: aPerson({ nhsNumber }) });
    expect(second.received.outcome).toBe('received');
  });

  it('a genuine re-referral: a new case with a clock of its own, linked to the earlier one', async () => {
    const person = aPerson({ nhsNumber: anNhsNumber(3), nhsNumberStatus: '01' });
    const first = await aCase(stepwise).referredBy('gp', { person });
    await first.accepted();
    await first.discharged('declined');
    await first.days(1);
    const again = await aCase(stepwise).referredBy('gp', { person });
    expect(again.received).toMatchObject({ outcome: 'received', earlierCase: first.caseId, personId: first.personId });
    expect(again.caseId).not.toBe(first.caseId);
    expect((await again.seen()).referral['noticeReceivedOn']).toBe(today(stepwise));
    expect(await again.listed()).toMatchObject({ flags: ['referred-again'] });
    expect((await first.seen()).discharge.status).toBe('discharged');
  });
});

describe('a referral that is not taken', () => {
  it('is answered at once with the criteria missed and somewhere to go, and the practice gets the same by letter', async () => {
    const c = await aCase(stepwise).referredBy('gp', { employment: { status: 'unemployed', weeksUnemployed: 30 }, absenceStartedOn: undefined });
    expect(c.received).toMatchObject({
      outcome: 'not-accepted',
      reason: 'not-eligible',
      failedCriteria: [
        { criterion: 'has-work', plainWords: 'You have a job or are self-employed.' },
        { criterion: 'off-sick-or-at-risk', plainWords: 'You are off sick, or your health may soon put you off sick.' },
      ],
    });
    const places = (c.received['signposting'] as { id: string }[]).map(({ id }) => id);
    expect(places).toEqual(expect.arrayContaining(['jobcentre-plus', 'citizens-advice']));
    expect(places).not.toContain('access-to-work');
    expect(await c.letters()).toEqual(['referral-not-accepted: sent']);
    expect(await c.clocks()).toContain('referral-to-triage: not-accepted');
    expect(await c.refuses('referral/accept')).toBe('referral.already-decided');
  });

  it('is not known to miss a criterion that it does not tell of: somebody asks, and the answer decides', async () => {
    const c = await aCase(stepwise).referredBy('gp', { employment: { status: 'employed' }, absenceStartedOn: undefined });
    expect(c.received['eligibility']).toMatchObject({
      eligible: true,
      findings: expect.arrayContaining([expect.objectContaining({ met: 'unknown' })]),
    });
    await c.does('referral/request-information', { needed: ['absence'], question: 'Is the person off sick?' });
    expect([(await c.seen()).status, (await c.listed())?.['status']]).toEqual(['information-requested', 'information-requested']);
    const slips = await c.post<Problem>('referral/supply-information', { nhsNumber: '9990000019', birthDate: '2099-01-01' });
    expect(slips.body).toMatchObject({
      status: 422,
      code: 'intake.invalid',
      fields: [
        { field: 'birthDate', code: 'field.in-future' },
        { field: 'nhsNumber', code: 'nhs-number.invalid-checksum' },
      ],
    });
    await c.does('referral/supply-information', {
      employment: { status: 'employed', offSick: true },
      absenceStartedOn: '2026-02-16',
      answer: 'Yes.',
    });
    expect((await c.seen()).referral).toMatchObject({ employment: { offSick: true }, absenceStartedOn: '2026-02-16' });
    await c.accepted();
    expect(await c.refuses('referral/supply-information', { answer: 'Late.' })).toBe('referral.no-information-requested');
  });

  it('is declined by staff, with a reason and somewhere to go', async () => {
    const c = await aCase(stepwise).referredBy('gp');
    await c.does('referral/decline', { reason: 'no-capacity' });
    expect(await c.lastWords('ReferralNotAccepted')).toContain('no capacity');
    expect(await c.letters()).toEqual(['referral-received: sent', 'referral-not-accepted: sent']);
    const declined = (await stepwise.platform.log.read(`referral-${c.caseId}`, 0)).find(({ type }) => type === 'ReferralNotAccepted');
    // Lives in Leeds and has a job: nothing of another nation, nothing for people out of work.
    expect((declined?.data as { signposting: { id: string }[] }).signposting.map(({ id }) => id)).toEqual([
      'citizens-advice',
      'access-to-work',
      'social-prescribing',
      'acas',
    ]);
    expect(await c.work()).toEqual([]);
    expect(await c.refuses('triage/decision', { stage: 'B', priority: 'routine', assessmentMode: 'telephone' })).toBe('case.referral-closed');
  });

  it('is taken back by the referrer before triage; after it, the case is discharged instead', async () => {
    const c = await aCase(stepwise).referredBy('gp');
    await c.does('referral/withdraw', { by: 'referrer', reason: 'no-longer-needed' }, 'gp-practice');
    expect([(await c.seen()).status, (await c.listed())?.['status']]).toEqual(['withdrawn', 'withdrawn']);
    expect(await c.clocks()).toContain('referral-to-triage: withdrawn');
    const triaged = await aCase(stepwise).referredBy('gp');
    await triaged.accepted();
    await triaged.triagedTo('A');
    expect(await triaged.refuses('referral/withdraw', { by: 'person', reason: 'person-declined' })).toBe('referral.already-begun');
  });

  it('names no programme while several would take it: the choice is left to the sender', async () => {
    const body = aSelfReferral({ programme: undefined });
    const answer = await stepwise.post<Problem>('/v1/self-referrals', body, null);
    expect([answer.status, answer.body.code]).toEqual([422, 'intake.programme-unclear']);
    expect(answer.body['fitting']).toEqual(expect.arrayContaining(['staged-work-health', 'employment-specialist-mh']));
    const dryRun = await stepwise.post<{ programmes: { programme: string; eligible: boolean }[]; alternatives: { id: string; why: string }[] }>(
      '/v1/eligibility',
      { source: 'self', conditionGroups: body['conditionGroups'], employment: { status: 'employed', offSick: true }, postcode: 'LS10' },
      null,
    );
    expect(dryRun.body.programmes.filter(({ eligible }) => eligible).map(({ programme }) => programme)).toEqual(
      expect.arrayContaining(['staged-work-health', 'employment-specialist-mh']),
    );
    expect(dryRun.body.alternatives.find(({ id }) => id === 'access-to-work')?.why).toContain('for people who have a job');
  });
});

it('the directory names programmes and other places, each in plain words', async () => {
  type Entry = { id: string; criteria: { plainWords: string }[]; plainWords: string; web: string };
  const { body } = await stepwise.get<{ programmes: Entry[]; destinations: Entry[] }>(
    '/v1/programmes?postcodeDistrict=BT1%201AA&employment=unemployed',
  );
  expect(body.programmes.map(({ id }) => id)).toEqual(['condition-management-ni']);
  expect(body.programmes[0]?.criteria.map(({ plainWords }) => plainWords)).toContain('You are between 18 and 64.');
  expect(body.destinations.map(({ id, web }) => [id, new URL(web).protocol])).toEqual([
    ['advice-ni', 'https:'],
    ['jobs-and-benefits-office', 'https:'],
  ]);
});

describe('a case is handed to another programme', () => {
  it('and its clocks keep their start', async () => {
    const c = await aCase(stepwise).referredBy('gp', { conditionGroups: ['common-mental-health'], person: aPerson({ practice: 'X99001' }) });
    const since = today(stepwise);
    await c.begun();
    await c.days(3);
    await c.does('referral/transfer', { programme: 'employment-specialist-mh', reason: 'better-fit' });
    expect((await c.seen()).programme.id).toBe('employment-specialist-mh');
    expect(await c.listed()).toMatchObject({ programme: 'employment-specialist-mh', provider: 'PRV03', waitingSince: since, daysWaiting: 3 });
    expect(await c.clocks()).toContain('referral-to-assessment: moved');
    expect(await c.clocks()).toContain('referral-to-assessment: running');
    expect(await c.refuses('referral/transfer', { programme: 'employment-specialist-mh', reason: 'better-fit' })).toBe('referral.same-programme');
    expect(await c.refuses('referral/transfer', { programme: 'no-such-programme', reason: 'better-fit' })).toBe('intake.programme-unknown');
  });
});
