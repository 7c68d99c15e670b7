import fc from 'fast-check';
import { addDays } from '#kernel';
import type { Stage } from '#programmes/contract';
import * as tell from './support.js';
import type { Told } from './support.js';

const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2026-02-20', n));
const stage = fc.constantFrom<Stage>('A', 'B', 'C');
const code = fc.constantFrom('5' as const, '6' as const, '7' as const, '3' as const);
const meeting = fc.constantFrom('one', 'two', 'three');
const programme = fc.constantFrom({ id: 'staged-service', version: 1 }, { id: 'other-service', version: 1 });

/** Anything that can happen to a case, at any time, possible or not: the facts must be worked out of it all the same. */
const happening: fc.Arbitrary<Told> = fc.oneof(
  fc
    .tuple(day, programme, fc.option(day, { nil: undefined }))
    .map(([d, p, absenceStartedOn]) => tell.referred(d, { programme: p, absenceStartedOn })),
  fc.tuple(day, day).map(([d, noticeReceivedOn]) => tell.amended(d, { noticeReceivedOn, practice: 'B82002' })),
  day.map(tell.notAccepted),
  day.map(tell.withdrawn),
  day.map(tell.died),
  fc.tuple(day, programme).map(([d, to]) => tell.transferred(d, to)),
  fc.tuple(day, stage).map(([d, s]) => tell.triageDecided(d, s)),
  fc.tuple(day, stage).map(([d, s]) => tell.stageChanged(d, s)),
  day.map(tell.contacted),
  day.map((d) => tell.paused(d)),
  day.map((d) => tell.resumed(d)),
  fc
    .tuple(meeting, day, day, fc.option(meeting, { nil: undefined }))
    .map(([name, d, starts, replaces]) => tell.booked(name, d, starts, replaces === undefined || replaces === name ? {} : { replaces })),
  fc.tuple(meeting, day).map(([name, d]) => tell.cancelled(name, d)),
  fc.tuple(meeting, day, code).map(([name, d, c]) => tell.attended(name, d, c)),
  fc.tuple(meeting, day).map(([name, d]) => tell.assessed(name, d)),
  fc.tuple(meeting, day).map(([name, d]) => tell.ordered(name, d)),
  fc.tuple(meeting, day).map(([name, d]) => tell.declined(name, d)),
  fc.tuple(meeting, day).map(([name, d]) => tell.stopped(name, d)),
  fc.tuple(meeting, day, day).map(([name, d, starts]) => tell.sessionBooked(name, `session of ${name}`, d, starts)),
  fc.tuple(meeting, day, code).map(([name, d, c]) => tell.sessionAttended(name, `session of ${name}`, d, c)),
  day.map((d) => tell.discharged(d)),
  day.map(tell.reopened),
);

const correction = fc.oneof(
  fc.constant({ struckOut: true }),
  day.map((happenedOn) => ({ happenedOn })),
  day.map((noticeReceivedOn) => ({ facts: { noticeReceivedOn } })),
  code.map((c) => ({ facts: { code: c } })),
);

/** A random course of events of up to three cases, with corrections of some of them. The first of each case is its referral. */
export const randomStory: fc.Arbitrary<Told[]> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 2 }), happening, fc.option(fc.tuple(correction, fc.nat(12)), { nil: undefined })), {
    minLength: 1,
    maxLength: 40,
  })
  .map((steps) => {
    const cases = [tell.id('case 0'), tell.id('case 1'), tell.id('case 2')];
    const story: Told[] = cases.map((caseId, i) => ({ ...tell.referred('2026-03-02'), caseId, label: `referral ${i}` }));
    for (const [i, [which, event, change]] of steps.entries()) {
      const told = { ...event, caseId: cases[which]!, label: `step ${i}`, ...(event.part ? { part: tell.id(`${event.part} ${which}`) } : {}) };
      story.push(told);
      if (!change) continue;
      const [correct, back] = change;
      const target = story[Math.max(0, story.length - 1 - back)]!;
      if (target.type !== 'FactCorrected') story.push({ ...tell.corrected(target, correct, `correction ${i}`), caseId: target.caseId! });
    }
    return story;
  });
