import { describe, expect, it, test } from '@jest/globals';
import { aStagedProgramme } from '#support/stories.js';
import { outcomeFactsOf } from '../src/facts/outcome-facts-of.js';
import { THE_CASE } from '#support/decisions.js';
import {
  accepted,
  amended,
  assessed,
  attempted,
  attended,
  booked,
  contacted,
  corrected,
  died,
  discharged,
  factsAfter,
  findTerms,
  followedUp,
  implemented,
  letterDue,
  letterSays,
  letterSent,
  liaisonClosed,
  liaisonOpened,
  measured,
  named,
  notAccepted,
  nowhere,
  on,
  planned,
  proposed,
  referred,
  reopened,
  responded,
  satisfied,
  sessionAttended,
  sessionBooked,
  stepped,
  transferred,
  triaged,
  withdrawn,
  worked,
} from './story.js';

const inSupport = [referred('2026-01-05'), accepted('2026-01-06'), triaged('2026-01-07')];
const assessedToo = [...inSupport, booked('first', '2026-01-08', on('2026-01-15')), attended('first', '2026-01-15'), assessed('first', '2026-01-15')];

describe('progress', () => {
  const progress = (...story: Parameters<typeof factsAfter>[0]) => factsAfter(story).progress;

  it('knows nothing of what has not happened', () => {
    expect(progress(referred('2026-01-05'))).toEqual({ standing: 'undecided', referredOn: '2026-01-05', sessionsAttended: 0 });
    expect(outcomeFactsOf(THE_CASE, [], findTerms(), nowhere)).toBeUndefined();
  });

  it('tells why a referral was not accepted, unless that was struck out', () => {
    const refusal = notAccepted('2026-01-06', 'out-of-area');
    expect(progress(referred('2026-01-05'), refusal)).toMatchObject({ standing: 'not-accepted', notAcceptedBecause: 'out-of-area' });
    const taken = progress(referred('2026-01-05'), named('refusal', refusal), corrected('refusal', refusal, '2026-01-07'), accepted('2026-01-08'));
    expect(taken).toEqual({ standing: 'open', referredOn: '2026-01-05', acceptedOn: '2026-01-08', sessionsAttended: 0 });
  });

  it('keeps that a withdrawn referral had been accepted', () => {
    const gone = progress(referred('2026-01-05'), accepted('2026-01-06'), withdrawn('2026-01-09'));
    expect(gone).toMatchObject({ standing: 'withdrawn', acceptedOn: '2026-01-06', withdrawnBecause: 'no-longer-needed', ending: 'withdrawn' });
    expect(progress(referred('2026-01-05'), withdrawn('2026-01-06'))).not.toHaveProperty('ending');
  });

  it('counts the first contact in both directions, be it recorded as such or an appointment', () => {
    expect(progress(...inSupport, attempted('2026-01-08', 'voicemail'))).not.toHaveProperty('engagedOn');
    expect(progress(...inSupport, contacted('2026-01-09')).engagedOn).toBe('2026-01-09');
    expect(progress(...assessedToo).engagedOn).toBe('2026-01-15');
    expect(progress(...assessedToo, contacted('2026-01-12')).engagedOn).toBe('2026-01-12');
  });

  it('takes the first assessment and the first plan', () => {
    const again = [booked('second', '2026-02-01', on('2026-02-10')), attended('second', '2026-02-10'), assessed('second', '2026-02-10')];
    expect(progress(...assessedToo, planned('2026-01-20'), ...again)).toMatchObject({ assessedOn: '2026-01-15', planAgreedOn: '2026-01-20' });
  });

  it('tells who decided triage', () => {
    expect(progress(referred('2026-01-05'), accepted('2026-01-06'), triaged('2026-01-07', 'B', 'clinical')).triage).toEqual({
      on: '2026-01-07',
      by: 'clinical',
    });
  });

  it.each([
    ['completed', 'completed'],
    ['disengaged', 'disengaged'],
    ['did-not-attend', 'disengaged'],
    ['unable-to-contact', 'disengaged'],
    ['declined', 'disengaged'],
    ['moved-away', 'ended-otherwise'],
    ['died', 'ended-otherwise'],
    ['duration-cap', 'ended-otherwise'],
  ] as const)('a discharge as %s is %s', (reason, ending) => {
    expect(progress(...inSupport, discharged('2026-02-01', reason))).toMatchObject({ standing: 'discharged', dischargedOn: '2026-02-01', ending });
  });

  it.each([
    ['acceptance', inSupport],
    ['first-contact', [...inSupport, contacted('2026-01-08')]],
    ['assessment', assessedToo],
    ['plan', [...assessedToo, planned('2026-01-20')]],
    ['first-session', [...assessedToo, sessionBooked('s', '2026-01-20', on('2026-01-27')), sessionAttended('s', '2026-01-27')]],
  ] as const)('whoever disengages has done so after %s', (step, story) => {
    expect(progress(...story, discharged('2026-02-20', 'disengaged')).disengagedAfter).toBe(step);
    expect(progress(...story, discharged('2026-02-20'))).not.toHaveProperty('disengagedAfter');
  });

  it('takes the discharge in force, with its corrected day and reason', () => {
    const first = discharged('2026-02-01', 'disengaged');
    const story = [
      ...inSupport,
      named('first', first),
      corrected('first', first, '2026-02-05', { facts: { reason: 'completed' }, happenedOn: '2026-01-31' }),
    ];
    expect(progress(...story)).toMatchObject({ dischargedOn: '2026-01-31', ending: 'completed' });
  });
});

describe('attribution', () => {
  it('follows the referral as last told', () => {
    const { attribution } = factsAfter([referred('2026-01-05'), amended('2026-01-06', { practice: 'A81002', conditionGroups: [] })]);
    expect(attribution).toMatchObject({ practice: 'A81002', referrer: 'A81001', source: 'gp', employerSize: '10-49', ageBand: '35-44', stages: [] });
    expect(attribution).not.toHaveProperty('conditionGroup');
  });

  it('keeps the programme of the referral beside the one it was transferred to', () => {
    const other = aStagedProgramme({
      id: 'other',
      provider: { code: 'PRV09', name: 'Southfield' },
      commissioner: { code: 'QXX', name: 'Another board' },
    });
    const { attribution } = factsAfter([...inSupport, transferred('2026-02-01', { id: 'other', version: 1 })], other);
    expect(attribution.atReferral).toEqual({ id: 'staged-service', version: 1, provider: 'PRV01', commissioner: 'QWO' });
    expect(attribution.now).toEqual({ id: 'other', version: 1, provider: 'PRV09', commissioner: 'QXX' });
  });

  it('lists the stages in order of time, however late they were entered', () => {
    const { attribution } = factsAfter([...inSupport, { ...stepped('2026-02-01', 'A'), at: on('2026-02-02') }, stepped('2026-01-20', 'B')]);
    expect(attribution.stages.map(({ stage }) => stage)).toEqual(['C', 'B', 'A']);
  });
});

describe('work', () => {
  const work = (...story: Parameters<typeof factsAfter>[0]) => factsAfter(story).work;

  it('is as the referral says until somebody says more', () => {
    expect(work(...inSupport)).toEqual({ atReferral: 'off-sick', followUps: [], workedSinceReferral: false });
    const unemployed = referred('2026-01-05', { employment: { status: 'unemployed' } });
    expect(work(unemployed, accepted('2026-01-06')).atReferral).toBe('out-of-work');
    expect(work(...inSupport, worked('2026-01-04', 'at-work')).atReferral).toBe('working');
  });

  it('tells where the person stood at discharge, and the days to a return', () => {
    const back = work(...inSupport, worked('2026-02-16', 'at-work', 20), discharged('2026-03-02'));
    expect(back).toMatchObject({ atDischarge: 'working', outcome: 'returned-to-work', workedSinceReferral: true });
    expect(back.returned).toEqual({ on: '2026-02-16', after: 'off-sick', days: 42 });
    expect(work(...inSupport, discharged('2026-03-02'))).toMatchObject({ atDischarge: 'unknown', outcome: 'unknown' });
    expect(work(...inSupport, died('2026-03-01'), discharged('2026-03-02', 'died'))).toMatchObject({ atDischarge: 'died', followUps: [] });
  });

  it('forgets a return that a new absence undid', () => {
    const relapsed = work(...inSupport, worked('2026-02-16', 'at-work', 20), worked('2026-03-16', 'off-sick'));
    expect(relapsed).not.toHaveProperty('returned');
    expect(relapsed.workedSinceReferral).toBe(true);
  });

  it('takes in a late entry about the time before the discharge', () => {
    const late = { ...worked('2026-02-16', 'at-work', 20), at: on('2026-04-01'), effectiveAt: on('2026-02-16') };
    expect(work(...inSupport, discharged('2026-03-02'), late).atDischarge).toBe('working');
  });

  it('has a follow-up point for each of the programme, found or not', () => {
    const { followUps } = work(
      ...inSupport,
      discharged('2026-03-02'),
      followedUp('2026-03-30', 4, 'at-work', 30),
      followedUp('2026-06-01', 13, 'not-reached'),
    );
    expect(followUps).toEqual([
      { weeks: 4, dueOn: '2026-03-30', found: 'working' },
      { weeks: 13, dueOn: '2026-06-01', found: 'not-reached' },
      { weeks: 26, dueOn: '2026-08-31' },
    ]);
  });

  it('calls for no follow-up of somebody who has died', () => {
    const { followUps } = work(...inSupport, discharged('2026-03-02'), followedUp('2026-03-30', 4, 'off-sick'), died('2026-04-10'));
    expect(followUps.map(({ found }) => found)).toEqual(['off-sick', 'died', 'died']);
  });

  it("is sustained by the programme's threshold, as far as somebody has a word", () => {
    const story = [...inSupport, worked('2026-02-02', 'at-work', 7), discharged('2026-03-02')];
    expect(work(...story)).not.toHaveProperty('sustainedOn');
    const heard = followedUp('2026-06-01', 13, 'at-work', 7);
    expect(work(...story, heard).sustainedOn).toBe('2026-05-03');
    const stricter = aStagedProgramme({ sustained: { hoursPerWeek: 16, weeks: 13, windowWeeks: 16 } });
    expect(factsAfter([...story, heard], stricter).work).not.toHaveProperty('sustainedOn');
  });
});

describe('measures', () => {
  const measures = (...story: Parameters<typeof factsAfter>[0]) => factsAfter([...inSupport, ...story]).measures;

  it('pair the first baseline with the last score after it', () => {
    const taken = [measured('2026-01-10', 'baseline', 15), measured('2026-02-10', 'review', 12), measured('2026-03-10', 'discharge', 6)];
    expect(measures(...taken)).toEqual([
      {
        ...{ instrument: 'phq-9', version: '1', status: 'paired', first: 15, last: 6, change: -9 },
        ...{ reliable: 'improved', caseAtFirst: true, recovered: true },
      },
    ]);
    expect(measures(measured('2026-01-10', 'baseline', 4), measured('2026-03-10', 'discharge', 11))[0]).toMatchObject({
      reliable: 'deteriorated',
      caseAtFirst: false,
    });
    expect(measures(measured('2026-01-10', 'baseline', 4), measured('2026-03-10', 'discharge', 11))[0]).not.toHaveProperty('recovered');
  });

  it('take no baseline as a follow-up, and no other version', () => {
    expect(measures(measured('2026-01-10', 'baseline', 15), measured('2026-01-20', 'baseline', 9))[0]).toEqual({
      ...{ instrument: 'phq-9', version: '1', status: 'no-follow-up', first: 15, caseAtFirst: true },
    });
    expect(measures(measured('2026-01-10', 'baseline', 15), measured('2026-03-10', 'discharge', 9, 'phq-9', '2'))[0]).toMatchObject({
      status: 'no-follow-up',
    });
  });

  it('say what is missing', () => {
    expect(measures(measured('2026-03-10', 'discharge', 9))).toEqual([{ instrument: 'phq-9', version: '1', status: 'no-baseline' }]);
    expect(measures(measured('2026-01-10', 'baseline', undefined))).toEqual([{ instrument: 'phq-9', version: '1', status: 'no-score' }]);
    expect(
      measures(measured('2026-01-10', 'baseline', undefined), measured('2026-01-11', 'baseline', 12), measured('2026-02-11', 'review', 12))[0],
    ).toMatchObject({
      ...{ status: 'paired', first: 12, change: 0, reliable: 'no-reliable-change', recovered: false },
    });
  });

  it('go by the time at which they were taken, and by corrected scores', () => {
    const late = { ...measured('2026-01-08', 'baseline', 20), at: on('2026-04-01'), effectiveAt: on('2026-01-08') };
    expect(measures(measured('2026-01-10', 'baseline', 15), measured('2026-02-10', 'review', 12), late)[0]).toMatchObject({ first: 20, last: 12 });
    const baseline = measured('2026-01-10', 'baseline', 15);
    const rescored = corrected('baseline', baseline, '2026-03-01', { facts: { answers: [], score: 11 } });
    expect(measures(named('baseline', baseline), measured('2026-02-10', 'review', 5), rescored)[0]).toMatchObject({ first: 11, change: -6 });
  });
});

describe('what people and employers made of it', () => {
  it('is the benefit of the discharge in force and the last word of each source', () => {
    const { benefitRating, satisfaction } = factsAfter([
      ...inSupport,
      discharged('2026-03-02', 'completed', 8),
      ...[satisfied('2026-03-03', 'person', 4), satisfied('2026-03-04', 'gp', 5), satisfied('2026-03-05', 'person', 2)],
    ]);
    expect({ benefitRating, satisfaction }).toEqual({ benefitRating: 8, satisfaction: { person: 2, gp: 5 } });
    expect(factsAfter([...inSupport, discharged('2026-03-02', 'completed', 8), reopened('2026-03-09')])).not.toHaveProperty('benefitRating');
  });

  it('counts adjustments by the latest answer, over every employer', () => {
    const { adjustments } = factsAfter([
      ...inSupport,
      ...[
        liaisonOpened('2026-01-20'),
        proposed('2026-01-21', 'hours', 'duties', 'chair'),
        responded('2026-01-25', { hours: 'declined', duties: 'modified' }),
      ],
      ...[responded('2026-01-28', { hours: 'accepted' }), implemented('2026-02-01', 'hours'), liaisonClosed('2026-02-10')],
      ...[liaisonOpened('2026-03-01'), proposed('2026-03-02', 'phased'), responded('2026-03-05', { phased: 'no-reply' })],
    ]);
    expect(adjustments).toEqual({ proposed: 4, agreed: 2, notAgreed: 1, awaited: 1, implemented: 1 });
  });
});

describe('letters', () => {
  const letters = (...story: Parameters<typeof factsAfter>[0]) => factsAfter([...inSupport, ...story]).letters;

  it('tell the days from milestone to sending, and what was heard', () => {
    const sent = [letterDue('l', '2026-01-05', 'referral-received'), letterSays('l', '2026-01-05', 'LetterDrafted'), letterSent('l', '2026-01-07')];
    expect(letters(...sent)).toMatchObject([
      { kind: 'referral-received', version: 1, practice: 'A81001', dueOn: '2026-01-05', sentOn: '2026-01-07', days: 2, status: 'sent' },
    ]);
    expect(letters(...sent, letterSays('l', '2026-01-08', 'LetterUndeliverable', { reason: 'no-mailbox' }))[0]?.status).toBe('undeliverable');
    expect(letters(...sent, letterSays('l', '2026-01-08', 'LetterSuperseded', { because: 'corrected' }))[0]?.status).toBe('sent');
  });

  it.each([
    ['LetterDrafted', 'waiting'],
    ['LetterHeld', 'held'],
    ['LetterSuperseded', 'not-sent'],
  ] as const)('that were not sent say so (%s)', (type, status) => {
    const [letter] = letters(letterDue('l', '2026-01-05', 'discharge', 1, ''), letterSays('l', '2026-01-06', type));
    expect(letter).toMatchObject({ status });
    expect(letter).not.toHaveProperty('days');
    expect(letter).not.toHaveProperty('practice');
  });

  it('are addressed to where they went', () => {
    const moved = [letterDue('l', '2026-01-05', 'discharge'), letterSays('l', '2026-01-06', 'LetterHeld', { why: 'practice-changed' })];
    expect(letters(...moved, letterSays('l', '2026-01-09', 'LetterReleased', { practice: 'A81002' }))[0]).toMatchObject({
      practice: 'A81002',
      status: 'waiting',
    });
  });

  it('follow corrected reports about their delivery', () => {
    const report = letterSays('l', '2026-01-08', 'LetterRejected', { reason: 'other' });
    const story = [
      letterDue('l', '2026-01-05', 'discharge'),
      letterSent('l', '2026-01-05'),
      named('report', report),
      corrected('report', report, '2026-01-10'),
    ];
    expect(letters(...story)[0]?.status).toBe('sent');
  });
});

test('facts are the same in whatever order late entries came', () => {
  const story = [
    ...assessedToo,
    planned('2026-01-20'),
    worked('2026-02-02', 'at-work', 20),
    measured('2026-01-15', 'baseline', 12),
    measured('2026-02-15', 'review', 4),
  ];
  const [first, ...rest] = story;
  const late = [first!, ...rest.slice(0, 5), ...rest.slice(5).toReversed()];
  expect(factsAfter(late)).toEqual(factsAfter(story));
});
