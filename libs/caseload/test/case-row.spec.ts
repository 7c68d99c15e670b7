import { describe, expect, it } from '@jest/globals';
import { aStagedProgramme, THE_PERSON } from '#support/stories.js';
import { programmePublished, toldEventId } from '#support/projections.js';
import { caseAfter } from './caseload-row.js';
import {
  accepted,
  allocated,
  amended,
  assessed,
  attempted,
  attended,
  booked,
  declined,
  discharged,
  firstContact,
  inDischarge,
  inReferral,
  inTriage,
  morningOf,
  opened,
  paused,
  planned,
  received,
  resumed,
  triaged,
  unableToContact,
} from './stories.js';

describe('the row of a case', () => {
  it('tells who, where and since when', async () => {
    const row = await caseAfter(received('2026-03-02'), accepted(), opened(), triaged('C'), allocated('caseworker-7', 'north'));
    expect(row).toMatchObject({
      person_id: THE_PERSON,
      programme: 'staged-service',
      programme_version: 1,
      provider: 'PRV01',
      practice: 'A81001',
      reference: 'SW-C000-0000-0000',
      stage: 'C',
      priority: 'routine',
      practitioner: 'caseworker-7',
      team: 'north',
      waiting_since: '2026-03-02',
      received_at: morningOf('2026-03-02'),
      closed_on: null,
      position: '0000000000000006',
    });
  });

  const onTheWay = [received(), accepted(), opened(), triaged('C'), firstContact()];
  const statuses = [
    ['received', [received()]],
    ['possible-duplicate', [received(), inReferral('ProbableDuplicateRaised', '2026-03-02', { otherCases: [], because: 'same-nhs-number' })]],
    ['information-requested', [received(), inReferral('InformationRequested', '2026-03-03', { needed: ['employer-size'] })]],
    ['awaiting-triage', [received(), accepted(), opened()]],
    ['awaiting-contact', [received(), accepted(), opened(), triaged('C')]],
    ['awaiting-assessment', onTheWay],
    ['in-support', [...onTheWay, booked('2026-03-05', '2026-03-10'), attended('2026-03-10'), assessed('2026-03-10')]],
    ['in-support', [received(), accepted(), opened(), triaged('A'), firstContact()]],
    ['follow-up', [...onTheWay, discharged('2026-04-01')]],
    ['discharged', [...onTheWay, inReferral('PersonDied', '2026-03-30', { reportedBy: 'gp' }), discharged('2026-04-01', 'died')]],
    ['closed-not-accepted', [received(), declined('2026-03-03')]],
    ['withdrawn', [received(), inReferral('ReferralWithdrawn', '2026-03-03', { by: 'person', reason: 'no-longer-needed' })]],
  ] as const;
  it.each(statuses)('says %s', async (status, story) => {
    expect((await caseAfter(...story)).status).toBe(status);
  });

  it('is discharged for good once every follow-up was made or tried', async () => {
    const made = [4, 13, 26].map((weeks) => inDischarge('FollowUpRecorded', '2026-10-01', { weeks, status: 'not-reached' }));
    expect((await caseAfter(...onTheWay, discharged('2026-04-01'), ...made)).status).toBe('discharged');
  });

  it('has a closing date while it is closed, and none once it is reopened', async () => {
    const closed = await caseAfter(...onTheWay, discharged('2026-04-01'));
    expect(closed).toMatchObject({ closed_on: '2026-04-01', discharged_at: morningOf('2026-04-01') });
    const again = await caseAfter(...onTheWay, discharged('2026-04-01'), inDischarge('CaseReopened', '2026-04-20', { reason: 'relapse' }));
    expect(again).toMatchObject({ closed_on: null, discharged_at: null, flags: ['reopened'], status: 'awaiting-assessment' });
  });

  const flags = [
    ['risk', [inTriage('RiskFlagged', '2026-03-03', { risk: 'self-harm' })]],
    ['clinician-needed', [opened(), inTriage('EscalatedToClinician', '2026-03-03', { reason: 'person-asked' })]],
    ['amendment-waiting', [amended('2026-03-03')]],
    ['referred-again', [inReferral('LinkedToEarlierCase', '2026-03-02', { earlierCase: THE_PERSON })]],
    ['unable-to-contact', [unableToContact('2026-03-20')]],
    ['wait-paused', [paused('2026-03-05')]],
    ['did-not-attend', [booked('2026-03-04', '2026-03-10'), attended('2026-03-10', '3')]],
    ['person-died', [inReferral('PersonDied', '2026-03-30', { reportedBy: 'gp' })]],
    ['person-erased', [{ category: 'person', part: THE_PERSON, caseId: null, type: 'PersonErased', at: morningOf('2026-04-01') }]],
  ] as const;
  it.each(flags)('is flagged with %s', async (flag, story) => {
    expect((await caseAfter(received(), accepted(), ...story)).flags).toEqual([flag]);
  });

  it('takes flags off again', async () => {
    const row = await caseAfter(
      received(),
      accepted(),
      inTriage('RiskFlagged', '2026-03-03', { risk: 'self-harm' }),
      inTriage('RiskCleared', '2026-03-04', { risk: 'self-harm' }),
      amended('2026-03-03'),
      inReferral('AmendmentReviewed', '2026-03-05', { amendment: toldEventId(6) }),
      unableToContact('2026-03-20'),
      attempted('spoke', '2026-03-21'),
      booked('2026-03-21', '2026-03-24'),
      attended('2026-03-24', '3'),
      booked('2026-03-25', '2026-03-30', { appointmentId: 'a0000000-0000-4000-8000-000000000002' }),
    );
    expect(row.flags).toEqual([]);
  });

  it('says that the employer consent was withdrawn until it is given again', async () => {
    const consent = { recipient: 'employer', purpose: 'employer-liaison', content: ['function-and-adjustments'], how: 'verbal' };
    const story = [received(), accepted(), inReferral('ConsentGiven', '2026-03-02', consent)];
    const withdrawn = [...story, inReferral('ConsentWithdrawn', '2026-03-10', { recipient: 'employer', how: 'verbal' })];
    expect((await caseAfter(...story)).flags).toEqual([]);
    expect((await caseAfter(...withdrawn)).flags).toEqual(['employer-consent-withdrawn']);
    expect((await caseAfter(...withdrawn, inReferral('ConsentGiven', '2026-03-12', consent))).flags).toEqual([]);
  });

  it('shows the target of the milestone that the person waits for', async () => {
    expect((await caseAfter(received())).breach_on).toBe('2026-03-04');
    expect((await caseAfter(received(), accepted(), opened(), triaged())).breach_on).toBe('2026-03-07');
    expect((await caseAfter(...onTheWay)).breach_on).toBe('2026-03-12');
    expect(
      (await caseAfter(...onTheWay, paused('2026-03-05'), inTriage('WaitResumed', '2026-03-09', { pauseId: 'pause-2026-03-05' }))).breach_on,
    ).toBe('2026-03-16');
  });

  it('shows no target that can be missed while the wait stands still, nor once the person was seen', async () => {
    expect((await caseAfter(...onTheWay, paused('2026-03-05'))).breach_on).toBeNull();
    expect((await caseAfter(...onTheWay, paused('2026-03-13'))).breach_on).toBe('2026-03-12');
    const seen = [...onTheWay, booked('2026-03-05', '2026-03-10'), attended('2026-03-10')];
    expect(await caseAfter(...seen)).toMatchObject({ status: 'awaiting-assessment', breach_on: null });
  });

  it('moves the target by the days on which the case was closed, and for an assessment by those at stage A', async () => {
    const reopened = [...onTheWay, discharged('2026-03-06'), inDischarge('CaseReopened', '2026-04-06', { reason: 'relapse' })];
    expect((await caseAfter(...reopened)).breach_on).toBe('2026-04-12');
    const steppedUp = inTriage('StageChanged', '2026-03-20', { direction: 'up', from: 'A', to: 'B', reason: 'needs-more-support' });
    const advised = [received(), accepted(), opened(), triaged('A'), firstContact(), steppedUp];
    expect((await caseAfter(...advised)).breach_on).toBe('2026-03-29');
    // Twice still is still once: closed on the days of a pause.
    const both = [...onTheWay, paused('2026-03-05'), ...reopened.slice(-2), resumed('2026-03-05', '2026-03-10')];
    expect((await caseAfter(...both)).breach_on).toBe('2026-04-13');
  });

  it('starts the target again with the rebooking where the programme says so', async () => {
    const base = aStagedProgramme();
    const restarting = programmePublished({ ...base, clocks: { ...base.clocks, firstContactDna: 'nullify-and-restart' } });
    const missed = [restarting, ...onTheWay, booked('2026-03-05', '2026-03-10'), attended('2026-03-10', '3')];
    expect((await caseAfter(...missed)).breach_on).toBeNull();
    const again = booked('2026-03-16', '2026-03-20', { appointmentId: 'a0000000-0000-4000-8000-000000000002' });
    expect((await caseAfter(...missed, again)).breach_on).toBe('2026-03-26');
  });

  it('shows the next appointment, and as next action what is open before what is planned', async () => {
    const upcoming = await caseAfter(...onTheWay, allocated(), booked('2026-03-05', '2026-03-10'));
    expect(upcoming).toMatchObject({ next_appointment_at: '2026-03-10T10:00:00.000Z', next_action: null, due_on: null });
    const support = [...onTheWay, allocated(), booked('2026-03-05', '2026-03-10'), attended('2026-03-10'), assessed('2026-03-10')];
    expect(await caseAfter(...support)).toMatchObject({ next_action: 'plan-due', due_on: '2026-03-17' });
    expect(await caseAfter(...support, planned('2026-03-12', '2026-04-09'))).toMatchObject({ next_action: 'plan-review-due', due_on: '2026-04-09' });
  });

  it('follows a transfer to another programme, and the wait goes on', async () => {
    const other = programmePublished(aStagedProgramme({ id: 'other-service', provider: { code: 'PRV09', name: 'Another provider' } }));
    const row = await caseAfter(
      programmePublished(aStagedProgramme()),
      other,
      received(),
      accepted(),
      inReferral('ReferralTransferred', '2026-03-20', {
        from: { id: 'staged-service', version: 1 },
        to: { id: 'other-service', version: 1 },
        reason: 'moved-area',
      }),
    );
    expect(row).toMatchObject({ programme: 'other-service', provider: 'PRV09', waiting_since: '2026-03-02' });
  });
});
