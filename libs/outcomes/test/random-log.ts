import fc from 'fast-check';
import type { Recorded } from '#kernel';
import { aStagedProgramme } from '#support/stories.js';
import { givenEvents, programmePublished, type ToldEvent } from '#support/projections.js';
import {
  accepted,
  attended,
  booked,
  contacted,
  corrected,
  discharged,
  followedUp,
  id,
  letterDue,
  letterSent,
  measured,
  named,
  ofCase,
  on,
  referred,
  reopened,
  theProgramme,
  transferred,
  triaged,
  worked,
} from './story.js';

/** A programme that cases may be transferred to. */
export const anotherProgramme = aStagedProgramme({ id: 'other', provider: { code: 'PRV09', name: 'Southfield' } });

/** One of many things that can happen to a case, by a number; some are corrected later, and some of those again. */
function something(n: number, i: number): ToldEvent[] {
  const day = `2026-0${1 + (i % 9)}-1${n % 10}`;
  const name = `event ${i}`;
  const change: readonly (() => ToldEvent[])[] = [
    () => [booked(name, day, on(day)), attended(name, day, n % 2 ? '5' : '3')],
    () => [named(name, contacted(day))],
    () => [named(name, worked(day, n % 3 ? 'at-work' : 'off-sick', n % 3 ? 20 : undefined))],
    () => [named(name, measured(day, n % 2 ? 'baseline' : 'review', n % 28))],
    () => [named(name, discharged(day, n % 2 ? 'completed' : 'disengaged', n % 11))],
    () => [reopened(day)],
    () => [followedUp(day, 4, 'at-work', 20)],
    () => [letterDue(name, day, 'progress'), letterSent(name, day)],
    () => [transferred(day, { id: 'other', version: 1 })],
    () => [triaged(day, n % 2 ? 'B' : 'C')],
    () => [corrected(`event ${i - 1}`, contacted(day), day)],
    () => [corrected(`event ${i - 2}`, worked(day, 'at-work'), day, { facts: { status: 'off-sick' } })],
    () => [corrected(`event ${i - 1}`, discharged(day), day, { happenedOn: '2026-01-20' })],
    () => [corrected(`event ${i - 1}`, measured(day, 'baseline', 3), day, { facts: { score: n % 28 } })],
  ];
  return change[n % change.length]!();
}

/** A case that was accepted, and anything that can happen to it. */
export const aHistory = fc
  .array(fc.nat(279), { minLength: 1, maxLength: 25 })
  .map((numbers) => [referred('2026-01-05'), accepted('2026-01-06'), ...numbers.flatMap(something)]);

/** The same story with event ids of its own, so that corrections find the events of their own case. */
const toldAs = (name: string, story: readonly ToldEvent[]): ToldEvent[] =>
  story.map((event) => {
    const { corrects } = (event.data ?? {}) as { corrects?: string };
    const data = corrects ? { ...event.data, corrects: id(`${corrects} of ${name}`) } : event.data;
    return { ...event, data, ...(event.eventId ? { eventId: id(`${event.eventId} of ${name}`) } : {}) };
  });

/** Stories of several cases, their events dealt out in turns. */
export const aLog = fc.array(aHistory, { minLength: 1, maxLength: 3 }).map((stories) => {
  const cases = stories.map((story, i) => ofCase(id(`case ${i}`), ...toldAs(`case ${i}`, story)));
  const longest = Math.max(...cases.map(({ length }) => length));
  const dealt = Array.from({ length: longest }, (_, i) => cases.flatMap((story) => story[i] ?? [])).flat();
  return givenEvents(theProgramme, programmePublished(anotherProgramme), ...dealt);
});

/** The same events, each recorded a minute after the one before it: late, whenever they happened. */
export const recordedInTurn = (events: readonly Recorded[]): Recorded[] =>
  events.map((event, i) => ({ ...event, recordedAt: new Date(Date.parse('2026-10-01T00:00:00.000Z') + 60_000 * i).toISOString() }));
