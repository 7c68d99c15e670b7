import { expect, test } from '@jest/globals';
import { isRefusal } from '#kernel';
import { LEFT_OUT_OF_PERIOD } from '#reporting';
import { activityChart } from '../src/reports/activity-chart.js';
import { activityReport } from '../src/reports/activity-report.js';
import { ACTIVITIES } from '../src/facts/activity.js';
import { activityIn, aCommissioner, aTeamLead, NOW, projectedAfter } from './report-support.js';
import {
  accepted,
  attempted,
  attended,
  booked,
  cancelled,
  corrected,
  discharged,
  id,
  letterDue,
  letterSent,
  named,
  ofCase,
  on,
  referred,
  reopened,
  sessionAttended,
  sessionBooked,
  theProgramme,
} from './story.js';

const aCase = ofCase(
  id('one'),
  ...[referred('2026-01-05'), accepted('2026-01-06'), attempted('2026-01-07', 'no-answer'), attempted('2026-01-08', 'spoke')],
  ...[booked('a', '2026-01-08', on('2026-01-20')), booked('b', '2026-01-12', on('2026-02-03'), 'a'), attended('b', '2026-02-03', '6')],
  ...[
    booked('c', '2026-02-03', on('2026-02-10')),
    cancelled('c', '2026-02-05'),
    sessionBooked('s', '2026-02-03', on('2026-02-11')),
    sessionAttended('s', '2026-02-11', '3'),
  ],
  ...[letterDue('l', '2026-01-05', 'referral-received'), letterSent('l', '2026-01-06'), discharged('2026-03-02'), reopened('2026-03-09')],
);
const another = ofCase(id('another'), referred('2026-01-25', { source: 'self' }), named('yes', accepted('2026-02-01')));

/** Counts by `figure code`. */
const counts = (figures: readonly { figure: string; code?: string; count: unknown }[]): Record<string, unknown> =>
  Object.fromEntries(figures.filter(({ count }) => count !== 0).map(({ figure, code, count }) => [[figure, code].filter(Boolean).join(' '), count]));

test('has readers under a disclosure policy know that groups are left out, in the chart too', async () => {
  const told = await projectedAfter(theProgramme, ...aCase, ...another);
  const under = await activityIn(told, { groupBy: ['programme'] }, aCommissioner);
  expect(under).toMatchObject({ figures: [], note: LEFT_OUT_OF_PERIOD });
  expect(activityChart(under)).toMatchObject({ notes: expect.arrayContaining([LEFT_OUT_OF_PERIOD]) });
  expect(await activityIn(told, {}, aCommissioner)).not.toHaveProperty('note');
  expect(await activityIn(told, { groupBy: ['programme'] })).not.toHaveProperty('note');
});

test('counts what was done in the period, by kind and by code', async () => {
  const { figures } = await activityIn(await projectedAfter(theProgramme, ...aCase, ...another));
  expect(counts(figures)).toEqual({
    ...{
      referral: 2,
      'referral gp': 1,
      'referral self': 1,
      acceptance: 2,
      'contact-attempt': 2,
      'contact-attempt no-answer': 1,
      'contact-attempt spoke': 1,
    },
    ...{ contact: 1, appointment: 2, 'appointment 6': 1, 'appointment 2': 1, session: 1, 'session 3': 1 },
    ...{ discharge: 1, 'discharge completed': 1, reopening: 1, letter: 1, 'letter referral-received': 1 },
  });
});

test('known mistake 1: a moved appointment is counted once, on its new day', async () => {
  const { figures } = await activityIn(await projectedAfter(theProgramme, ...aCase), { from: '2026-01-01', to: '2026-01-31' });
  expect(counts(figures)).not.toHaveProperty('appointment');
});

test('is broken down by month and programme', async () => {
  const { figures, groupBy } = await activityIn(await projectedAfter(theProgramme, ...aCase, ...another), { groupBy: ['programme', 'month'] });
  expect(groupBy).toEqual(['month', 'programme']);
  const accepted = figures.filter(({ figure, count }) => figure === 'acceptance' && count !== 0).map(({ group, count }) => [group, count]);
  expect(accepted).toEqual([
    [{ month: '2026-01', programme: 'staged-service' }, 1],
    [{ month: '2026-02', programme: 'staged-service' }, 1],
  ]);
});

test('lists every kind of activity, also where there was none', async () => {
  const { figures, definitions } = await activityIn(await projectedAfter(theProgramme));
  expect(figures).toEqual(ACTIVITIES.map((figure) => ({ figure, group: {}, count: 0 })));
  expect(definitions.map((definition) => definition.id)).toEqual([...ACTIVITIES]);
});

test('follows corrections, and tells what was known before them', async () => {
  const first = accepted('2026-01-06');
  const story = ofCase(
    id('one'),
    referred('2026-01-05'),
    named('first', first),
    corrected('first', first, '2026-04-01', { happenedOn: '2026-02-02' }),
  );
  const projection = await projectedAfter(theProgramme, ...story);
  const january = { to: '2026-01-31' };
  expect(counts((await activityIn(projection, january)).figures)).not.toHaveProperty('acceptance');
  expect(counts((await activityIn(projection, { ...january, knownAt: '2026-03-01T00:00:00.000Z' })).figures)).toHaveProperty('acceptance', 1);
});

test('is disclosed by the number of cases, not by how much was done for them', async () => {
  const busy = Array.from({ length: 9 }, (_, i) => attempted(`2026-01-1${i}`, 'no-answer'));
  const few = ofCase(id('busy'), referred('2026-01-05'), ...busy);
  const many = Array.from({ length: 7 }, (_, i) => ofCase(id(`case ${i}`), referred('2026-01-05'))).flat();
  const { figures, disclosure } = await activityIn(await projectedAfter(theProgramme, ...few, ...many), {}, aCommissioner);
  expect(disclosure).toBe('suppress-under-5-round-5');
  expect(figures.filter(({ figure }) => figure === 'contact-attempt')).toEqual([{ figure: 'contact-attempt', group: {}, count: '*' }]);
  expect(figures.filter(({ figure }) => figure === 'referral')).toEqual([
    { figure: 'referral', group: {}, count: 10 },
    { figure: 'referral', group: {}, code: 'gp', count: 10 },
  ]);
});

test('is not told to others, or about what is yet to come', async () => {
  const { database } = await projectedAfter(theProgramme);
  const asked = { from: '2026-01-01', to: '2026-12-31', groupBy: [], filters: {} };
  const foreign = await activityReport(database.kysely, { ...asked, filters: { provider: ['PRV09'] } }, aTeamLead, NOW);
  expect(isRefusal(foreign) && foreign.code).toBe('report.not-yours');
  const future = await activityReport(database.kysely, { ...asked, from: '2027-01-01', to: '2027-12-31' }, aTeamLead, NOW);
  expect(isRefusal(future) && future.code).toBe('report.period-reversed');
});
