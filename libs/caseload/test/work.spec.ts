import { describe, expect, it } from '@jest/globals';
import { followUpDates } from '#discharge/contract';
import { aStagedProgramme } from '#support/stories.js';
import { programmePublished, toldEventId, type ToldEvent } from '#support/projections.js';
import { itemIdOf } from '../src/worklist/events.js';
import { caseAfter } from './caseload-row.js';
import {
  accepted,
  allocated,
  amended,
  assessed,
  attempted,
  attended,
  booked,
  discharged,
  firstContact,
  inAssessment,
  inDischarge,
  inIntervention,
  inReferral,
  inTriage,
  morningOf,
  opened,
  ordered,
  paused,
  planned,
  received,
  resumed,
  triaged,
  unableToContact,
} from './stories.js';

// 2 March 2026 is a Monday; the staged programme counts its targets in calendar days.
const inTriageNow = [received(), accepted(), opened()];
const reached = [...inTriageNow, triaged('C'), allocated(), firstContact()];
const supported = [...reached, booked('2026-03-05', '2026-03-10'), attended('2026-03-10'), assessed('2026-03-10')];
const withPlan = [...supported, planned('2026-03-12', '2026-04-09')];
const cap = ['cap-reached', '2026-08-30T23:00:00.000Z'] as const;

describe('a referral', () => {
  it('is to be decided in two working days, and no later than the triage target', async () => {
    expect((await caseAfter(received('2026-03-02'))).open).toEqual(['decide-referral by 2026-03-04']);
    // A Friday: two working days would be Tuesday, but the target of two days ends on Sunday.
    expect((await caseAfter(received('2026-03-06'))).items).toMatchObject([{ due_on: '2026-03-08', breach_on: '2026-03-08' }]);
  });

  it('counts neither weekends nor the bank holidays of its nation where the target is in working days', async () => {
    const inWorkingDays = (nation: 'england' | 'scotland') => {
      const base = aStagedProgramme({ nation });
      return programmePublished({ ...base, clocks: { ...base.clocks, countIn: 'working-days' } });
    };
    // Good Friday is 3 April 2026 and Easter Monday 6 April, which is no bank holiday in Scotland.
    expect((await caseAfter(inWorkingDays('england'), received('2026-04-02'))).open).toEqual(['decide-referral by 2026-04-08']);
    expect((await caseAfter(inWorkingDays('scotland'), received('2026-04-02'))).open).toEqual(['decide-referral by 2026-04-07']);
  });

  it('that may be a duplicate is to be settled first, and then decided', async () => {
    const raised = inReferral('ProbableDuplicateRaised', '2026-03-02', { otherCases: [], because: 'same-nhs-number' });
    const resolved = inReferral('ProbableDuplicateResolved', '2026-03-03', { resolution: 'separate' });
    expect((await caseAfter(received(), raised)).open).toEqual(['resolve-duplicate by 2026-03-04']);
    expect((await caseAfter(received(), raised, resolved)).open).toEqual(['decide-referral by 2026-03-04']);
  });

  it('that lacks something is chased after a working week, and decided once that has come', async () => {
    const asked = inReferral('InformationRequested', '2026-03-03', { needed: ['employer-size'] });
    const waiting = await caseAfter(received(), asked);
    expect(waiting.open).toEqual([]);
    expect(waiting.due).toEqual([['chase-information', '2026-03-10T00:00:00.000Z']]);
    const supplied = inReferral('InformationSupplied', '2026-03-09', { facts: {} });
    expect((await caseAfter(received(), asked, supplied)).open).toEqual(['decide-referral by 2026-03-04']);
  });

  it('that was amended is to be looked at, each amendment once, before and after it is decided', async () => {
    const changes = [amended('2026-03-03'), amended('2026-03-04')];
    const [first] = changes;
    expect((await caseAfter(received(), ...changes)).open).toContain('review-amendment by 2026-03-06');
    const reviewed = inReferral('AmendmentReviewed', '2026-03-05', { amendment: toldEventId(3) });
    expect((await caseAfter(received(), first as ToldEvent, reviewed, ...withPlan.slice(1))).open).not.toContain('review-amendment by 2026-03-05');
    expect((await caseAfter(received(), ...changes, reviewed, ...withPlan.slice(1))).open).toContain('review-amendment by 2026-03-06');
  });

  it('that is closed calls for nothing', async () => {
    const closed = await caseAfter(
      received(),
      amended('2026-03-03'),
      inReferral('ReferralWithdrawn', '2026-03-04', { by: 'person', reason: 'other' }),
    );
    expect([closed.items, closed.schedules, closed.next_action]).toEqual([[], [], null]);
  });
});

describe('a case on its way into support', () => {
  it('is triaged within the target, then allocated and contacted', async () => {
    expect((await caseAfter(...inTriageNow)).open).toEqual(['triage-due by 2026-03-04']);
    expect((await caseAfter(...inTriageNow, triaged('C'))).open).toEqual(['allocate-case by 2026-03-04', 'contact-due by 2026-03-05']);
    expect((await caseAfter(...inTriageNow, triaged('C'), allocated(), firstContact())).open).toEqual(['assessment-due by 2026-03-06']);
  });

  it('has a next attempt as often as the contact policy spreads them, on a working day', async () => {
    const contacting = [...inTriageNow, triaged('C'), allocated()];
    // Three attempts over ten days are three days apart; three days after Wednesday is Saturday, so Monday.
    const tried = await caseAfter(...contacting, attempted('no-answer', '2026-03-04'));
    expect(tried.open).toEqual([]);
    expect(tried.due[0]).toEqual(['try-again', '2026-03-09T00:00:00.000Z']);
    expect(tried).toMatchObject({ next_action: 'try-again', due_on: '2026-03-09' });
    expect((await caseAfter(...contacting, attempted('no-answer', '2026-03-04'), attempted('spoke', '2026-03-05'))).due).not.toContainEqual(
      tried.due[0],
    );
  });

  it('is declared unable to contact when the attempts are made and their days have passed', async () => {
    const tries = [attempted('no-answer', '2026-03-04'), attempted('voicemail', '2026-03-06'), attempted('no-answer', '2026-03-09')];
    const exhausted = await caseAfter(...inTriageNow, triaged('C'), allocated(), ...tries);
    expect(exhausted.open).toEqual([]);
    expect(exhausted.due).toEqual([['declare-unable-to-contact', '2026-03-14T00:00:00.000Z'], cap]);
    expect(exhausted.schedules[0]).toMatchObject({ because: toldEventId(9) });
    const declared = await caseAfter(...inTriageNow, triaged('C'), allocated(), ...tries, unableToContact('2026-03-14'));
    expect(declared.open).toEqual(['unable-to-contact by 2026-03-17']);
    expect(declared.due.map(([kind]) => kind)).not.toContain('declare-unable-to-contact');
  });

  it('counts a person who came to an appointment as reached, whatever the attempts before', async () => {
    const tries = [attempted('no-answer', '2026-03-04'), attempted('voicemail', '2026-03-06'), attempted('no-answer', '2026-03-09')];
    const seen = await caseAfter(...inTriageNow, triaged('C'), allocated(), ...tries, booked('2026-03-04', '2026-03-10'), attended('2026-03-10'));
    expect(seen.due).toEqual([['assessment-write-up', '2026-03-12T00:00:00.000Z'], cap]);
  });

  it('asks for neither contact nor assessment while the wait is paused, but when it can go on', async () => {
    const until = await caseAfter(...reached, paused('2026-03-05', '2026-03-20'));
    expect(until.open).toEqual([]);
    expect(until.due[0]).toEqual(['pause-review-due', '2026-03-20T00:00:00.000Z']);
    expect((await caseAfter(...reached, paused('2026-03-05'))).due[0]).toEqual(['pause-review-due', '2026-04-01T23:00:00.000Z']);
    const gone = await caseAfter(...reached, paused('2026-03-05'), resumed('2026-03-05', '2026-03-09'));
    expect(gone.items).toMatchObject([{ kind: 'assessment-due', due_on: '2026-03-11', breach_on: '2026-03-16' }]);
  });

  it('at stage A is advised instead of assessed', async () => {
    expect((await caseAfter(...inTriageNow, triaged('A'), allocated(), firstContact())).open).toEqual(['advice-due by 2026-03-11']);
  });
});

describe('appointments', () => {
  it('want a word on who came from the start of the London day after them', async () => {
    // 00:30 on 29 March in London, the night on which summer time begins: still the 29th.
    const night = await caseAfter(...reached, booked('2026-03-05', '2026-03-29', { minutes: 30 }));
    expect(night.due[0]).toEqual(['attendance-missing', '2026-03-29T23:00:00.000Z']);
    const friday = await caseAfter(...reached, booked('2026-03-05', '2026-03-13'));
    expect(friday.schedules).toMatchObject([{ raise_at: '2026-03-14T00:00:00.000Z', due_on: '2026-03-16' }, {}]);
  });

  it('that were moved or cancelled want none', async () => {
    const other = { appointmentId: 'a0000000-0000-4000-8000-000000000002', replaces: 'a0000000-0000-4000-8000-000000000001' };
    const moved = await caseAfter(...reached, booked('2026-03-05', '2026-03-10'), booked('2026-03-06', '2026-03-17', other));
    expect(moved.due.filter(([kind]) => kind === 'attendance-missing')).toEqual([['attendance-missing', '2026-03-18T00:00:00.000Z']]);
    const cancelled = { appointmentId: 'a0000000-0000-4000-8000-000000000001', by: 'person', reason: 'unwell' };
    const off = await caseAfter(...reached, booked('2026-03-05', '2026-03-10'), inAssessment('AppointmentCancelled', '2026-03-09', cancelled));
    expect(off.open).toEqual(['assessment-due by 2026-03-11']);
    expect(off.due.map(([kind]) => kind)).not.toContain('attendance-missing');
  });

  it('that were missed leave the person the window to rebook, and then a decision', async () => {
    const missed = [...reached, booked('2026-03-05', '2026-03-10'), attended('2026-03-10', '3')];
    const row = await caseAfter(...missed);
    // The window of fourteen days ends with 24 March.
    expect(row.due).toContainEqual(['rebook-window-ended', '2026-03-25T00:00:00.000Z']);
    expect(row.open).toEqual(['assessment-due by 2026-03-12']);
    const rebooked = await caseAfter(...missed, booked('2026-03-12', '2026-03-19', { appointmentId: 'a0000000-0000-4000-8000-000000000002' }));
    expect(rebooked.due.map(([kind]) => kind)).not.toContain('rebook-window-ended');
    // Arrived too late to be seen is not a DNA.
    const late = await caseAfter(...reached, booked('2026-03-05', '2026-03-10'), attended('2026-03-10', '7'));
    expect(late.due.map(([kind]) => kind)).not.toContain('rebook-window-ended');
  });
});

describe('support', () => {
  it('leads from the assessment to a plan and its reviews', async () => {
    expect((await caseAfter(...supported)).open).toEqual(['plan-due by 2026-03-17']);
    expect((await caseAfter(...withPlan)).due).toEqual([['plan-review-due', '2026-04-08T23:00:00.000Z'], cap]);
    const reviewed = inAssessment('PlanReviewed', '2026-04-09', { progress: 'on-track', goalsAchieved: [], reviewDate: '2026-05-07' });
    expect((await caseAfter(...withPlan, reviewed)).due[0]).toEqual(['plan-review-due', '2026-05-06T23:00:00.000Z']);
  });

  it('waits for an answer of an external supplier, and for another way if it declines', async () => {
    const waiting = await caseAfter(...withPlan, ordered('2026-03-13', true));
    expect(waiting.due[0]).toEqual(['supplier-answer-due', '2026-03-20T00:00:00.000Z']);
    const declining = [...withPlan, ordered('2026-03-13', true), inIntervention('DeclinedBySupplier', '2026-03-16', { reason: 'no-capacity' })];
    expect((await caseAfter(...declining)).open).toEqual(['supplier-declined by 2026-03-18']);
    expect((await caseAfter(...declining, ordered('2026-03-17', false, 'e0000000-0000-4000-8000-000000000002'))).open).toEqual([
      'session-due by 2026-03-24',
    ]);
  });

  it('books sessions until the intervention ends, and asks who came to each', async () => {
    const session = { sessionId: 's-1', startsAt: '2026-03-20T10:00:00.000Z', mode: 'telephone' };
    const running = [...withPlan, ordered('2026-03-13', false)];
    expect((await caseAfter(...running)).open).toEqual(['session-due by 2026-03-20']);
    const sessionBooked = [...running, inIntervention('SessionBooked', '2026-03-16', session)];
    const bookedRow = await caseAfter(...sessionBooked);
    expect(bookedRow.due[0]).toEqual(['attendance-missing', '2026-03-21T00:00:00.000Z']);
    expect(bookedRow.next_appointment_at).toBe(session.startsAt);
    const held = [...sessionBooked, inIntervention('SessionAttendanceRecorded', '2026-03-20', { sessionId: 's-1', code: '5' })];
    expect((await caseAfter(...held)).open).toEqual(['session-due by 2026-03-27']);
    expect((await caseAfter(...held, inIntervention('InterventionCompleted', '2026-03-23', { goal: 'achieved' }))).open).toEqual([]);
  });

  it("ends with the programme's weeks, counted anew from a reopening", async () => {
    expect((await caseAfter(...withPlan)).due.at(-1)).toEqual(cap);
    const again = [discharged('2026-05-01'), inDischarge('CaseReopened', '2026-06-01', { reason: 'relapse' })];
    expect((await caseAfter(...withPlan, ...again)).due.at(-1)).toEqual(['cap-reached', '2026-11-30T00:00:00.000Z']);
  });

  it('is looked at again even where nothing is planned, however little the programme asks', async () => {
    const uncapped = programmePublished(aStagedProgramme({ maxWeeks: undefined }));
    const noMore = inAssessment('PlanReviewed', '2026-04-09', { progress: 'goals-met', goalsAchieved: [] });
    const row = await caseAfter(uncapped, ...withPlan, noMore);
    expect([row.open, row.due]).toEqual([[], [['nothing-planned', '2026-05-06T23:00:00.000Z']]]);
  });

  it('of somebody who has died is only to be closed', async () => {
    const row = await caseAfter(...withPlan, ordered('2026-03-13', false), inReferral('PersonDied', '2026-03-16', { reportedBy: 'family' }));
    expect([row.open, row.due]).toEqual([['discharge-due by 2026-03-23'], [['discharge-due', '2026-03-23T00:00:00.000Z']]]);
  });
});

describe('after a discharge', () => {
  it('each follow-up opens a week before its point', async () => {
    const row = await caseAfter(...withPlan, discharged('2026-05-01'));
    expect(row.open).toEqual([]);
    const dates = followUpDates(morningOf('2026-05-01'), [4, 13, 26]);
    expect(row.schedules.map(({ weeks, due_on }) => [weeks, due_on]).toSorted()).toEqual(dates.map(({ weeks, dueOn }) => [weeks, dueOn]).toSorted());
    expect(row.due[0]).toEqual(['follow-up-due', '2026-05-21T23:00:00.000Z']);
    const made = inDischarge('FollowUpRecorded', '2026-05-29', { weeks: 4, status: 'not-reached' });
    expect((await caseAfter(...withPlan, discharged('2026-05-01'), made)).schedules.map(({ weeks }) => weeks).toSorted()).toEqual([13, 26]);
  });

  it('nobody is followed up whose identity was erased', async () => {
    const erased: ToldEvent = {
      category: 'person',
      part: 'b0000000-0000-4000-8000-000000000001',
      caseId: null,
      type: 'PersonErased',
      at: morningOf('2026-05-10'),
    };
    expect((await caseAfter(...withPlan, discharged('2026-05-01'), erased)).schedules).toEqual([]);
  });
});

describe('letters', () => {
  const letter = (type: string, data: object = {}): ToldEvent => ({ category: 'letter', part: 'l-1', type, data, at: morningOf('2026-03-16') });
  it.each([
    ['held for a practice that nobody knows', [letter('LetterHeld', { why: 'practice-unknown' })], true],
    ['held for want of consent', [letter('LetterHeld', { why: 'no-consent' })], false],
    ['released', [letter('LetterHeld', { why: 'practice-changed' }), letter('LetterReleased', { practice: 'A81002' })], false],
    ['sent back', [letter('LetterSent', { transport: 'outbox', practice: 'A81001' }), letter('LetterRejected', { reason: 'unreadable' })], true],
  ] as const)('%s', async (_, story, callsForWork) => {
    const { open } = await caseAfter(...withPlan, ...story);
    expect(open).toEqual(callsForWork ? ['letter-held by 2026-03-18'] : []);
  });
});

describe('the worklist', () => {
  const review = { kind: 'plan-review-due', because: toldEventId(11), dueOn: '2026-04-09' } as const;
  const itemId = itemIdOf(review);
  const raised: ToldEvent = { category: 'worklist', type: 'WorklistItemRaised', data: { itemId, ...review }, at: '2026-04-08T23:00:00.000Z' };
  const dismissed: ToldEvent = {
    category: 'worklist',
    type: 'WorklistItemDismissed',
    data: { itemId, kind: review.kind, because: review.because, reason: 'not-needed' },
    at: morningOf('2026-04-10'),
  };

  it('shows what was raised until it is done', async () => {
    const row = await caseAfter(...withPlan, raised);
    expect(row.items).toMatchObject([{ item_id: itemId, kind: 'plan-review-due', because: toldEventId(11), due_on: '2026-04-09' }]);
    expect(row.due).toEqual([cap]);
    const reviewed = inAssessment('PlanReviewed', '2026-04-10', { progress: 'on-track', goalsAchieved: [], reviewDate: '2026-05-07' });
    expect((await caseAfter(...withPlan, raised, reviewed)).items).toEqual([]);
  });

  it('shows no more what was dismissed, and the case is still not forgotten', async () => {
    const row = await caseAfter(...withPlan, raised, dismissed);
    expect(row.items).toEqual([]);
    expect(row.due).toEqual([['nothing-planned', '2026-05-07T23:00:00.000Z'], cap]);
  });

  it('keeps what stands there at once and puts its due day on the schedule', async () => {
    const row = await caseAfter(received());
    expect(row.items.map(({ kind }) => kind)).toEqual(['decide-referral']);
    expect(row.due).toEqual([['decide-referral', '2026-03-04T00:00:00.000Z']]);
    const fellDue = { kind: 'decide-referral', because: toldEventId(2), dueOn: '2026-03-04' } as const;
    const onRecord: ToldEvent = {
      category: 'worklist',
      type: 'WorklistItemRaised',
      data: { itemId: itemIdOf(fellDue), ...fellDue },
      at: '2026-03-04T00:00:00.000Z',
    };
    const later = await caseAfter(received(), onRecord);
    expect([later.open, later.due]).toEqual([['decide-referral by 2026-03-04'], []]);
  });

  it('says nothing of what is in triage while a risk is flagged, except the flag', async () => {
    const row = await caseAfter(...inTriageNow, inTriage('RiskFlagged', '2026-03-02', { risk: 'self-harm' }));
    expect([row.open, row.flags]).toEqual([['triage-due by 2026-03-04'], ['risk']]);
  });
});
