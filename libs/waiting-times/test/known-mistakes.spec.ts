import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Recorded } from '#kernel';
import { interventionStanding, type InterventionEvent } from '#intervention/contract';
import { FactsDatabase, published } from './projection-support.js';
import { ofCase, waitingList, waitingTimes } from './report-support.js';
import {
  amended,
  attended,
  booked,
  cancelled,
  clockAfter,
  clocksAfter,
  contacted,
  corrected,
  discharged,
  id,
  log,
  ordered,
  referred,
  reopened,
  sessionAttended,
  sessionBooked,
  sessionCancelled,
  triageDecided,
  type Told,
} from './support.js';

describe('the known mistakes of comparable systems are not made', () => {
  let facts: FactsDatabase;
  beforeAll(async () => {
    facts = await FactsDatabase.open();
  });
  afterAll(() => facts.database.close());
  const given = (...story: Told[]) => facts.take(log([...published(), ...story]));

  describe('1: a superseded or replaced appointment counted as attended', () => {
    const story = [referred('2026-03-02'), booked('first', '2026-03-03', '2026-03-10')];

    it('an attendance on record for a moved appointment does not count', () => {
      const moved = [...story, booked('second', '2026-03-05', '2026-03-20', { replaces: 'first' }), attended('first', '2026-03-10', '5')];
      expect(clockAfter('referral-to-assessment', moved).end).toBeUndefined();
      expect(clockAfter('referral-to-assessment', [...moved, attended('second', '2026-03-20', '5')]).end?.on).toBe('2026-03-20');
    });

    it('nor one for a cancelled appointment', () => {
      expect(
        clockAfter('referral-to-assessment', [...story, cancelled('first', '2026-03-09'), attended('first', '2026-03-10', '5')]).end,
      ).toBeUndefined();
    });

    it('nor one for a moved or cancelled session', () => {
      const order = [referred('2026-03-02'), ordered('physio', '2026-03-10'), sessionBooked('physio', 'one', '2026-03-10', '2026-03-15')];
      const moved = [
        ...order,
        sessionBooked('physio', 'two', '2026-03-11', '2026-03-20', 'one'),
        sessionAttended('physio', 'one', '2026-03-15', '5'),
      ];
      const called = [...order, sessionCancelled('physio', 'one', '2026-03-12'), sessionAttended('physio', 'one', '2026-03-15', '5')];
      for (const told of [moved, called]) expect(clockAfter('ordered-to-first-session', told).end).toBeUndefined();
    });
  });

  it('2: a late arrival reported as on time: who came too late to be seen (7) has not been seen', () => {
    const story = [referred('2026-03-02'), booked('first', '2026-03-03', '2026-03-10'), attended('first', '2026-03-10', '7')];
    expect(
      clocksAfter(story)
        .filter(({ end }) => end?.how === 'completed')
        .map(({ measure }) => measure),
    ).toEqual(['absence-to-referral']);
  });

  it('3: a person not yet seen exported as not in time', async () => {
    await given(...ofCase('a', referred('2026-03-02')));
    const [figures] = (await waitingTimes(facts, ['2026-03-01', '2026-03-04'], { measures: ['referral-to-triage'] })).figures;
    expect(figures?.completed).toMatchObject({ n: 0, pausesExcluded: { ofWithTarget: 0, overTarget: 0 } });
    expect(figures?.completed.pausesExcluded.percentWithinTarget).toBeUndefined();
    expect(figures?.waiting).toMatchObject({ n: 1, pausesExcluded: { withinTarget: 1, overTarget: 0, median: 2 } });
  });

  it('4: the first session and the number of sessions from different filters', () => {
    const story = [
      ...[referred('2026-03-02'), ordered('physio', '2026-03-10')],
      ...[sessionBooked('physio', 'one', '2026-03-10', '2026-03-12'), sessionAttended('physio', 'one', '2026-03-12', '3')],
      ...[sessionBooked('physio', 'two', '2026-03-13', '2026-03-17'), sessionAttended('physio', 'two', '2026-03-17', '6')],
      ...[sessionBooked('physio', 'three', '2026-03-18', '2026-03-24'), sessionAttended('physio', 'three', '2026-03-24', '5')],
    ];
    const events = log(story).filter((e) => e.stream === `intervention-${id('physio')}`) as Recorded<InterventionEvent>[];
    const standing = interventionStanding(events);
    expect(standing).toMatchObject({ attendedSessions: 2, firstAttendedAt: '2026-03-17T10:00:00.000Z' });
    expect(clockAfter('ordered-to-first-session', story).end).toMatchObject({ on: '2026-03-17', cause: { eventId: id('session two') } });
  });

  it('5: a milestone at 00:30 British summer time on 1 July counted in June', async () => {
    const halfPastMidnight = '2026-06-30T23:30:00.000Z';
    await given(...ofCase('a', referred('2026-06-29'), triageDecided(halfPastMidnight)));
    const completed = async (from: string, to: string) =>
      (await waitingTimes(facts, [from, to], { measures: ['referral-to-triage'] })).figures[0]?.completed.n;
    expect([await completed('2026-06-01', '2026-06-30'), await completed('2026-07-01', '2026-07-31')]).toEqual([0, 1]);
  });

  it('7: an average wait that ignores those still waiting', async () => {
    await given(
      ...ofCase('quick', referred('2026-03-02'), contacted('2026-03-03')),
      ...ofCase('slow', referred('2026-01-05')),
      ...ofCase('gone', referred('2026-02-02'), discharged('2026-03-20')),
    );
    const [figures] = (await waitingTimes(facts, ['2026-03-01', '2026-03-31'], { measures: ['referral-to-first-contact'] })).figures;
    expect(figures).toMatchObject({
      completed: { n: 1, pausesExcluded: { median: 1 } },
      waiting: { n: 1, pausesExcluded: { median: 85 } },
      left: { n: 1, why: { discharged: 1 } },
    });
  });

  it('8: a reopened case keeping its old closing date', async () => {
    await given(...ofCase('a', referred('2026-03-02'), discharged('2026-03-20'), reopened('2026-04-10')));
    const figures = async (from: string, to: string) => (await waitingTimes(facts, [from, to], { measures: ['referral-to-assessment'] })).figures[0];
    expect(await figures('2026-03-01', '2026-03-31')).toMatchObject({ waiting: { n: 0 }, left: { n: 1 } });
    expect(await figures('2026-04-01', '2026-04-30')).toMatchObject({
      waiting: { n: 1, pausesIncluded: { median: 59 }, pausesExcluded: { median: 38 } },
      left: { n: 0 },
    });
  });

  describe('10: a month that gives another figure when it is run again, with no trace of why', () => {
    const decided = triageDecided('2026-03-05');
    const story = [...ofCase('a', referred('2026-03-02'), decided), ...ofCase('b', referred('2026-03-03'))];
    const march = ['2026-03-01', '2026-03-31'] as [string, string];

    it('as known then, it gives the same figure with the same hash after a late entry and a correction', async () => {
      await given(...story);
      const before = await waitingTimes(facts, march);
      const late = ofCase('b', contacted('2026-03-04'));
      const target = ofCase('a', referred('2026-03-02'), decided)[1]!;
      await given(...story, ...late, { ...corrected(target, { happenedOn: '2026-03-09' }), caseId: id('a') });
      const versions = await facts.versions();
      const knownThen = log([...published(), ...story]).at(-1)!.recordedAt;
      const again = await waitingTimes(facts, march, { knownAt: knownThen });
      expect(again.figures).toEqual(before.figures);
      expect([again.hash, again.position]).toEqual([before.hash, log([...published(), ...story]).at(-1)!.position]);
      expect((await waitingTimes(facts, march)).hash).not.toBe(before.hash);
      expect(versions.filter(({ to_position }) => to_position !== null).length).toBeGreaterThan(0);
    });

    it('the versions tell which event changed each fact, and when the log learned of it', async () => {
      await given(...story, ...ofCase('b', contacted('2026-03-04')));
      const contact = (await facts.versions()).filter(({ case_id, measure }) => case_id === id('b') && measure === 'referral-to-first-contact');
      expect(contact).toMatchObject([
        { changed_by: 'ReferralReceived', ended_on: null, closed_at: contact[1]!.recorded_at, to_position: contact[1]!.from_position },
        { changed_by: 'FirstContactMade', ended_on: '2026-03-04', closed_at: null, to_position: null },
      ]);
    });
  });

  it('amended facts of a referral hold for all of its waits', async () => {
    await given(...ofCase('a', referred('2026-03-02'), triageDecided('2026-03-03'), amended('2026-03-09', { practice: 'B82002' })));
    const report = await waitingTimes(facts, ['2026-03-01', '2026-03-31'], { measures: ['referral-to-triage'], groupBy: ['practice'] });
    expect(report.figures.map(({ group }) => group)).toEqual([{ practice: 'B82002' }]);
  });

  it('nobody is on the waiting list of a day before they were referred, nor after they were seen', async () => {
    await given(...ofCase('a', referred('2026-03-02'), contacted('2026-03-10')));
    const waiting = async (on: string) => (await waitingList(facts, on, { measures: ['referral-to-first-contact'] })).figures[0]?.n;
    expect([await waiting('2026-03-01'), await waiting('2026-03-02'), await waiting('2026-03-09'), await waiting('2026-03-10')]).toEqual([
      0, 1, 1, 0,
    ]);
  });
});
