import { describe, expect, it } from '@jest/globals';
import { HANDLED, IGNORED } from '../src/projection/event-types.js';
import {
  accepted,
  attended,
  booked,
  brief,
  cancelled,
  corrected,
  discharged,
  doneAfter,
  factsAfter,
  followedUp,
  named,
  on,
  referred,
  reopened,
  sessionAttended,
  sessionBooked,
  sessionCancelled,
  triaged,
  worked,
} from './story.js';

const inSupport = [referred('2026-01-05'), accepted('2026-01-06'), triaged('2026-01-07')];

describe('known mistakes of comparable systems that concern outcomes', () => {
  it('1: a superseded appointment is never counted as attended', () => {
    const moved = [booked('first', '2026-01-08', on('2026-01-15')), booked('second', '2026-01-12', on('2026-01-22'), 'first')];
    const story = [...inSupport, ...moved, attended('first', '2026-01-15'), sessionBooked('s', '2026-01-12', on('2026-01-16'))];
    const session = [sessionBooked('t', '2026-01-13', on('2026-01-17'), 's'), sessionAttended('s', '2026-01-16')];
    expect(
      doneAfter([...story, ...session])
        .map(brief)
        .filter((line) => /appointment|session/.test(line)),
    ).toEqual(['appointment 0 2026-01-22', 'session 0 2026-01-17']);
    const { progress } = factsAfter([...story, ...session]);
    expect(progress).toMatchObject({ sessionsAttended: 0 });
    expect(progress).not.toHaveProperty('engagedOn');
  });

  it('2: a late arrival is counted as late, seen or not, and never as on time', () => {
    const late = [
      booked('a', '2026-01-08', on('2026-01-15')),
      attended('a', '2026-01-15', '6'),
      booked('b', '2026-01-08', on('2026-01-16')),
      attended('b', '2026-01-16', '7'),
    ];
    expect(
      doneAfter([...inSupport, ...late])
        .map(brief)
        .slice(2),
    ).toEqual(['appointment 6 2026-01-15', 'appointment 7 2026-01-16']);
    expect(factsAfter([...inSupport, ...late.slice(2)]).progress).not.toHaveProperty('engagedOn');
  });

  it('3: somebody not seen yet is neither on time nor missing, and what nobody knows is left out', () => {
    expect(
      doneAfter([...inSupport, booked('a', '2026-01-08', on('2026-01-15'))])
        .map(brief)
        .at(-1),
    ).toBe('appointment 0 2026-01-15');
    const { progress } = factsAfter([...inSupport, booked('a', '2026-01-08', on('2026-01-15'))]);
    for (const notYet of ['engagedOn', 'assessedOn', 'dischargedOn', 'ending']) expect(progress).not.toHaveProperty(notYet);
  });

  it('4: the day of the first session and the number of sessions come from the same sessions', () => {
    const sessions = [
      ...[sessionBooked('cancelled', '2026-01-10', on('2026-01-12')), sessionCancelled('cancelled', '2026-01-11')],
      ...[sessionBooked('missed', '2026-01-10', on('2026-01-14')), sessionAttended('missed', '2026-01-14', '3')],
    ];
    expect(factsAfter([...inSupport, ...sessions]).progress).toMatchObject({ sessionsAttended: 0 });
    expect(factsAfter([...inSupport, ...sessions]).progress).not.toHaveProperty('firstSessionOn');
    const seen = [
      sessionBooked('late', '2026-01-10', on('2026-01-20')),
      sessionAttended('late', '2026-01-20', '6'),
      sessionBooked('seen', '2026-01-10', on('2026-01-19')),
      sessionAttended('seen', '2026-01-19'),
    ];
    expect(factsAfter([...inSupport, ...sessions, ...seen]).progress).toMatchObject({ sessionsAttended: 2, firstSessionOn: '2026-01-19' });
  });

  it('5: what happens at 00:30 British Summer Time on 1 July is counted in July', () => {
    const midnight = '2026-06-30T23:30:00.000Z';
    const story = [...inSupport, { ...discharged('2026-06-30'), at: midnight }, booked('a', '2026-06-01', midnight)];
    expect(factsAfter(story).progress.dischargedOn).toBe('2026-07-01');
    expect(doneAfter(story).map(brief).slice(2)).toEqual(['appointment 0 2026-07-01', 'discharge completed 2026-07-01']);
  });

  it('8: a reopened case has no closing date, and nothing that came with it', () => {
    const closed = [
      ...inSupport,
      worked('2026-02-02', 'at-work', 20),
      discharged('2026-02-16', 'completed', 9),
      followedUp('2026-03-16', 4, 'at-work', 20),
    ];
    expect(factsAfter(closed)).toMatchObject({ benefitRating: 9, progress: { dischargedOn: '2026-02-16' }, work: { atDischarge: 'working' } });
    const { progress, work, benefitRating } = factsAfter([...closed, reopened('2026-04-01')]);
    expect(progress).toMatchObject({ standing: 'open' });
    for (const gone of ['dischargedOn', 'dischargeReason', 'ending']) expect(progress).not.toHaveProperty(gone);
    expect(work).not.toHaveProperty('atDischarge');
    expect([work.followUps, benefitRating]).toEqual([[], undefined]);
    const again = factsAfter([...closed, reopened('2026-04-01'), discharged('2026-06-01', 'disengaged')]);
    expect(again.progress).toMatchObject({ dischargedOn: '2026-06-01', ending: 'disengaged' });
    expect(again.work.followUps.map(({ weeks, dueOn, found }) => [weeks, dueOn, found])).toEqual([
      [4, '2026-06-29', undefined],
      [13, '2026-08-31', undefined],
      [26, '2026-11-30', undefined],
    ]);
  });

  it('8: a reopening that never happened leaves the case closed', () => {
    const reopening = reopened('2026-04-01');
    const story = [...inSupport, discharged('2026-02-16'), named('reopening', reopening), corrected('reopening', reopening, '2026-04-02')];
    expect(factsAfter(story).progress).toMatchObject({ standing: 'discharged', dischargedOn: '2026-02-16' });
  });

  it('9: linking two records of a person and unlinking them leaves every figure as it was', () => {
    expect(HANDLED).not.toContain('PersonLinked');
    expect(IGNORED).toEqual(expect.arrayContaining(['PersonLinked', 'PersonUnlinked']));
  });
});

describe('what is done for a case', () => {
  it('is counted on the day for which it was booked, by the national code', () => {
    const story = [
      booked('a', '2026-01-08', on('2026-01-15')),
      cancelled('a', '2026-01-10'),
      booked('b', '2026-01-10', on('2026-01-16')),
      cancelled('b', '2026-01-11', 'provider'),
      booked('c', '2026-01-10', on('2026-01-17')),
      attended('c', '2026-01-17', '3'),
    ];
    expect(
      doneAfter([...inSupport, ...story])
        .map(brief)
        .slice(2),
    ).toEqual(['appointment 2 2026-01-15', 'appointment 4 2026-01-16', 'appointment 3 2026-01-17']);
  });

  it('holds a discharge and its reopening both', () => {
    expect(
      doneAfter([...inSupport, discharged('2026-02-16'), reopened('2026-03-01')])
        .map(brief)
        .slice(2),
    ).toEqual(['discharge completed 2026-02-16', 'reopening 2026-03-01']);
  });
});
