import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '#kernel';
import { LEFT_OUT_OF_DAY, LEFT_OUT_OF_PERIOD } from '#reporting';
import { aStagedProgramme } from '#support/stories.js';
import { asked } from '../src/reports/request.js';
import { FactsDatabase, published, theOtherProgramme } from './projection-support.js';
import { NOW, ofCase, theCommissioner, theOperator, theTeamLead, waitingList, waitingTimes } from './report-support.js';
import { contacted, discharged, log, paused, referred, resumed, transferred, triageDecided, withdrawn, type Told } from './support.js';

const MARCH: [string, string] = ['2026-03-01', '2026-03-31'];
const triage = { measures: ['referral-to-triage' as const] };
const contact = { measures: ['referral-to-first-contact' as const] };

let facts: FactsDatabase;
beforeAll(async () => {
  facts = await FactsDatabase.open();
});
afterAll(() => facts.database.close());
const given = (...story: Told[]) => facts.take(log([...published(), ...story]));

/** A case referred on 2 March that waited `days` for its first contact. */
const waitedFor = (name: string, days: number, facts: Parameters<typeof referred>[1] = {}): Told[] =>
  ofCase(name, referred('2026-03-02', facts), contacted(`2026-03-${String(2 + days).padStart(2, '0')}`));

describe('five cases, worked out by hand', () => {
  // Waits for a first contact, target 5 days: 1, 4, 6 and 20 days, the last with a pause of ten; one still waiting.
  beforeEach(() =>
    given(
      ...waitedFor('a', 1),
      ...waitedFor('b', 4),
      ...waitedFor('c', 6),
      ...ofCase('d', referred('2026-03-02'), paused('2026-03-05'), resumed('2026-03-15'), contacted('2026-03-22')),
      ...ofCase('e', referred('2026-03-11')),
    ),
  );

  it('give the three populations with both countings', async () => {
    const [figures] = (await waitingTimes(facts, MARCH, contact)).figures;
    expect(figures?.completed).toEqual({
      n: 4,
      unknownStart: 0,
      pausesExcluded: {
        ...{ median: 4, p75: 6, p90: 10, p95: 10, withinTarget: 2, overTarget: 2, ofWithTarget: 4, percentWithinTarget: 50 },
        bands: [
          { band: '0-1', n: 3 },
          { band: '>1-2', n: 1 },
        ],
      },
      pausesIncluded: {
        ...{ median: 4, p75: 6, p90: 20, p95: 20, withinTarget: 2, overTarget: 2, ofWithTarget: 4, percentWithinTarget: 50 },
        bands: [
          { band: '0-1', n: 3 },
          { band: '>2-3', n: 1 },
        ],
      },
    });
    expect(figures?.waiting).toMatchObject({ n: 1, pausesExcluded: { median: 20, overTarget: 1, bands: [{ band: '>2-3', n: 1 }] } });
    expect(figures?.left).toMatchObject({ n: 0, why: { discharged: 0, withdrawn: 0 } });
  });

  it('name definition, position, method and hash', async () => {
    const report = await waitingTimes(facts, MARCH, contact);
    expect(report).toMatchObject({
      position: '0000000000000013',
      percentileMethod: 'nearest-rank',
      disclosure: 'unsuppressed',
      definitions: [{ id: 'wait-referral-to-first-contact', version: 1 }],
    });
    expect(report.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(report)).not.toContain('"RTT ');
  });

  it.each([[['sex' as const]], [['month' as const, 'practice' as const]]])(
    'have their readers know that groups are left out (by %j)',
    async (groupBy) => {
      const under = (period: typeof MARCH) => waitingTimes(facts, period, { ...contact, groupBy }, { actor: theCommissioner });
      // Of a period in which nobody was referred it says the same.
      for (const report of [await under(MARCH), await under(['2025-01-01', '2025-10-31'])]) {
        expect(report).toMatchObject({ figures: [], note: LEFT_OUT_OF_PERIOD });
      }
      expect(await waitingTimes(facts, MARCH, { ...contact, groupBy })).not.toHaveProperty('note');
      expect(await waitingTimes(facts, MARCH, contact, { actor: theCommissioner })).not.toHaveProperty('note');
    },
  );

  it('count in working days where that is asked for, and targets as each programme counts', async () => {
    const [figures] = (await waitingTimes(facts, MARCH, { ...contact, countIn: 'working-days' })).figures;
    // Monday 2 to Sunday 22 March is 14 working days, 7 of them paused (6 to 15 March holds 6).
    expect(figures?.completed.pausesIncluded).toMatchObject({ median: 4, p95: 14, withinTarget: 2 });
    expect(figures?.completed.pausesExcluded).toMatchObject({ p95: 8 });
  });

  it('end the period today at the latest, and as at an earlier day leave out what came later', async () => {
    expect(await waitingTimes(facts, ['2026-03-01', '2027-03-31'], contact)).toMatchObject({ to: '2026-12-31' });
    const early = await waitingTimes(facts, MARCH, { ...contact, asAt: '2026-03-07' });
    expect(early).toMatchObject({
      ...{ to: '2026-03-07', asAt: '2026-03-07' },
      figures: [{ completed: { n: 2 }, waiting: { n: 2, pausesIncluded: { median: 5 }, pausesExcluded: { median: 3 } } }],
    });
  });
});

describe('a report', () => {
  it('tells why people left', async () => {
    await given(...ofCase('a', referred('2026-03-02'), withdrawn('2026-03-05')), ...ofCase('b', referred('2026-03-02'), discharged('2026-03-20')));
    const [figures] = (await waitingTimes(facts, MARCH, triage)).figures;
    expect(figures).toMatchObject({ completed: { n: 0 }, waiting: { n: 0 }, left: { n: 2, why: { withdrawn: 1, discharged: 1, died: 0 } } });
  });

  it('counts unknown starts as unknown', async () => {
    await given(...ofCase('a', referred('2026-03-02')), ...ofCase('b', referred('2026-03-02', { absenceStartedOn: '2026-02-23' })));
    const [figures] = (await waitingTimes(facts, MARCH, { measures: ['absence-to-referral'] })).figures;
    expect(figures?.completed).toMatchObject({ n: 2, unknownStart: 1, pausesExcluded: { median: 7, bands: [{ band: '0-1', n: 1 }] } });
    expect(figures?.waiting.n).toBe(0);
  });

  it('counts stage A as not needing an assessment, and nowhere else', async () => {
    await given(...ofCase('a', referred('2026-03-02'), triageDecided('2026-03-03', 'A'), discharged('2026-03-20')));
    const [figures] = (await waitingTimes(facts, MARCH, { measures: ['referral-to-assessment'] })).figures;
    expect(figures).toMatchObject({ completed: { n: 0 }, waiting: { n: 0 }, left: { n: 0 }, notNeeded: 1 });
  });

  it('breaks down by what is asked, unknown values too, and by month', async () => {
    await given(...waitedFor('a', 1), ...waitedFor('b', 3, { practice: undefined }), ...ofCase('c', referred('2026-03-20'), contacted('2026-04-02')));
    const report = await waitingTimes(facts, ['2026-03-01', '2026-04-30'], { ...contact, groupBy: ['month', 'practice'] });
    expect(report.figures.map(({ group, completed, waiting }) => [group, completed.n, waiting.n])).toEqual([
      [{ practice: 'A81001', month: '2026-03' }, 1, 1],
      [{ practice: 'A81001', month: '2026-04' }, 1, 0],
      [{ practice: 'not-known', month: '2026-03' }, 1, 0],
    ]);
  });

  it('takes filters, for what is not known as well', async () => {
    await given(...waitedFor('a', 1), ...waitedFor('b', 3, { practice: undefined }));
    const n = async (practice: string[]) => (await waitingTimes(facts, MARCH, { ...contact, filters: { practice } })).figures[0]?.completed.n;
    expect([await n(['A81001']), await n(['not-known']), await n(['A81001', 'not-known']), await n(['B99999'])]).toEqual([1, 1, 2, 0]);
  });

  it('attributes by date: a case that moved on counts for each programme while it was there', async () => {
    await given(...ofCase('a', referred('2026-03-02'), triageDecided('2026-03-04'), transferred('2026-04-10', { id: 'other-service', version: 1 })));
    const by = async (on: string) =>
      (await waitingList(facts, on, { ...contact, groupBy: ['programme'] }, theOperator)).figures.map(({ group, n }) => [group.programme, n]);
    expect(await by('2026-03-31')).toEqual([]);
    const asLead = async (on: string, lead: Actor) => (await waitingList(facts, on, contact, lead)).figures[0]?.n;
    const theirs: Actor = { ...theTeamLead, organisation: 'PRV02' };
    expect([await asLead('2026-03-31', theTeamLead), await asLead('2026-03-31', theirs)]).toEqual([1, 0]);
    expect([await asLead('2026-04-30', theTeamLead), await asLead('2026-04-30', theirs)]).toEqual([0, 1]);
  });
});

describe('who asks', () => {
  beforeEach(() =>
    given(
      ...[1, 1, 2, 3, 4, 6, 8, 9].flatMap((days, i) => waitedFor(`case ${i}`, days)),
      ...waitedFor('elsewhere', 2, { practice: 'B82002' }),
      ...[6, 6, 6, 7, 7, 7].flatMap((days, i) => waitedFor(`third ${i}`, days, { practice: 'C83003' })),
      ...[1, 2, 3, 4, 5, 6].flatMap((days, i) =>
        waitedFor(`other ${i}`, days, { programme: { id: 'other-service', version: 1 } } as Parameters<typeof referred>[1]),
      ),
    ),
  );

  it('a team lead sees the figures of their own provider as they are', async () => {
    expect((await waitingTimes(facts, MARCH, contact)).figures[0]?.completed.n).toBe(15);
  });

  it('a commissioner sees their own programmes under the disclosure policy, counts, bands and percentages alike', async () => {
    const report = await waitingTimes(facts, MARCH, contact, { actor: theCommissioner });
    expect(report).toMatchObject({ disclosure: 'suppress-under-5-round-5', filters: { commissioner: ['QWO'] } });
    expect(report.figures[0]).toMatchObject({
      // The second band holds two people: shown, the first would tell how many.
      completed: { n: 15, pausesExcluded: { median: 6, withinTarget: 5, overTarget: 10, percentWithinTarget: 40, bands: [] } },
      waiting: { n: '*', pausesExcluded: { median: '*' } },
      left: { n: '*', why: { died: '*' } },
    });
  });

  it('no group of which nothing may be shown is even listed, nor the smallest that would tell of it', async () => {
    const report = await waitingTimes(facts, MARCH, { ...contact, groupBy: ['practice'] }, { actor: theCommissioner });
    expect(report.figures.map(({ group }) => group)).toEqual([{ practice: 'A81001' }]);
  });

  it('an operator sees everything under every policy concerned', async () => {
    const report = await waitingTimes(facts, MARCH, { ...contact, groupBy: ['programme'] }, { actor: theOperator });
    expect(report.disclosure).toBe('suppress-1-7-round-5+suppress-under-5-round-5');
    // Six people are too few under one of them, and the other programme with the total would tell how many.
    expect(report.figures).toEqual([]);
  });

  it('a programme with another policy is shown by that one', async () => {
    const report = await waitingTimes(facts, MARCH, contact, { actor: { ...theCommissioner, organisation: theOtherProgramme.commissioner.code } });
    expect(report).toMatchObject({ disclosure: 'suppress-1-7-round-5', figures: [{ completed: { n: '*' }, waiting: { n: 0 }, left: { n: 0 } }] });
  });

  it.each([
    [theCommissioner, { commissioner: ['QOX'] }, 'report.not-yours', 'commissioner'],
    [theTeamLead, { provider: ['PRV01', 'PRV02'] }, 'report.not-yours', 'provider'],
  ])('is refused figures of others', (actor, filters, code, field) => {
    expect(asked({ filters }, { from: MARCH[0], to: MARCH[1] }, actor, NOW)).toMatchObject({ code, fields: [{ field }] });
  });
});

describe('a request is refused', () => {
  it.each([
    ['report.period-reversed', { from: '2026-04-01', to: '2026-03-01' }, {}],
    ['report.period-reversed', { from: '2027-01-01', to: '2027-02-01' }, {}],
    ['report.period-reversed', { from: '2026-03-01', to: '2026-03-31' }, { asAt: '2026-02-01' }],
    ['report.period-too-long', { from: '2010-01-01', to: '2026-01-01' }, {}],
    ['report.known-in-future', { from: '2026-03-01', to: '2026-03-31' }, { knownAt: '2027-01-01T00:00:00.000Z' }],
  ])('with %s', (code, period, request) => expect(asked(request, period, theTeamLead, NOW)).toMatchObject({ code }));
});

describe('the waiting list', () => {
  it('has its readers know that groups are left out, and nothing of periods', async () => {
    await given(...ofCase('a', referred('2026-03-02')));
    const under = { ...contact, groupBy: ['sex' as const] };
    expect(await waitingList(facts, '2026-03-31', under, theCommissioner)).toMatchObject({ figures: [], note: LEFT_OUT_OF_DAY });
    expect(await waitingList(facts, '2026-03-31', under)).not.toHaveProperty('note');
  });

  it('holds who waits on a day, by what is asked, with the people over target', async () => {
    await given(...ofCase('a', referred('2026-03-02')), ...ofCase('b', referred('2026-03-09')), ...waitedFor('c', 1));
    const report = await waitingList(facts, '2026-03-10', { ...contact, groupBy: ['programme', 'stage'] });
    expect(report).toMatchObject({
      ...{ report: 'waiting-list', from: '2026-03-10', to: '2026-03-10' },
      figures: [
        { group: { programme: 'staged-service', stage: 'not-known' }, n: 2, pausesExcluded: { median: 1, p95: 8, withinTarget: 1, overTarget: 1 } },
      ],
    });
  });

  it('counts under the version that a case is pinned to', async () => {
    const stricter = aStagedProgramme({ version: 2, clocks: { ...aStagedProgramme().clocks, targets: { 'referral-to-first-contact': 1 } } });
    const pinned = { programme: { id: 'staged-service', version: 2 } } as Parameters<typeof referred>[1];
    await facts.take(
      log([...published(aStagedProgramme(), stricter), ...ofCase('a', referred('2026-03-02')), ...ofCase('b', referred('2026-03-02', pinned))]),
    );
    const [figures] = (await waitingList(facts, '2026-03-05', contact)).figures;
    expect(figures).toMatchObject({ n: 2, pausesExcluded: { withinTarget: 1, overTarget: 1 } });
  });
});
