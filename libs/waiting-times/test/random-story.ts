import fc from 'fast-check';
import { addDays } from '#kernel';
import { belonging } from '#practices/contract';
import type { Stage } from '#programmes/contract';
import * as tell from './support.js';
import type { Told } from './support.js';

const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2026-02-20', n));
const stage = fc.constantFrom<Stage>('A', 'B', 'C');
const code = fc.constantFrom('5' as const, '6' as const, '7' as const, '3' as const);
const meeting = fc.constantFrom('one', 'two', 'three');
const PROGRAMMES = [
  { id: 'staged-service', version: 1 },
  { id: 'other-service', version: 1 },
];
const programme = fc.constantFrom(...PROGRAMMES);

/** The cases of random stories. */
export const CASES = [tell.id('case 0'), tell.id('case 1')];

/** Anything that can happen to a case, at any time, possible or not: the facts must be worked out of it all the same. */
const happening: fc.Arbitrary<Told[]> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(meeting, day, day, day, code).map(([name, d, starts, a, c]) => [tell.booked(name, d, starts), tell.attended(name, a, c)]),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(meeting, day, day, day, code)
      .map(([name, d, starts, a, c]) => [
        tell.ordered(name, d),
        tell.sessionBooked(name, `session of ${name}`, d, starts),
        tell.sessionAttended(name, `session of ${name}`, a, c),
      ]),
  },
  { weight: 3, arbitrary: fc.tuple(day, day).map(([d, e]) => [tell.discharged(d), tell.reopened(e)]) },
  { weight: 2, arbitrary: fc.tuple(day, day).map(([d, e]) => [tell.paused(d), tell.resumed(e)]) },
  { weight: 3, arbitrary: fc.tuple(day, stage).map(([d, s]) => [tell.triageDecided(d, s)]) },
  { weight: 2, arbitrary: fc.tuple(day, stage).map(([d, s]) => [tell.stageChanged(d, s)]) },
  { weight: 2, arbitrary: day.map((d) => [tell.contacted(d)]) },
  { weight: 2, arbitrary: fc.tuple(day, programme).map(([d, to]) => [tell.transferred(d, to)]) },
  fc
    .tuple(day, fc.option(day, { nil: undefined }))
    .map(([d, absenceStartedOn]) => [tell.amended(d, { noticeReceivedOn: d, absenceStartedOn, practice: 'B82002' })]),
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('A81001', 'B82002'), fc.constantFrom('QAA', 'QBB', undefined), fc.constantFrom('U00001', undefined), day)
      .map(([practice, board, network, from]) => [
        tell.practiceListed(practice, { ...belonging({ board, network: board && network }), from: addDays(from, -10) }),
      ]),
  },
  fc.tuple(meeting, meeting, day, day).map(([name, replaces, d, starts]) => [tell.booked(name, d, starts, replaces === name ? {} : { replaces })]),
  fc.tuple(meeting, day).map(([name, d]) => [tell.cancelled(name, d)]),
  fc.tuple(meeting, day).map(([name, d]) => [tell.assessed(name, d)]),
  fc.tuple(meeting, day).map(([name, d]) => [tell.sessionCancelled(name, `session of ${name}`, d)]),
  fc.tuple(meeting, day).map(([name, d]) => [tell.declined(name, d)]),
  fc.tuple(meeting, day).map(([name, d]) => [tell.stopped(name, d)]),
  fc.constantFrom(tell.notAccepted, tell.withdrawn, tell.died).chain((end) => day.map((d) => [end(d)])),
);

const correction = fc.oneof(
  fc.constant({ struckOut: true }),
  day.map((happenedOn) => ({ happenedOn })),
  day.map((noticeReceivedOn) => ({ facts: { noticeReceivedOn } })),
  code.map((c) => ({ facts: { code: c } })),
);

/**
 * A random course of events of two cases, one in each programme, with corrections of some of them. The first event of each
 * case is its referral.
 */
export const randomStory: fc.Arbitrary<Told[]> = fc
  .array(fc.tuple(fc.nat(1), happening, fc.option(fc.tuple(correction, fc.nat(12)), { nil: undefined })), { minLength: 1, maxLength: 18 })
  .map((steps) => {
    const story = CASES.map((caseId, i): Told => ({ ...tell.referred('2026-03-02', { programme: PROGRAMMES[i]! }), caseId, label: `referral ${i}` }));
    for (const [i, [which, events, change]] of steps.entries()) {
      for (const [j, event] of events.entries()) {
        story.push({ ...event, caseId: CASES[which]!, label: `step ${i}.${j}`, ...(event.part ? { part: tell.id(`${event.part} ${which}`) } : {}) });
      }
      if (!change) continue;
      const [correct, back] = change;
      const target = story[Math.max(0, story.length - 1 - back)]!;
      if (target.type !== 'FactCorrected' && target.module !== 'practice')
        story.push({ ...tell.corrected(target, correct, `correction ${i}`), caseId: target.caseId! });
    }
    return story;
  });
