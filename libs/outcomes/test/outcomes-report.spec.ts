import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '#kernel';
import { LEFT_OUT_OF_PERIOD } from '#reporting';
import { aStagedProgramme } from '#support/stories.js';
import { programmePublished, givenEvents, andThen, type ToldEvent } from '#support/projections.js';
import { outcomesChart } from '../src/reports/outcomes-chart.js';
import { outcomesReport } from '../src/reports/outcomes-report.js';
import { FIGURES } from '../src/reports/catalogue/figures.js';
import { aCommissioner, anOperator, aTeamLead, lineOf, NOW, outcomesOf, partsOf, projectedAfter } from './report-support.js';
import {
  accepted,
  assessed,
  attended,
  booked,
  contacted,
  corrected,
  discharged,
  followedUp,
  id,
  implemented,
  letterDue,
  letterSays,
  letterSent,
  liaisonOpened,
  measured,
  named,
  notAccepted,
  ofCase,
  on,
  planned,
  proposed,
  referred,
  reopened,
  responded,
  satisfied,
  sessionAttended,
  sessionBooked,
  theProgramme,
  transferred,
  triaged,
  withdrawn,
  worked,
} from './story.js';

const taken = (day: string): ToldEvent[] => [referred(day), accepted(day)];

/** Came back to work, completed, still at work after 13 weeks. */
const returns = ofCase(
  id('returns'),
  ...[
    ...taken('2026-01-05'),
    triaged('2026-01-06', 'C'),
    contacted('2026-01-07'),
    booked('a', '2026-01-07', on('2026-01-12')),
    attended('a', '2026-01-12'),
  ],
  ...[assessed('a', '2026-01-12'), measured('2026-01-12', 'baseline', 15), planned('2026-01-14')],
  ...[sessionBooked('s', '2026-01-14', on('2026-01-20')), sessionAttended('s', '2026-01-20')],
  ...[
    liaisonOpened('2026-01-15'),
    proposed('2026-01-15', 'hours', 'duties'),
    responded('2026-01-20', { hours: 'accepted' }),
    implemented('2026-02-01', 'hours'),
  ],
  ...[
    worked('2026-02-16', 'at-work', 20),
    measured('2026-03-01', 'discharge', 5),
    discharged('2026-03-02', 'completed', 8),
    satisfied('2026-03-02', 'person', 4),
  ],
  ...[followedUp('2026-03-30', 4, 'at-work', 20), followedUp('2026-06-01', 13, 'at-work', 20)],
  ...[
    letterDue('l', '2026-01-05', 'referral-received'),
    letterSent('l', '2026-01-07'),
    letterDue('m', '2026-03-02', 'discharge'),
    letterSent('m', '2026-03-06'),
  ],
);

/** Came back later, then left support after the assessment. */
const leaves = ofCase(
  id('leaves'),
  ...[
    ...taken('2026-01-20'),
    triaged('2026-01-21', 'B', 'clinical'),
    booked('b', '2026-01-22', on('2026-01-30')),
    attended('b', '2026-01-30'),
    assessed('b', '2026-01-30'),
  ],
  ...[measured('2026-01-30', 'baseline', 12), worked('2026-03-11', 'at-work'), discharged('2026-03-20', 'disengaged', 0)],
  ...[letterDue('n', '2026-01-20', 'referral-received'), letterSays('n', '2026-01-20', 'LetterHeld', { why: 'no-consent' })],
);

/** Was discharged, and reopened: is in support again. */
const comesBack = ofCase(
  id('comes back'),
  ...taken('2026-02-02'),
  triaged('2026-02-03', 'C'),
  contacted('2026-02-04'),
  discharged('2026-03-02', 'completed', 6),
  reopened('2026-04-01'),
);
const refused = ofCase(id('refused'), referred('2026-02-10'), notAccepted('2026-02-11', 'out-of-area'));
const taken_back = ofCase(id('taken back'), ...taken('2026-02-12'), withdrawn('2026-02-13'));
const undecided = ofCase(id('undecided'), referred('2026-03-05', { employment: { status: 'unemployed' } }));
const everybody = [theProgramme, ...returns, ...leaves, ...comesBack, ...refused, ...taken_back, ...undecided];

describe('outcomes of those referred', () => {
  it('say how far people came, out of whom, and what is not known yet', async () => {
    const report = await outcomesOf(await projectedAfter(...everybody));
    expect(lineOf(report, 'people')).toEqual({ people: 6, outOf: 6, percent: 100 });
    expect(partsOf(report, 'standing')).toEqual({ discharged: 2, open: 1, 'not-accepted': 1, withdrawn: 1, undecided: 1 });
    expect(lineOf(report, 'accepted')).toEqual({ people: 4, outOf: 6, percent: 66.7 });
    expect(partsOf(report, 'not-accepted-because')).toEqual({ 'out-of-area': 1 });
    expect(partsOf(report, 'triage')).toEqual({ 'non-clinical': 2, clinical: 1, 'not-yet': 1 });
    expect(lineOf(report, 'triage-without-clinician')).toEqual({ people: 2, outOf: 3, percent: 66.7 });
    expect(partsOf(report, 'stage')).toEqual({ C: 2, B: 1, 'not-decided': 1 });
    expect(['engaged', 'assessed', 'plan-agreed', 'had-session'].map((figure) => lineOf(report, figure).people)).toEqual([3, 2, 1, 1]);
    expect(partsOf(report, 'ending')).toEqual({ completed: 1, disengaged: 1, withdrawn: 1, 'not-ended': 1 });
    expect(partsOf(report, 'disengaged-after')).toEqual({ assessment: 1 });
    expect(partsOf(report, 'discharge-reason')).toEqual({ completed: 1, disengaged: 1 });
  });

  it('say where people stood in work at referral, at discharge and at each follow-up point', async () => {
    const report = await outcomesOf(await projectedAfter(...everybody), {}, aTeamLead, '2026-09-10T10:00:00.000Z');
    expect(partsOf(report, 'work-at-discharge')).toEqual({ 'off-sick > working': 2, 'off-sick > not-discharged': 2 });
    expect(partsOf(report, 'outcome')).toEqual({ 'returned-to-work': 2 });
    expect([...new Set(report.figures.filter(({ figure }) => figure === 'work-at-follow-up').map(({ about }) => about))]).toEqual(['4', '13', '26']);
    expect(partsOf(report, 'work-at-follow-up', '4')).toEqual({ 'off-sick > working': 1, 'off-sick > not-recorded': 1 });
    expect(partsOf(report, 'work-since-discharge', '13')).toEqual({ 'working > working': 1, 'working > not-recorded': 1 });
    expect(partsOf(report, 'work-since-discharge', '26')).toEqual({ 'working > not-recorded': 1, 'working > not-yet-due': 1 });
  });

  it('say who came back to work, how soon, and for whom it lasts', async () => {
    const report = await outcomesOf(await projectedAfter(...everybody));
    expect(lineOf(report, 'returned-to-work')).toEqual({ people: 2, outOf: 4, percent: 50 });
    expect(lineOf(report, 'started-work')).toEqual({ people: 0, outOf: 0 });
    expect(lineOf(report, 'days-to-return')).toEqual({ people: 2, outOf: 4, missing: 2, mean: 46, median: 42 });
    expect(lineOf(report, 'sustained')).toEqual({ people: 1, outOf: 2, percent: 50 });
  });

  it('compare measures of the same people alone', async () => {
    const report = await outcomesOf(await projectedAfter(...everybody));
    expect(partsOf(report, 'measured', 'phq-9')).toEqual({ paired: 1, 'no-follow-up': 1 });
    expect(lineOf(report, 'mean-change', { about: 'phq-9' })).toEqual({ people: 1, outOf: 2, missing: 1, mean: -10, median: -10 });
    expect(partsOf(report, 'reliable-change', 'phq-9')).toEqual({ improved: 1 });
    expect(lineOf(report, 'recovery', { about: 'phq-9' })).toEqual({ people: 1, outOf: 1, percent: 100 });
    expect(lineOf(report, 'mean-change', { about: 'gad-7' })).toEqual({ people: 0, outOf: 0, missing: 0 });
  });

  it('say what people and employers made of it', async () => {
    const report = await outcomesOf(await projectedAfter(...everybody));
    expect(lineOf(report, 'benefit')).toEqual({ people: 2, outOf: 2, missing: 0, mean: 4, median: 0 });
    expect(lineOf(report, 'some-benefit')).toEqual({ people: 1, outOf: 2, percent: 50 });
    expect(lineOf(report, 'satisfaction-person')).toEqual({ people: 1, outOf: 4, missing: 3, mean: 4, median: 4 });
    const adjustments = ['proposed', 'agreed', 'not-agreed', 'awaited', 'implemented'].map((which) => lineOf(report, `adjustments-${which}`));
    expect(adjustments.map(({ people, total }) => [people, total])).toEqual([
      [1, 2],
      [1, 1],
      [0, 0],
      [1, 1],
      [1, 1],
    ]);
  });

  it('say which letters went, and how soon', async () => {
    const report = await outcomesOf(await projectedAfter(...everybody));
    expect(partsOf(report, 'letters', 'referral-received')).toEqual({ sent: 1, held: 1 });
    expect(lineOf(report, 'letters-sent', { about: 'referral-received' })).toEqual({ people: 1, outOf: 2, percent: 50 });
    expect(lineOf(report, 'days-to-letter', { about: 'referral-received' })).toEqual({ people: 1, outOf: 2, missing: 1, mean: 2, median: 2 });
    expect(lineOf(report, 'days-to-letter', { about: 'discharge' })).toMatchObject({ people: 1, mean: 4 });
    expect(lineOf(report, 'letters-sent', { about: 'progress' })).toEqual({ people: 0, outOf: 0 });
  });

  it('are of those referred in the period, first and last day included', async () => {
    const projection = await projectedAfter(...everybody);
    expect(lineOf(await outcomesOf(projection, { from: '2026-01-05', to: '2026-01-20' }), 'people').people).toBe(2);
    expect(lineOf(await outcomesOf(projection, { from: '2026-01-06', to: '2026-01-19' }), 'people').people).toBe(0);
  });
});

describe('outcomes of those discharged', () => {
  it('are of discharges in force alone: a reopened case is in none', async () => {
    const report = await outcomesOf(await projectedAfter(...everybody), { cohort: 'discharged', from: '2026-03-01', to: '2026-03-31' });
    expect(partsOf(report, 'standing')).toEqual({ discharged: 2 });
    expect(lineOf(report, 'triage-without-clinician')).toEqual({ people: 1, outOf: 2, percent: 50 });
  });

  it('belong to the programme that people were discharged from, those referred to the one they were referred to', async () => {
    const other = programmePublished(aStagedProgramme({ id: 'other', provider: { code: 'PRV09', name: 'Southfield' } }));
    const moved = ofCase(id('moved'), ...taken('2026-01-05'), transferred('2026-02-01', { id: 'other', version: 1 }), discharged('2026-03-02'));
    const projection = await projectedAfter(theProgramme, other, ...moved);
    expect(lineOf(await outcomesOf(projection), 'people').people).toBe(1);
    expect(lineOf(await outcomesOf(projection, { cohort: 'discharged' }), 'people').people).toBe(0);
    expect(lineOf(await outcomesOf(projection, { cohort: 'discharged' }, { ...aTeamLead, organisation: 'PRV09' }), 'people').people).toBe(1);
  });
});

describe('a breakdown', () => {
  it('gives each group its own figures, and what is not known a group of its own', async () => {
    const story = [...everybody, ...ofCase(id('elsewhere'), referred('2026-02-20', { practice: undefined }))];
    const report = await outcomesOf(await projectedAfter(...story), { groupBy: ['practice', 'month'] });
    const people = report.figures.filter(({ figure }) => figure === 'people').map(({ group, people: n }) => [group, n]);
    expect(people).toEqual([
      [{ practice: 'A81001', month: '2026-01' }, 2],
      [{ practice: 'A81001', month: '2026-02' }, 3],
      [{ practice: 'A81001', month: '2026-03' }, 1],
      [{ practice: 'not-known', month: '2026-02' }, 1],
    ]);
    const mine = { practice: 'A81001', month: '2026-02' };
    expect(report.figures.filter(({ figure, group }) => figure === 'accepted' && JSON.stringify(group) === JSON.stringify(mine))).toMatchObject([
      { people: 2, outOf: 3 },
    ]);
  });

  it('can be narrowed to values, what is not known among them', async () => {
    const projection = await projectedAfter(...everybody, ...ofCase(id('elsewhere'), referred('2026-02-20', { practice: undefined })));
    expect(lineOf(await outcomesOf(projection, { filters: { practice: ['not-known'] } }), 'people').people).toBe(1);
    expect(lineOf(await outcomesOf(projection, { filters: { practice: ['A81001', 'not-known'], stage: ['C'] } }), 'people').people).toBe(2);
    expect(lineOf(await outcomesOf(projection, { filters: { practice: ['A81009'] } }), 'people').people).toBe(0);
  });
});

describe('who sees what', () => {
  const many = [
    theProgramme,
    ...Array.from({ length: 17 }, (_, i) =>
      ofCase(id(`case ${i}`), ...(i < 8 ? taken('2026-01-05') : [referred('2026-01-05', { practice: i < 12 ? 'A81009' : 'A81003' })])),
    ).flat(),
  ];

  it('a commissioner gets counts to the nearest five, nothing about a few, and not the five that would tell of them', async () => {
    const report = await outcomesOf(await projectedAfter(...many), { groupBy: ['practice'] }, aCommissioner);
    expect(report.disclosure).toBe('suppress-under-5-round-5');
    const lines = report.figures.filter(({ figure }) => figure === 'accepted');
    expect(lines).toEqual([{ figure: 'accepted', group: { practice: 'A81001' }, people: 10, outOf: 10, percent: 100 }]);
    const whole = await outcomesOf(await projectedAfter(...many), {}, aCommissioner);
    expect(lineOf(whole, 'accepted')).toEqual({ people: 10, outOf: 15, percent: 47 });
    expect(lineOf(whole, 'days-to-return')).toEqual({ people: '*', outOf: 10, missing: 10, mean: '*', median: '*' });
    expect(whole.figures.filter(({ people }) => typeof people === 'number' && people % 5 !== 0)).toEqual([]);
  });

  it('an operator sees no more than a commissioner, of all programmes; a team lead their own as they are', async () => {
    const projection = await projectedAfter(...many);
    expect(await outcomesOf(projection, {}, anOperator)).toMatchObject({ filters: {}, disclosure: 'suppress-under-5-round-5' });
    expect(await outcomesOf(projection)).toMatchObject({ filters: { provider: ['PRV01'] }, disclosure: 'unsuppressed' });
    expect(lineOf(await outcomesOf(projection, {}, { ...aTeamLead, organisation: 'PRV09' }), 'people').people).toBe(0);
  });

  it.each([
    ['a programme of others', { filters: { commissioner: ['QXX'] } }, 'report.not-yours'],
    ['a period that ends before it begins', { from: '2026-05-01', to: '2026-04-30' }, 'report.period-reversed'],
    ['a period yet to come', { from: '2027-01-01', to: '2027-02-01' }, 'report.period-reversed'],
    ['a period without end', { from: '1990-01-01' }, 'report.period-too-long'],
    ['what will be known', { knownAt: '2027-01-01T00:00:00.000Z' }, 'report.known-in-future'],
  ])('nobody is answered about %s', async (_, request, code) => {
    const { database } = await projectedAfter(theProgramme);
    const asked = { cohort: 'referred' as const, from: '2026-01-01', to: '2026-12-31', groupBy: [], filters: {}, ...request };
    const answer = await outcomesReport(database.kysely, asked, aCommissioner, NOW);
    expect(isRefusal(answer) && answer.code).toBe(code);
  });
});

describe('the report as a document', () => {
  it('defines every figure it gives, once', async () => {
    const { definitions, figures } = await outcomesOf(await projectedAfter(...everybody));
    const ids = definitions.map(({ id: figure }) => figure);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...new Set(figures.map(({ figure }) => figure))]).toEqual(ids);
    expect(FIGURES.every(({ definition }) => definition.numerator.endsWith('.') && definition.denominator.endsWith('.'))).toBe(true);
  });

  it('speaks of nobody where nobody was referred', async () => {
    const report = await outcomesOf(await projectedAfter(theProgramme));
    expect(lineOf(report, 'people')).toEqual({ people: 0, outOf: 0 });
    expect((await outcomesOf(await projectedAfter(theProgramme), { groupBy: ['sex'] })).figures).toEqual([]);
  });

  it('has readers under a disclosure policy know that groups are left out, whether or not any are', async () => {
    const projection = await projectedAfter(theProgramme, ...taken('2026-01-05'));
    const bySex = (period: object, actor = aCommissioner) => outcomesOf(projection, { ...period, groupBy: ['sex'] }, actor);
    for (const period of [{ to: '2026-10-31' }, { from: '2025-01-01', to: '2025-12-31' }]) {
      expect(await bySex(period)).toMatchObject({ figures: [], note: LEFT_OUT_OF_PERIOD });
    }
    const chart = outcomesChart(await bySex({ to: '2026-10-31' }));
    expect(chart).toMatchObject({ notes: expect.arrayContaining([LEFT_OUT_OF_PERIOD]) });
    expect(await bySex({}, aTeamLead)).not.toHaveProperty('note');
    expect(await outcomesOf(projection, {}, aCommissioner)).not.toHaveProperty('note');
  });

  it('known mistake 10: a month asked for again as known then says the same, and what changed it since is on record', async () => {
    const discharge = discharged('2026-03-02', 'completed', 8);
    const story = [theProgramme, ...taken('2026-01-05'), named('discharge', discharge)];
    const before = givenEvents(...story);
    const after = andThen(before, corrected('discharge', discharge, '2026-04-15', { facts: { reason: 'disengaged' } }));
    const projection = await projectedAfter(...story);
    const then = await outcomesOf(projection, { to: '2026-03-31' }, aTeamLead, '2026-04-01T00:00:00.000Z');
    await projection.take(after);
    const now = await outcomesOf(projection, { to: '2026-03-31' });
    const asThen = await outcomesOf(projection, { to: '2026-03-31', knownAt: '2026-04-01T00:00:00.000Z' });
    expect(partsOf(now, 'ending')).toEqual({ disengaged: 1 });
    expect(asThen.figures).toEqual(then.figures);
    expect([asThen.hash === then.hash, now.hash === then.hash]).toEqual([true, false]);
    const [latest] = (await projection.rows<{ to_position: null; changed_by: string }>('outcome_facts_v2')).filter(
      ({ to_position }) => to_position === null,
    );
    expect(latest?.changed_by).toBe('FactCorrected');
  });
});
