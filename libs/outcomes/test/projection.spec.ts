import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import { canonicalJson } from '#event-log';
import { THE_CASE } from '#support/decisions.js';
import { givenEvents, programmePublished, projected, workedOutCaseByCase, type Projected } from '#support/projections.js';
import type { Believed } from '#reporting';
import { outcomesProjection } from '../src/index.js';
import { CaseFold } from '../src/projection/case-fold.js';
import { VERSIONED } from '../src/projection/schema.js';
import { casesOfPractices, countOfPractices } from '../src/projection/store.js';
import type { ActivityRow, CaseRow, Stood } from '../src/projection/table-rows.js';
import { entryOf } from '../src/history/entry.js';
import { aHistory, aLog, anotherProgramme } from './random-log.js';
import { accepted, amended, contacted, corrected, discharged, findTerms, id, named, nowhere, on, referred, theProgramme } from './story.js';

type FactVersion = CaseRow & Believed;

const facts = (rows: readonly FactVersion[]) => rows.toSorted((a, b) => (a.from_position < b.from_position ? -1 : 1));

describe('the outcomes projection', () => {
  it('keeps every version of what was believed, each from the event that brought it to the one that changed it', async () => {
    const discharge = discharged('2026-02-16');
    const story = [
      theProgramme,
      referred('2026-01-05'),
      accepted('2026-01-06'),
      named('discharge', discharge),
      corrected('discharge', discharge, '2026-03-01'),
    ];
    const { rows } = await projected(outcomesProjection, givenEvents(...story));
    const versions = facts(await rows<FactVersion>('outcome_facts_v2'));
    expect(
      versions.map(({ from_position, to_position, changed_by, standing, discharged_on }) => [
        Number(from_position),
        to_position && Number(to_position),
        changed_by,
        standing,
        discharged_on,
      ]),
    ).toEqual([
      [2, 3, 'ReferralReceived', 'undecided', null],
      [3, 4, 'ReferralAccepted', 'open', null],
      [4, 5, 'CaseDischarged', 'discharged', '2026-02-16'],
      [5, null, 'FactCorrected', 'open', null],
    ]);
    expect(versions[2]).toMatchObject({ recorded_at: on('2026-02-16'), closed_at: on('2026-03-01') });
    const activity = await rows<ActivityRow & Believed>('outcome_activity_v2');
    expect(activity.filter(({ kind }) => kind === 'discharge')).toMatchObject([
      { from_position: '0000000000000004', to_position: '0000000000000005' },
    ]);
  });

  it('keeps beside how a case stands how it stood from day to day, and changes that where a fact comes late', async () => {
    const story = [theProgramme, referred('2026-01-05'), accepted('2026-01-06'), discharged('2026-02-16')];
    const late = { ...contacted('2026-03-01'), effectiveAt: on('2026-01-20') };
    const { rows, take } = await projected(outcomesProjection, givenEvents(...story));
    const stood = async (table: string) =>
      (await rows<CaseRow & Stood & Believed>(table))
        .filter(({ to_position }) => to_position === null)
        .map(({ stands_from, stands_until, standing, engaged_on }) => [stands_from, stands_until, standing, engaged_on])
        .sort();
    expect(await stood('outcome_facts_v2')).toEqual([['2026-02-16', undefined, 'discharged', null]]);
    expect(await stood('outcome_earlier_facts_v2')).toEqual([
      ['2026-01-05', '2026-01-06', 'undecided', null],
      ['2026-01-06', '2026-02-16', 'open', null],
    ]);
    await take(givenEvents(...story, late).slice(-1));
    expect(await stood('outcome_facts_v2')).toEqual([['2026-02-16', undefined, 'discharged', '2026-01-20']]);
    expect(await stood('outcome_earlier_facts_v2')).toEqual([
      ['2026-01-05', '2026-01-06', 'undecided', null],
      ['2026-01-06', '2026-01-20', 'open', null],
      ['2026-01-20', '2026-02-16', 'open', '2026-01-20'],
    ]);
  });

  it('opens no version for an event that changes nothing', async () => {
    const story = [theProgramme, referred('2026-01-05'), accepted('2026-01-06'), contacted('2026-01-07'), contacted('2026-01-09')];
    const { rows } = await projected(outcomesProjection, givenEvents(...story));
    expect(facts(await rows<FactVersion>('outcome_facts_v2')).map(({ from_position }) => Number(from_position))).toEqual([2, 3, 4]);
    expect(await rows('outcome_activity_v2')).toHaveLength(4);
  });

  it('finds the cases of a practice, of those as well that were of it on an earlier day, and once each', async () => {
    const moved = [referred('2026-01-05'), amended('2026-01-06', { practice: 'B82002' }), accepted('2026-01-07'), contacted('2026-01-09')];
    const another = [referred('2026-01-05'), accepted('2026-01-08')].map((event) => ({ ...event, caseId: id('another case') }));
    const { database } = await projected(outcomesProjection, givenEvents(theProgramme, ...moved, ...another));
    const found = async (...practices: string[]) => (await casesOfPractices(database.kysely, practices)).sort();
    expect([await found('A81001'), await found('B82002')]).toEqual([[THE_CASE, id('another case')].sort(), [THE_CASE]]);
    expect(await found('A81001', 'B82002', 'C83003')).toHaveLength(2);
    expect([...(await countOfPractices(database.kysely, ['A81001', 'B82002', 'C83003']))].sort()).toEqual([
      ['A81001', 2],
      ['B82002', 1],
    ]);
    const { rows } = await sql<{ indexdef: string }>`select indexdef from pg_indexes where tablename = 'outcome_earlier_facts_v2'`.execute(
      database.kysely,
    );
    expect(rows.map(({ indexdef }) => indexdef)).toContainEqual(expect.stringMatching(/\(practice\) WHERE \(to_position IS NULL\)$/));
  });

  it('fails for a case of a programme that was never published', async () => {
    await expect(projected(outcomesProjection, givenEvents(referred('2026-01-05')))).rejects.toThrow(
      'staged-service version 1 has not been published',
    );
  });
});

describe('refolding', () => {
  it('comes to the same tables however the log is cut into batches, corrections included', async () => {
    const tables = [...VERSIONED, 'outcome_programmes_v2'];
    const all = async (rows: (table: string) => Promise<object[]>) =>
      Promise.all(tables.map(async (table) => (await rows(table)).map((row) => JSON.stringify(row)).sort()));
    await fc.assert(
      fc.asyncProperty(aLog, fc.integer({ min: 1, max: 7 }), async (events, batch) => {
        const whole = await all((await projected(outcomesProjection, events)).rows);
        const cut = await all((await projected(outcomesProjection, events, batch)).rows);
        expect(cut).toEqual(whole);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('comes to the same case by case, as a rebuild works it out', async () => {
    const tables = [...VERSIONED, 'outcome_programmes_v2', 'outcome_listings_v2'];
    const all = async ({ rows }: Projected) =>
      Promise.all(tables.map(async (table) => (await rows<object>(table)).map((row) => canonicalJson(row)).sort()));
    await fc.assert(
      fc.asyncProperty(aLog, async (events) => {
        const followed = await all(await projected(outcomesProjection, events, 5));
        expect(await all(await workedOutCaseByCase(outcomesProjection, events))).toEqual(followed);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('knows at every position what a projection that stopped there knew', async () => {
    await fc.assert(
      fc.asyncProperty(aLog, fc.nat(), fc.constantFrom(...VERSIONED), async (events, n, table) => {
        const until = events[n % events.length]!.position;
        const whole = await (await projected(outcomesProjection, events)).rows<Believed>(table);
        const known = whole.filter(({ from_position, to_position }) => from_position <= until && (to_position === null || to_position > until));
        const untilThen = events.filter(({ position }) => position <= until);
        const then = await (await projected(outcomesProjection, untilThen)).rows<Believed>(table);
        expect(textsOf(known)).toEqual(textsOf(then.filter(({ to_position }) => to_position === null)));
      }),
      { numRuns: 30 },
    );
  }, 120_000);

  it('works out what one reading of the whole history works out', async () => {
    await fc.assert(
      fc.asyncProperty(aHistory, async (story) => {
        const events = givenEvents(theProgramme, programmePublished(anotherProgramme), ...story);
        const { rows } = await projected(outcomesProjection, events, 3);
        const fold = new CaseFold(THE_CASE, findTerms(anotherProgramme), nowhere);
        for (const event of events) for (const entry of [entryOf(event) ?? []].flat()) if (event.caseId !== null) fold.add(entry);
        const expected = [...fold.facts().values()];
        for (const [i, of] of (['case', 'letter', 'activity', 'earlier-case', 'earlier-letter'] as const).entries()) {
          const current = (await rows<Believed>(VERSIONED[i]!)).filter(({ to_position }) => to_position === null);
          const own = expected.filter((row) => row.of === of).map(({ row }) => row as object);
          expect(textsOf(current)).toEqual(textsOf(own));
        }
      }),
      { numRuns: 20 },
    );
  }, 120_000);
});

const PLACE = ['from_position', 'to_position', 'recorded_at', 'closed_at', 'changed_by'];

/** Rows without their place in the log, as sorted texts. */
const textsOf = (rows: readonly object[]): string[] =>
  rows.map((row) => canonicalJson(Object.fromEntries(Object.entries(row).filter(([column]) => !PLACE.includes(column))))).sort();
