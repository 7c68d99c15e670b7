import { describe, expect, it } from '@jest/globals';
import { daysWaited } from '../src/clocks/days-waited.js';
import type { Clock } from '../src/clocks/clock.js';
import { aStagedProgramme } from '#support/stories.js';
import {
  assessed,
  attended,
  booked,
  clockAfter,
  clocksAfter,
  contacted,
  corrected,
  declined,
  died,
  discharged,
  id,
  notAccepted,
  ordered,
  paused,
  referred,
  reopened,
  resumed,
  sessionAttended,
  sessionBooked,
  stageChanged,
  stopped,
  transferred,
  triageDecided,
  withdrawn,
  amended,
} from './support.js';

const waited = (clock: Clock, until = clock.end?.on ?? '2026-12-31') =>
  daysWaited({ countIn: clock.countIn, nation: clock.nation }, clock.startOn!, until, clock.pauses);

describe('referral to triage decision', () => {
  it('starts on the day notice was received and stops with the decision', () => {
    const clock = clockAfter('referral-to-triage', [referred('2026-03-02'), triageDecided('2026-03-04')]);
    expect(clock).toMatchObject({ startOn: '2026-03-02', end: { on: '2026-03-04', how: 'completed' } });
    expect(clock.started).toMatchObject({ eventId: id('referral'), rule: 'starts-on-notice' });
    expect(clock.end?.cause).toMatchObject({ eventId: id('triage 2026-03-04'), rule: 'stops-at-triage-decision' });
    expect(waited(clock).pausesIncluded).toBe(2);
  });

  it('is 0 days, and counts, on the same day', () => {
    expect(waited(clockAfter('referral-to-triage', [referred('2026-03-02'), triageDecided('2026-03-02')]))).toEqual({
      pausesIncluded: 0,
      pausesExcluded: 0,
    });
  });

  it('takes the decision that was made first, whichever was entered first', () => {
    const clock = clockAfter('referral-to-triage', [referred('2026-03-02'), triageDecided('2026-03-09'), triageDecided('2026-03-05')]);
    expect(clock.end?.on).toBe('2026-03-05');
  });

  it('starts on the day that a later message gives for the notice', () => {
    const clock = clockAfter('referral-to-triage', [referred('2026-03-04'), amended('2026-03-05', { noticeReceivedOn: '2026-03-02' })]);
    expect(clock.startOn).toBe('2026-03-02');
  });

  it('misses its target of two days on the third', () => {
    expect(clockAfter('referral-to-triage', [referred('2026-03-02')])).toMatchObject({ targetDays: 2, breachOn: '2026-03-05' });
  });
});

describe('referral to first contact', () => {
  it('stops with the first contact in both directions', () => {
    expect(clockAfter('referral-to-first-contact', [referred('2026-03-02'), contacted('2026-03-06')]).end?.on).toBe('2026-03-06');
  });

  it('stops when the person is seen, if nobody recorded a contact before', () => {
    const story = [referred('2026-03-02'), booked('first', '2026-03-03', '2026-03-10'), attended('first', '2026-03-10', '5')];
    expect(clockAfter('referral-to-first-contact', story).end).toMatchObject({ on: '2026-03-10', cause: { eventId: id('attendance first') } });
  });
});

describe('referral to assessment', () => {
  const referral = referred('2026-03-02');
  const booking = booked('assessment', '2026-03-03', '2026-03-16');

  it.each(['5', '6'] as const)('stops at an assessment with attendance %s', (code) => {
    const clock = clockAfter('referral-to-assessment', [referral, booking, attended('assessment', '2026-03-16', code)]);
    expect(clock.end).toMatchObject({ on: '2026-03-16', how: 'completed' });
  });

  it.each(['7', '3'] as const)('goes on after attendance %s', (code) => {
    expect(clockAfter('referral-to-assessment', [referral, booking, attended('assessment', '2026-03-16', code)]).end).toBeUndefined();
  });

  it('counts an attendance that is entered late from the day of the appointment', () => {
    expect(clockAfter('referral-to-assessment', [referral, booking, attended('assessment', '2026-03-30', '5')]).end?.on).toBe('2026-03-16');
  });

  it('does not stop at a first contact appointment, unless the assessment was made there', () => {
    const contact = [referral, booked('hello', '2026-03-03', '2026-03-09', { purpose: 'first-contact' }), attended('hello', '2026-03-09', '5')];
    expect(clockAfter('referral-to-assessment', contact).end).toBeUndefined();
    expect(clockAfter('referral-to-assessment', [...contact, assessed('hello', '2026-03-09')]).end?.on).toBe('2026-03-09');
  });

  it('ends as not needed at stage A, and goes on from its old start after a step up', () => {
    const advice = [referral, triageDecided('2026-03-04', 'A')];
    expect(clockAfter('referral-to-assessment', advice).end).toMatchObject({ on: '2026-03-04', how: 'not-needed' });
    const clock = clockAfter('referral-to-assessment', [...advice, stageChanged('2026-03-14', 'B')]);
    expect(clock).toMatchObject({
      spell: 2,
      startOn: '2026-03-02',
      entersOn: '2026-03-14',
      stage: 'B',
      pauses: [{ from: '2026-03-04', to: '2026-03-14' }],
    });
    expect(waited(clock, '2026-03-20')).toEqual({ pausesIncluded: 18, pausesExcluded: 8 });
  });
});

it('somebody assessed though their stage needs no assessment has been assessed', () => {
  const story = [
    referred('2026-03-02'),
    triageDecided('2026-03-04', 'A'),
    booked('assessment', '2026-03-05', '2026-03-16'),
    attended('assessment', '2026-03-16', '5'),
  ];
  expect(clockAfter('referral-to-assessment', story)).toMatchObject({ spell: 2, startOn: '2026-03-02', end: { on: '2026-03-16', how: 'completed' } });
});

describe('referral to first intervention', () => {
  it('stops at the first session of any intervention at which the person was seen', () => {
    const story = [
      ...[referred('2026-03-02'), triageDecided('2026-03-03', 'C')],
      ...[
        ordered('physio', '2026-03-10'),
        sessionBooked('physio', 'p1', '2026-03-11', '2026-03-25'),
        sessionAttended('physio', 'p1', '2026-03-25', '5'),
      ],
      ...[
        ordered('talk', '2026-03-10', 'counselling'),
        sessionBooked('talk', 't1', '2026-03-11', '2026-03-18'),
        sessionAttended('talk', 't1', '2026-03-18', '6'),
      ],
    ];
    expect(clockAfter('referral-to-first-intervention', story).end?.on).toBe('2026-03-18');
  });

  it('is not waited for at stage B until an intervention is ordered', () => {
    const story = [referred('2026-03-02'), triageDecided('2026-03-03', 'B')];
    expect(clockAfter('referral-to-first-intervention', story).end?.how).toBe('not-needed');
    const clock = clockAfter('referral-to-first-intervention', [...story, ordered('physio', '2026-03-13')]);
    expect(clock).toMatchObject({ startOn: '2026-03-02', entersOn: '2026-03-13', end: undefined });
  });
});

describe('ordered to first session', () => {
  it('runs once for each intervention', () => {
    const story = [
      referred('2026-03-02'),
      ...[
        ordered('physio', '2026-03-10'),
        sessionBooked('physio', 'p1', '2026-03-10', '2026-03-20'),
        sessionAttended('physio', 'p1', '2026-03-20', '5'),
      ],
      ordered('talk', '2026-03-12', 'counselling'),
    ];
    const clocks = clocksAfter(story).filter(({ measure }) => measure === 'ordered-to-first-session');
    expect(clocks).toMatchObject([
      { intervention: { id: id('physio'), kind: 'physiotherapy' }, startOn: '2026-03-10', end: { on: '2026-03-20' } },
      { intervention: { id: id('talk'), kind: 'counselling' }, startOn: '2026-03-12', end: undefined },
    ]);
  });

  it('is left when the supplier declines or the intervention is stopped before a session', () => {
    const order = [referred('2026-03-02'), ordered('physio', '2026-03-10')];
    expect(clockAfter('ordered-to-first-session', [...order, declined('physio', '2026-03-12')]).end).toMatchObject({
      how: 'left',
      why: 'supplier-declined',
    });
    expect(clockAfter('ordered-to-first-session', [...order, stopped('physio', '2026-03-15')]).end).toMatchObject({
      how: 'left',
      why: 'intervention-ended',
    });
  });

  it('is not taken up again with the case if the intervention was stopped meanwhile', () => {
    const story = [
      referred('2026-03-02'),
      ordered('physio', '2026-03-10'),
      discharged('2026-04-01'),
      stopped('physio', '2026-04-01'),
      reopened('2026-04-10'),
    ];
    expect(clockAfter('ordered-to-first-session', story)).toMatchObject({ spell: 1, end: { how: 'left', why: 'discharged', on: '2026-04-01' } });
  });

  it('is not ended by a discharge before its order', () => {
    const story = [referred('2026-03-02'), discharged('2026-04-01'), reopened('2026-04-10'), ordered('physio', '2026-04-12')];
    expect(clockAfter('ordered-to-first-session', story)).toMatchObject({ spell: 1, startOn: '2026-04-12', end: undefined });
  });
});

describe('absence to referral', () => {
  it('runs from the first day of absence to the referral', () => {
    const clock = clockAfter('absence-to-referral', [referred('2026-03-02', { absenceStartedOn: '2026-02-16' })]);
    expect(clock).toMatchObject({ startOn: '2026-02-16', end: { on: '2026-03-02', how: 'completed' } });
    expect(waited(clock).pausesIncluded).toBe(14);
  });

  it('has an unknown start where nobody said when the absence began', () => {
    const clock = clockAfter('absence-to-referral', [referred('2026-03-02')]);
    expect(clock).toMatchObject({ end: { on: '2026-03-02' }, started: { rule: 'start-unknown' } });
    expect(clock.startOn).toBeUndefined();
  });

  it.each([
    ['is at work', { employment: { status: 'employed', offSick: false } as const }],
    ['has no work', { employment: { status: 'unemployed' } as const }],
    ['fell ill after the referral', { absenceStartedOn: '2026-03-20' }],
  ])('does not run for somebody who %s', (_, facts) => {
    expect(clocksAfter([referred('2026-03-02', facts)]).map(({ measure }) => measure)).not.toContain('absence-to-referral');
  });
});

describe('a pause on request', () => {
  const story = [referred('2026-03-02'), paused('2026-03-05'), resumed('2026-03-15'), contacted('2026-03-22')];

  it('is taken out of the wait, beside the wait as it was', () => {
    const clock = clockAfter('referral-to-first-contact', story);
    expect(clock.pauses).toMatchObject([{ from: '2026-03-05', to: '2026-03-15', startedBy: { eventId: id('pause'), rule: 'paused-on-request' } }]);
    expect(waited(clock)).toEqual({ pausesIncluded: 20, pausesExcluded: 10 });
  });

  it('moves the day of the breach', () => {
    expect(clockAfter('referral-to-first-contact', story).breachOn).toBe('2026-03-18');
  });

  it('leaves no day of breach while the clock stands still', () => {
    expect(clockAfter('referral-to-first-contact', story.slice(0, 2)).breachOn).toBeUndefined();
  });

  it('ends with the clock', () => {
    const clock = clockAfter('referral-to-first-contact', [
      referred('2026-03-02'),
      paused('2026-03-05'),
      contacted('2026-03-09'),
      resumed('2026-03-30'),
    ]);
    expect(clock.pauses).toMatchObject([{ from: '2026-03-05', to: '2026-03-09' }]);
    expect(waited(clock)).toEqual({ pausesIncluded: 7, pausesExcluded: 3 });
  });

  it('means nothing in a programme that has no pauses', () => {
    const strict = aStagedProgramme({ clocks: { ...aStagedProgramme().clocks, pauseOnRequest: false } });
    expect(clockAfter('referral-to-first-contact', story, strict).pauses).toEqual([]);
  });

  it('is counted once where it overlaps the days on which the case was closed', () => {
    const clock = clockAfter('referral-to-assessment', [
      referred('2026-03-02'),
      paused('2026-03-05'),
      discharged('2026-03-10'),
      reopened('2026-03-20'),
      resumed('2026-03-25'),
    ]);
    expect(waited(clock, '2026-04-01')).toEqual({ pausesIncluded: 30, pausesExcluded: 10 });
  });
});

describe('a missed first appointment', () => {
  const nullifying = aStagedProgramme({ clocks: { ...aStagedProgramme().clocks, firstContactDna: 'nullify-and-restart' } });
  const missed = [referred('2026-03-02'), booked('first', '2026-03-04', '2026-03-12'), attended('first', '2026-03-12', '3')];
  const rebooked = [...missed, booked('second', '2026-03-16', '2026-03-24')];

  it('sets the clock back to the day on which the next appointment was booked', () => {
    const clocks = clocksAfter(rebooked, nullifying).filter(({ measure }) => measure === 'referral-to-assessment');
    expect(clocks).toMatchObject([
      { spell: 1, startOn: '2026-03-02', end: { on: '2026-03-16', how: 'restarted', cause: { rule: 'ends-nullified' } } },
      { spell: 2, startOn: '2026-03-16', entersOn: '2026-03-16', started: { eventId: id('booking second'), rule: 'restarts-on-rebooking' } },
    ]);
  });

  it('lets the old clock run until then, so that nobody drops off the list', () => {
    expect(clockAfter('referral-to-assessment', missed, nullifying)).toMatchObject({ spell: 1, startOn: '2026-03-02', end: undefined });
  });

  it('changes nothing where the programme lets the clock go on', () => {
    expect(clockAfter('referral-to-assessment', rebooked)).toMatchObject({ spell: 1, startOn: '2026-03-02', end: undefined });
  });

  it('changes nothing about the wait for triage, nor about a contact made before', () => {
    const spoken = [...rebooked.slice(0, 1), contacted('2026-03-05'), ...rebooked.slice(1)];
    expect(clockAfter('referral-to-first-contact', spoken, nullifying)).toMatchObject({ spell: 1, end: { on: '2026-03-05' } });
    expect(clockAfter('referral-to-triage', spoken, nullifying)).toMatchObject({ spell: 1, end: undefined });
  });

  it('leaves of a pause what lies after the new start', () => {
    const clock = clockAfter('referral-to-assessment', [...rebooked, paused('2026-03-13'), resumed('2026-03-20')], nullifying);
    expect(clock).toMatchObject({ startOn: '2026-03-16', pauses: [{ from: '2026-03-16', to: '2026-03-20' }] });
  });

  it('is not the first if the person was seen before, at a session', () => {
    const seen = [
      ordered('physio', '2026-03-04'),
      sessionBooked('physio', 'one', '2026-03-04', '2026-03-10'),
      sessionAttended('physio', 'one', '2026-03-10', '5'),
    ];
    expect(clockAfter('referral-to-assessment', [...seen, ...rebooked], nullifying)).toMatchObject({ spell: 1, startOn: '2026-03-02' });
  });

  it('is only the first: a late arrival or a later miss sets nothing back', () => {
    const late = [referred('2026-03-02'), booked('first', '2026-03-04', '2026-03-12'), attended('first', '2026-03-12', '7')];
    const story = [
      ...late,
      booked('second', '2026-03-13', '2026-03-20'),
      attended('second', '2026-03-20', '3'),
      booked('third', '2026-03-21', '2026-03-28'),
    ];
    expect(clockAfter('referral-to-assessment', story, nullifying)).toMatchObject({ spell: 1, startOn: '2026-03-02' });
  });
});

describe('somebody who leaves without the milestone', () => {
  it.each([
    ['not-accepted', notAccepted('2026-03-10')],
    ['withdrawn', withdrawn('2026-03-10')],
    ['discharged', discharged('2026-03-10')],
    ['died', died('2026-03-10')],
    ['died', discharged('2026-03-10', 'died')],
  ])('is counted as %s', (why, event) => {
    expect(clockAfter('referral-to-assessment', [referred('2026-03-02'), event]).end).toMatchObject({ on: '2026-03-10', how: 'left', why });
  });

  it('keeps what was reached before', () => {
    const story = [referred('2026-03-02'), triageDecided('2026-03-04'), discharged('2026-03-10')];
    expect(clockAfter('referral-to-triage', story).end).toMatchObject({ on: '2026-03-04', how: 'completed' });
  });
});

describe('a reopened case', () => {
  const story = [referred('2026-03-02'), discharged('2026-03-10'), reopened('2026-03-20')];

  it('goes on from its old start and reaches its milestones', () => {
    const clock = clockAfter('referral-to-first-contact', [...story, contacted('2026-03-25')]);
    expect(clock).toMatchObject({ spell: 2, startOn: '2026-03-02', entersOn: '2026-03-20', end: { on: '2026-03-25', how: 'completed' } });
    expect(waited(clock)).toEqual({ pausesIncluded: 23, pausesExcluded: 13 });
  });

  it('can be discharged again', () => {
    expect(clockAfter('referral-to-first-contact', [...story, discharged('2026-04-01')])).toMatchObject({
      spell: 2,
      end: { on: '2026-04-01', how: 'left' },
    });
  });

  it('does not take up what was not needed, until it is', () => {
    const advice = [referred('2026-03-02'), triageDecided('2026-03-03', 'A'), discharged('2026-03-10'), reopened('2026-03-20')];
    expect(clockAfter('referral-to-assessment', advice)).toMatchObject({ spell: 1, end: { on: '2026-03-03', how: 'not-needed' } });
    expect(clockAfter('referral-to-assessment', [...advice, stageChanged('2026-03-22', 'B')])).toMatchObject({ spell: 2, entersOn: '2026-03-22' });
    const whileClosed = [...advice.slice(0, 3), stageChanged('2026-03-15', 'B'), reopened('2026-03-20')];
    expect(clockAfter('referral-to-assessment', whileClosed)).toMatchObject({ spell: 2, entersOn: '2026-03-20', stage: 'B' });
  });

  it('counts nothing as reached while it was closed', () => {
    const clocks = clocksAfter([referred('2026-03-02'), discharged('2026-03-10'), contacted('2026-03-15'), reopened('2026-03-20')]);
    expect(clocks.filter(({ measure }) => measure === 'referral-to-first-contact')).toMatchObject([{ end: { how: 'left' } }, { end: undefined }]);
  });
});

describe('a transfer', () => {
  const other = aStagedProgramme({
    id: 'other',
    nation: 'scotland',
    clocks: { ...aStagedProgramme().clocks, countIn: 'working-days', targets: { 'referral-to-assessment': 30 } },
  });
  const story = [referred('2026-03-02'), transferred('2026-03-20', { id: 'other', version: 1 })];

  it('keeps the start, and goes on under the terms of the other programme', () => {
    const clocks = clocksAfter(story, other).filter(({ measure }) => measure === 'referral-to-assessment');
    expect(clocks).toMatchObject([
      { programme: { id: 'staged-service' }, end: { on: '2026-03-20', how: 'moved', cause: { eventId: id('transfer') } } },
      { programme: { id: 'other' }, startOn: '2026-03-02', entersOn: '2026-03-20', countIn: 'working-days', targetDays: 30, pauses: [] },
    ]);
  });

  it('leaves what had ended with the programme where it ended', () => {
    const clocks = clocksAfter([referred('2026-03-02'), triageDecided('2026-03-04'), transferred('2026-03-20', { id: 'other', version: 1 })], other);
    expect(clocks.filter(({ measure }) => measure === 'referral-to-triage')).toMatchObject([
      { programme: { id: 'staged-service' }, end: { on: '2026-03-04' } },
    ]);
  });
});

describe('corrections', () => {
  const decided = triageDecided('2026-03-09');

  it('move a stop', () => {
    expect(clockAfter('referral-to-triage', [referred('2026-03-02'), decided, corrected(decided, { happenedOn: '2026-03-03' })]).end?.on).toBe(
      '2026-03-03',
    );
  });

  it('take a stop away', () => {
    expect(clockAfter('referral-to-triage', [referred('2026-03-02'), decided, corrected(decided, { struckOut: true })]).end).toBeUndefined();
  });

  it('move a start', () => {
    const referral = referred('2026-03-02');
    expect(clockAfter('referral-to-triage', [referral, corrected(referral, { facts: { noticeReceivedOn: '2026-02-27' } })]).startOn).toBe(
      '2026-02-27',
    );
  });

  it('turn an attendance into a miss', () => {
    const seen = attended('assessment', '2026-03-16', '5');
    const story = [referred('2026-03-02'), booked('assessment', '2026-03-03', '2026-03-16'), seen, corrected(seen, { facts: { code: '3' } })];
    expect(clockAfter('referral-to-assessment', story).end).toBeUndefined();
  });

  it('never make a wait negative: a milestone before the start counts as reached the same day', () => {
    const referral = referred('2026-03-02');
    const clock = clockAfter('referral-to-triage', [
      referral,
      triageDecided('2026-03-04'),
      corrected(referral, { facts: { noticeReceivedOn: '2026-03-10' } }),
    ]);
    expect(waited(clock)).toEqual({ pausesIncluded: 0, pausesExcluded: 0 });
  });
});

it('a case of which no referral is known has no clocks', () => expect(clocksAfter([triageDecided('2026-03-04')])).toEqual([]));
