import { describe, expect, it } from '@jest/globals';
import type { Streams } from '#handling';
import { clocksOfCase } from '../src/clocks-of-case.js';
import { explained } from '../src/clocks/explain.js';
import { THE_CASE } from '#support/decisions.js';
import { published } from './projection-support.js';
import {
  clockAfter,
  contacted,
  discharged,
  id,
  log,
  ordered,
  paused,
  referred,
  reopened,
  resumed,
  sessionAttended,
  sessionBooked,
  triageDecided,
  type Told,
} from './support.js';

const contact = (story: readonly Told[], today: string) => explained(clockAfter('referral-to-first-contact', story), today);

describe('an explained clock', () => {
  it('names the event and the rule of every step', () => {
    const clock = contact([referred('2026-03-02'), paused('2026-03-05'), resumed('2026-03-15'), contacted('2026-03-17')], '2026-04-01');
    expect(clock).toMatchObject({
      status: 'ended',
      endedOn: '2026-03-17',
      waited: { pausesIncluded: 15, pausesExcluded: 5 },
      targetDays: 5,
      target: 'met',
    });
    expect(clock.steps.map(({ on, event, rule }) => [on, event, rule])).toEqual([
      ['2026-03-02', 'ReferralReceived', 'starts-on-notice'],
      ['2026-03-05', 'WaitPaused', 'paused-on-request'],
      ['2026-03-15', 'WaitResumed', 'resumed-on-request'],
      ['2026-03-17', 'FirstContactMade', 'stops-at-first-contact'],
    ]);
    expect(clock.steps[0]).toMatchObject({
      eventId: id('referral'),
      words: 'The wait starts on the day on which notice of the referral was received.',
    });
  });

  it('runs to today, within its target or beyond', () => {
    expect(contact([referred('2026-03-02')], '2026-03-07')).toMatchObject({
      status: 'running',
      waited: { pausesExcluded: 5 },
      target: 'not-yet',
      missedFrom: '2026-03-08',
    });
    expect(contact([referred('2026-03-02')], '2026-03-08')).toMatchObject({ waited: { pausesExcluded: 6 }, target: 'missed' });
  });

  it('stands still while paused', () => {
    expect(contact([referred('2026-03-02'), paused('2026-03-04')], '2026-03-20')).toMatchObject({
      status: 'paused',
      waited: { pausesIncluded: 18, pausesExcluded: 2 },
    });
  });

  it('neither met nor missed its target if the person left within it', () => {
    const clock = contact([referred('2026-03-02'), discharged('2026-03-04')], '2026-03-20');
    expect(clock).toMatchObject({ endedHow: 'left', leftWhy: 'discharged' });
    expect(clock.target).toBeUndefined();
  });

  it('tells of a reopening once, with the days on which the case was closed', () => {
    const clock = contact([referred('2026-03-02'), discharged('2026-03-04'), reopened('2026-03-14')], '2026-03-20');
    expect(clock.steps.map(({ on, rule }) => [on, rule])).toEqual([
      ['2026-03-02', 'starts-on-notice'],
      ['2026-03-04', 'still-while-closed'],
      ['2026-03-14', 'goes-on-after-reopening'],
    ]);
  });

  it('of an unknown start counts nothing', () => {
    const clock = explained(clockAfter('absence-to-referral', [referred('2026-03-02')]), '2026-03-20');
    expect(clock).toMatchObject({ status: 'ended', steps: [{ rule: 'start-unknown' }, { on: '2026-03-02', rule: 'stops-on-notice' }] });
    expect([clock.waited, clock.startOn, clock.steps[0]?.on]).toEqual([undefined, undefined, undefined]);
  });
});

describe('the clocks of a case, read from its streams', () => {
  const story = [
    ...published(),
    ...[referred('2026-03-02'), triageDecided('2026-03-03'), ordered('physio', '2026-03-10')],
    ...[sessionBooked('physio', 'one', '2026-03-10', '2026-03-20'), sessionAttended('physio', 'one', '2026-03-20', '5')],
  ];
  const events = log(story);
  const noted = { ...events[0]!, type: 'InterventionNoted', stream: `interventions-${THE_CASE}`, data: { interventionId: id('physio') } };
  const streams = {
    read: (name: string) => Promise.resolve([...events, noted].filter((e) => e.stream === name)),
  } as unknown as Pick<Streams, 'read'>;

  it('take in its interventions', async () => {
    const found = await clocksOfCase(streams, THE_CASE, '2026-04-01');
    expect(found).toMatchObject({ position: events.at(-1)!.position });
    expect('clocks' in found && found.clocks.map(({ measure, status }) => [measure, status])).toEqual([
      ['absence-to-referral', 'ended'],
      ['referral-to-triage', 'ended'],
      ['referral-to-first-contact', 'ended'],
      ['referral-to-assessment', 'running'],
      ['referral-to-first-intervention', 'ended'],
      ['ordered-to-first-session', 'ended'],
    ]);
  });

  it('are refused for a case that does not exist', async () => {
    expect(await clocksOfCase(streams, id('nobody'), '2026-04-01')).toMatchObject({ code: 'case.not-found' });
  });
});
