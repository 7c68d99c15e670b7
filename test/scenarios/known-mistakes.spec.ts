import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decide, newId, type Circumstances, type Recorded } from '#kernel';
import { interventionStanding, type InterventionEvent } from '#intervention/contract';
import { people, type PersonCommand } from '#people';
import { personStanding, type PersonEvent } from '#people/contract';
import { startStepwise } from '#support/app.js';
import { aCaseworker, recorded, THE_CASE } from '#support/decisions.js';
import { THE_PERSON } from '#support/stories.js';
import { waitingTimesAsCsv } from '../../libs/waiting-times/src/reports/reports-as-csv.js';
import { FactsDatabase, published } from '../../libs/waiting-times/test/projection-support.js';
import { ofCase, waitingTimes } from '../../libs/waiting-times/test/report-support.js';
import * as wait from '../../libs/waiting-times/test/support.js';
import type { Told } from '../../libs/waiting-times/test/support.js';
import * as outcome from '../../libs/outcomes/test/story.js';

/*
 * The ten known mistakes of comparable systems, in their words. Each test fails when the mistake is made. More about 1 to 5, 8 and 10:
 * known-mistakes.spec.ts of waiting times and of outcomes; 6: operations.spec.ts; 9: links.property.spec.ts of people.
 */

let facts: FactsDatabase;
beforeAll(async () => {
  facts = await FactsDatabase.open();
});
afterAll(() => facts.database.close());

const given = (...story: Told[]) => facts.take(wait.log([...published(), ...story]));
const MARCH: [string, string] = ['2026-03-01', '2026-03-31'];
const inSupport = [outcome.referred('2026-03-02'), outcome.accepted('2026-03-02'), outcome.triaged('2026-03-03')];

describe('the known mistakes of comparable systems are not made', () => {
  it('1. A superseded or replaced appointment counted as attended', () => {
    const moved = [wait.booked('first', '2026-03-03', '2026-03-10'), wait.booked('second', '2026-03-05', '2026-03-20', { replaces: 'first' })];
    const waits = [wait.referred('2026-03-02'), ...moved, wait.attended('first', '2026-03-10', '5')];
    expect(wait.clockAfter('referral-to-assessment', waits).end).toBeUndefined();
    const booked = [outcome.booked('a', '2026-03-03', outcome.on('2026-03-10')), outcome.booked('b', '2026-03-05', outcome.on('2026-03-20'), 'a')];
    const done = outcome.doneAfter([...inSupport, ...booked, outcome.attended('a', '2026-03-10')]).map(outcome.brief);
    expect(done.filter((line) => line.startsWith('appointment'))).toEqual(['appointment 0 2026-03-20']);
  });

  it('2. A late arrival reported as on time', () => {
    const seenLate = [outcome.booked('a', '2026-03-03', outcome.on('2026-03-10')), outcome.attended('a', '2026-03-10', '6')];
    const tooLate = [outcome.booked('b', '2026-03-03', outcome.on('2026-03-11')), outcome.attended('b', '2026-03-11', '7')];
    const done = outcome.doneAfter([...inSupport, ...seenLate, ...tooLate]).map(outcome.brief);
    expect(done.filter((line) => line.startsWith('appointment'))).toEqual(['appointment 6 2026-03-10', 'appointment 7 2026-03-11']);
    expect(outcome.factsAfter([...inSupport, ...tooLate]).progress).not.toHaveProperty('engagedOn');
  });

  it('3. A person not yet seen exported as "not on time"', async () => {
    await given(...ofCase('a', wait.referred('2026-03-30')));
    const lines = waitingTimesAsCsv(await waitingTimes(facts, MARCH, { measures: ['referral-to-triage'] })).split('\r\n');
    const told = (population: string, statistic: string) =>
      lines.filter((line) => line.includes(`,${population},excluded,${statistic},`)).map((line) => line.split(`,${statistic},`)[1]?.split(',')[0]);
    expect([told('completed', 'overTarget'), told('waiting', 'overTarget'), told('waiting', 'withinTarget')]).toEqual([['0'], ['0'], ['1']]);
    expect(told('completed', 'percentWithinTarget')).toEqual([]);
    const booked = outcome.booked('a', '2026-03-03', outcome.on('2026-03-10'));
    expect(
      outcome
        .doneAfter([...inSupport, booked])
        .map(outcome.brief)
        .at(-1),
    ).toBe('appointment 0 2026-03-10');
  });

  it('4. First-session date and session count from different filters, so they disagree', () => {
    const session = (name: string, day: string, code: '3' | '5' | '6') => [
      wait.sessionBooked('physio', name, '2026-03-10', day),
      wait.sessionAttended('physio', name, day, code),
    ];
    const story = [wait.referred('2026-03-02'), wait.ordered('physio', '2026-03-10'), ...session('one', '2026-03-12', '3')];
    const seen = [...story, ...session('two', '2026-03-17', '6'), ...session('three', '2026-03-24', '5')];
    const events = wait.log(seen).filter((e) => e.stream.startsWith('intervention-')) as Recorded<InterventionEvent>[];
    const { attendedSessions, firstAttendedAt } = interventionStanding(events) as { attendedSessions: number; firstAttendedAt: string };
    expect([attendedSessions, firstAttendedAt.slice(0, 10)]).toEqual([2, wait.clockAfter('ordered-to-first-session', seen).end?.on]);
    const missed = [outcome.sessionBooked('s', '2026-03-10', outcome.on('2026-03-12')), outcome.sessionAttended('s', '2026-03-12', '3')];
    const { progress } = outcome.factsAfter([...inSupport, ...missed]);
    expect([progress.sessionsAttended, progress.firstSessionOn]).toEqual([0, undefined]);
  });

  it('5. A referral at 00:30 BST on 1 July counted in June', async () => {
    const halfPastMidnight = '2026-06-30T23:30:00.000Z';
    const { at: _, ...referred } = outcome.referred('2026-07-01');
    const accepted = { ...outcome.accepted('2026-07-01'), at: halfPastMidnight };
    expect(outcome.factsAfter([{ ...referred, at: halfPastMidnight }, accepted]).progress).toMatchObject({
      referredOn: '2026-07-01',
      acceptedOn: '2026-07-01',
    });
    await given(...ofCase('a', { ...wait.referred('2026-07-01'), at: halfPastMidnight }, wait.triageDecided(halfPastMidnight)));
    const completed = async (from: string, to: string) =>
      (await waitingTimes(facts, [from, to], { measures: ['referral-to-triage'] })).figures[0]?.completed.n;
    expect([await completed('2026-06-01', '2026-06-30'), await completed('2026-07-01', '2026-07-31')]).toEqual([0, 1]);
  });

  it("6. A person's identifier in a metric label", async () => {
    const stepwise = await startStepwise({ samples: false });
    try {
      const [person, nhsNumber] = [newId(), '9990000018'];
      for (const path of [`/v1/people/${person}`, `/v1/people/${nhsNumber}`, `/v1/cases/${person}?nhsNumber=${nhsNumber}`]) await stepwise.get(path);
      const metrics = (await stepwise.service.app.inject({ method: 'GET', url: '/metrics' })).body;
      expect(metrics).toContain('route="/v1/people/:personId"');
      for (const identifier of [person, nhsNumber]) expect(metrics).not.toContain(identifier);
    } finally {
      await stepwise.stop();
    }
  }, 60_000);

  it('7. Average wait that ignores those still waiting', async () => {
    await given(
      ...ofCase('quick', wait.referred('2026-03-02'), wait.contacted('2026-03-03')),
      ...ofCase('slow', wait.referred('2026-01-05')),
      ...ofCase('gone', wait.referred('2026-02-02'), wait.discharged('2026-03-20')),
    );
    const [figures] = (await waitingTimes(facts, MARCH, { measures: ['referral-to-first-contact'] })).figures;
    expect(figures).toMatchObject({
      completed: { n: 1, pausesExcluded: { median: 1 } },
      waiting: { n: 1, pausesExcluded: { median: 85 } },
      left: { n: 1, pausesExcluded: { median: 46 } },
    });
  });

  it('8. A reopened case keeping its old closing date', () => {
    const closed = [...inSupport, outcome.discharged('2026-03-20', 'completed', 9)];
    expect(outcome.factsAfter(closed).progress.dischargedOn).toBe('2026-03-20');
    const { progress } = outcome.factsAfter([...closed, outcome.reopened('2026-04-10')]);
    expect([progress.standing, progress.dischargedOn, progress.ending]).toEqual(['open', undefined, undefined]);
    const story = [wait.referred('2026-03-02'), wait.discharged('2026-03-20'), wait.reopened('2026-04-10')];
    expect(wait.clockAfter('referral-to-assessment', story).end).toBeUndefined();
  });

  it('9. Merge followed by unmerge not restoring the original', () => {
    const other = newId();
    const now = '2026-03-16T12:00:00.000Z';
    const at: Circumstances & Record<string, unknown> = {
      ...{ now, today: '2026-03-16', effectiveAt: now, effectiveOn: '2026-03-16', actor: aCaseworker, id: (label: string) => label },
      ...{ personId: THE_PERSON, openCases: [], casesOfConcern: [], otherIsKnown: true },
    };
    type Past = Parameters<typeof recorded<PersonEvent>>[1][number];
    const after = (past: readonly Past[], command: PersonCommand): readonly Past[] => [
      ...past,
      ...(decide(people, command, personStanding(recorded<PersonEvent>('person', past)), at as never) as Past[]),
    ];
    const before = after([], { type: 'NoteCase', caseId: THE_CASE });
    const merged = after(before, { type: 'LinkPerson', other, reason: 'same-details' });
    const again = after(merged, { type: 'UnlinkPerson', other, reason: 'linked-in-error' });
    const standing = (past: readonly Past[]) => personStanding(recorded<PersonEvent>('person', past));
    expect(standing(merged)).not.toEqual(standing(before));
    expect(standing(again)).toEqual(standing(before));
  });

  it('10. A month that gives another figure when re-run, with no trace of why', async () => {
    const story = [...ofCase('a', wait.referred('2026-03-02'), wait.triageDecided('2026-03-05')), ...ofCase('b', wait.referred('2026-03-03'))];
    await given(...story);
    const before = await waitingTimes(facts, MARCH);
    const knownThen = wait.log([...published(), ...story]).at(-1)!.recordedAt;
    await given(...story, ...ofCase('b', wait.contacted('2026-03-04')));
    expect((await waitingTimes(facts, MARCH)).hash).not.toBe(before.hash);
    expect((await waitingTimes(facts, MARCH, { knownAt: knownThen })).hash).toBe(before.hash);
    const why = (await facts.versions()).filter((version) => version.case_id === wait.id('b') && version.from_position > before.position);
    expect(why.map(({ changed_by }) => changed_by)).toEqual(['FirstContactMade']);
  });
});
