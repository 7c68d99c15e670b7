import fc from 'fast-check';
import { correctedHistory, londonDate, type LocalDate, type Recorded } from '#kernel';
import { belonging } from '#practices/contract';
import { aStagedProgramme } from '#support/stories.js';
import { givenEvents, practiceListed, programmePublished, projected, type Projected, type ToldEvent } from '#support/projections.js';
import { outcomesProjection } from '../src/index.js';
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
  letterSays,
  letterSent,
  liaisonOpened,
  measured,
  named,
  ofCase,
  on,
  proposed,
  referred,
  reopened,
  responded,
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
    () => [corrected('the referral', referred(day), day, { facts: { noticeReceivedOn: `2026-01-0${1 + (n % 5)}` } })],
    () => [corrected('the referral', referred(day), day, { facts: { practice: n % 2 ? 'B82002' : 'A81001' } })],
    () => [liaisonOpened(day), proposed(day, name), responded(day, { [name]: n % 2 ? 'accepted' : 'declined' })],
    () => [letterDue(name, '2026-02-10', 'discharge'), letterSent(name, day), letterSays(name, `2026-0${1 + (i % 9)}-20`, 'LetterDelivered')],
  ];
  return change[n % change.length]!();
}

/** A case that was accepted, and anything that can happen to it. */
export const aHistory = fc
  .array(fc.nat(279), { minLength: 1, maxLength: 25 })
  .map((numbers) => [named('the referral', receivedBy(numbers.length)), accepted('2026-01-06'), ...numbers.flatMap(something)]);

/** A referral of which notice was received on 5 January; one in three is entered weeks later. */
const receivedBy = (n: number): ToldEvent => referred(n % 3 === 0 ? '2026-02-20' : '2026-01-05', { noticeReceivedOn: '2026-01-05' });

/** The same story with event ids of its own, so that corrections find the events of their own case. */
const toldAs = (name: string, story: readonly ToldEvent[]): ToldEvent[] =>
  story.map((event) => {
    const { corrects } = (event.data ?? {}) as { corrects?: string };
    const data = corrects ? { ...event.data, corrects: id(`${corrects} of ${name}`) } : event.data;
    return { ...event, data, ...(event.eventId ? { eventId: id(`${event.eventId} of ${name}`) } : {}) };
  });

/** What a directory tells of one of the practices, and how far on in the log, as a share of it. */
const aListing = fc.record({
  practice: fc.constantFrom('A81001', 'B82002', 'C83003'),
  board: fc.constantFrom('QAA', 'QBB', undefined),
  network: fc.constantFrom('U00001', undefined),
  from: fc.constantFrom('2025-01-01', '2026-01-05', '2026-01-06', '2026-02-01'),
  place: fc.double({ min: 0, max: 1, noNaN: true }),
});

/** Stories of several cases, their events dealt out in turns, and between them what directories tell of practices. */
export const aLog = fc.tuple(fc.array(aHistory, { minLength: 1, maxLength: 3 }), fc.array(aListing, { maxLength: 4 })).map(([stories, listings]) => {
  const cases = stories.map((story, i) => ofCase(id(`case ${i}`), ...toldAs(`case ${i}`, story)));
  const longest = Math.max(...cases.map(({ length }) => length));
  const dealt = Array.from({ length: longest }, (_, i) => cases.flatMap((story) => story[i] ?? [])).flat();
  for (const { practice, board, network, from, place } of listings) {
    const told = practiceListed(practice, { ...belonging({ board, network: board && network }), from }, on('2026-03-01'));
    // Before the first case there is nothing to ask about.
    dealt.splice(1 + Math.floor(place * (dealt.length - 1)), 0, told);
  }
  return givenEvents(theProgramme, programmePublished(anotherProgramme), ...dealt);
});

/** A day of the stories, or one around them. */
export const aDay = fc.tuple(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 28 })).map(toDay);

function toDay([month, day]: [number, number]): LocalDate {
  return `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The events alone that had happened by the end of a day, as they are believed: with corrections applied and without them. */
export function happenedBy(events: readonly Recorded[], day: LocalDate): Recorded[] {
  const streams = [...Map.groupBy(events, ({ stream }) => stream).values()];
  const believed = streams.flatMap((own) => correctedHistory(own) as unknown as Recorded[]);
  return believed.filter((event) => happenedOn(event) <= day).sort((a, b) => (a.position < b.position ? -1 : 1));
}

/** A referral is one from the day of its notice on. */
function happenedOn({ type, effectiveAt, data }: Recorded): LocalDate {
  const day = londonDate(effectiveAt);
  const { noticeReceivedOn = day } = type === 'ReferralReceived' ? (data as { noticeReceivedOn?: LocalDate }) : {};
  return noticeReceivedOn < day ? noticeReceivedOn : day;
}

/** The same events, each recorded a minute after the one before it: late, whenever they happened. */
export const recordedInTurn = (events: readonly Recorded[]): Recorded[] =>
  events.map((event, i) => ({ ...event, recordedAt: new Date(Date.parse('2026-10-01T00:00:00.000Z') + 60_000 * i).toISOString() }));

/** A moment at which something is asked: how far back in the log, as a share of it; most are about all of it. */
export const howFarBack = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true }));

/** Takes in a log round by round, one for each moment, and asks after each; `before` is a position early in the log. */
export async function asTheLogGoesOn<Moment extends { back: number }>(
  log: readonly Recorded[],
  moments: readonly Moment[],
  ask: (db: Projected['database']['kysely'], moment: Moment, at: { position: string; before: string }) => Promise<void>,
): Promise<void> {
  const events = recordedInTurn(log);
  // The programmes come first; before them there is nothing to ask about.
  const facts = await projected(outcomesProjection, events.slice(0, 2));
  const each = Math.ceil((events.length - 2) / moments.length);
  const before = events[2 + 2 * each]?.position ?? '';
  for (const [i, moment] of moments.entries()) {
    const upTo = Math.min(events.length, 2 + each * (i + 1));
    await facts.take(events.slice(2 + each * i, upTo));
    const { position } = events[Math.round((1 - moment.back) * (upTo - 1))]!;
    await ask(facts.database.kysely, moment, { position, before });
  }
}
