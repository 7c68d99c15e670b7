import { describe, expect, it } from '@jest/globals';
import { addDaysToInstant, checkNhsNumber, londonDate, Refusal, VirtualClock, workingCalendar, type Instant } from '#kernel';
import { nextNhsNumber } from '#invented';
import { Chance } from '../src/chance.js';
import { DemoRefused, Hand } from '../src/case/hand.js';
import { inventPerson } from '../src/people/invented-person.js';
import { Journey } from '../src/play/journey.js';
import { days, resumesAt, until, workingDays, type Pause } from '../src/play/pause.js';
import { play } from '../src/play/play.js';
import { Watch } from '../src/play/watch.js';
import { PEOPLE } from '../src/build-demo.js';
import { PLAYBILL, timesTold, WHOLE } from '../src/playbill/playbill.js';

const calendar = workingCalendar((date) => date === '2026-04-03' || date === '2026-04-06');

/** The Thursday before Easter, nine o'clock in London. */
const MAUNDY_THURSDAY = '2026-04-02T08:00:00.000Z';

const aCaseworker = { id: 'caseworker-1', role: 'caseworker', organisation: 'PRV01' } as const;

describe('Chance', () => {
  it('is the same again from the same seed, and another from another', () => {
    const run = (seed: string): number[] =>
      Array.from(
        { length: 20 },
        (
          (chance) => () =>
            chance.next()
        )(new Chance(seed)),
      );
    expect(run('a')).toEqual(run('a'));
    expect(run('a')).not.toEqual(run('b'));
  });

  it('stays within bounds and heeds weights', () => {
    const chance = new Chance('bounds');
    const drawn = Array.from({ length: 2_000 }, () => chance.between(3, 5));
    expect(new Set(drawn)).toEqual(new Set([3, 4, 5]));
    const weighed = Array.from({ length: 2_000 }, () => chance.weighted({ often: 9, seldom: 1, never: 0 }));
    const seldom = weighed.filter((one) => one === 'seldom').length;
    expect(seldom).toBeGreaterThan(100);
    expect(seldom).toBeLessThan(320);
    expect(weighed).not.toContain('never');
  });
});

describe('Invented people', () => {
  const people = Array.from({ length: 900 }, (_, n) => inventPerson(n, 'staged-work-health', '2026-04-02', new Chance(`person ${n}`)));

  it('have names, numbers and telephones of their own', () => {
    expect(new Set(people.map(({ given, family }) => `${given} ${family}`)).size).toBe(900);
    expect(new Set(people.map(({ nhsNumber }) => nhsNumber)).size).toBe(900);
    expect(new Set(people.map(({ telephone }) => telephone)).size).toBe(900);
  });

  it('keep to what belongs to nobody', () => {
    expect(people.filter(({ nhsNumber }) => checkNhsNumber(nhsNumber).kind !== 'valid' || !nhsNumber.startsWith('999'))).toEqual([]);
    expect(people.filter(({ telephone }) => !/^07700 900\d{3}$/.test(telephone))).toEqual([]);
    expect(people.filter(({ email, employer }) => !email.endsWith('@example.com') || !employer.email.endsWith('@example.com'))).toEqual([]);
    expect(people.filter(({ practice }) => !/^X990\d\d$/.test(practice))).toEqual([]);
  });

  it('are of working age', () => {
    expect(people.filter(({ birthDate }) => birthDate < '1962-04-02' || birthDate > '2007-04-02')).toEqual([]);
  });
});

it('passes over numbers that no NHS number has', () => {
  const numbers = Array.from({ length: 200 }, (_, n) => nextNhsNumber(n * 10));
  expect(new Set(numbers).size).toBe(200);
  expect(numbers.every((number) => checkNhsNumber(number).kind === 'valid')).toBe(true);
});

describe('A pause', () => {
  const resumed = (pause: Pause): Instant => resumesAt(pause, MAUNDY_THURSDAY, calendar, new Chance('pause'));

  it('ends on a working day, within working hours', () => {
    expect(londonDate(resumed(workingDays(1)))).toBe('2026-04-07');
    expect(londonDate(resumed(days(1)))).toBe('2026-04-07');
    expect(londonDate(resumed(days(7)))).toBe('2026-04-09');
    expect(resumed(days(7)).slice(11) >= '07:30' && resumed(days(7)).slice(11) <= '16:00').toBe(true);
  });

  it('of no day ends later on the same day, and one until a moment at that moment', () => {
    const later = resumed(workingDays(0));
    expect(londonDate(later)).toBe('2026-04-02');
    expect(later > MAUNDY_THURSDAY).toBe(true);
    expect(resumed(until('2026-04-05T11:00:00.000Z'))).toBe('2026-04-05T11:00:00.000Z');
  });
});

describe('A hand', () => {
  const clock = new VirtualClock(MAUNDY_THURSDAY);
  const hand = new Hand('seed-1', 'a story', new Watch(clock, new Chance('hand')));

  it('does one thing after the other, and takes the clock along', () => {
    const [first, second] = [hand.envelope(aCaseworker), hand.envelope(aCaseworker)];
    expect(first.commandId).not.toBe(second.commandId);
    expect(first.effectiveAt! > MAUNDY_THURSDAY && second.effectiveAt! > first.effectiveAt!).toBe(true);
    expect(clock.now()).toBe(second.effectiveAt);
  });

  it('enters late what happened earlier', async () => {
    const earlier = addDaysToInstant(MAUNDY_THURSDAY, -14);
    await hand.backdated(earlier, async () => expect(hand.envelope(aCaseworker).effectiveAt).toBe(earlier));
    expect(hand.envelope(aCaseworker).effectiveAt! > MAUNDY_THURSDAY).toBe(true);
  });

  it('takes a refusal for a fault', () => {
    const refusal = new Refusal('triage.not-decided', 'conflict', 'It has no stage yet.');
    expect(() => hand.accepted(refusal)).toThrow(DemoRefused);
    expect(() => hand.accepted(refusal)).toThrow(/a story.*triage\.not-decided/);
    expect(hand.accepted('done')).toBe('done');
  });
});

describe('A play', () => {
  it('tells each journey on its days, never back in time, and breaks off at the end', async () => {
    const clock = new VirtualClock('2026-04-07T06:00:00.000Z');
    const told: string[] = [];
    const mornings: string[] = [];
    const journey = (name: string, dueAt: Instant): Journey => {
      const chance = new Chance(name);
      const watch = new Watch(clock, chance);
      async function* story(): AsyncGenerator<Pause, void, void> {
        for (const day of [1, 2, 3, 4]) {
          told.push(`${name} ${day} ${londonDate(watch.now)}`);
          yield workingDays(day === 1 ? 0 : 1);
        }
      }
      return new Journey(story(), watch, chance, () => calendar, dueAt);
    };
    const journeys = [
      ...[journey('late', '2026-04-09T09:00:00.000Z'), journey('early', '2026-04-07T09:00:00.000Z')],
      journey('never', '2026-04-13T09:00:00.000Z'),
    ];
    const done: [number, boolean][] = [];
    let between = 0;
    await play(journeys, clock, '2026-04-12T20:00:00.000Z', {
      morning: async () => void mornings.push(clock.now()),
      between: async () => void (between += 1),
      evening: async (days, busy) => void done.push([days, busy]),
    });
    expect(told.filter((what) => what.startsWith('early'))).toEqual([
      ...['early 1 2026-04-07', 'early 2 2026-04-07', 'early 3 2026-04-08', 'early 4 2026-04-09'],
    ]);
    expect(told.filter((what) => what.startsWith('late'))).toEqual(['late 1 2026-04-09', 'late 2 2026-04-09', 'late 3 2026-04-10']);
    expect(told.filter((what) => what.startsWith('never'))).toEqual([]);
    expect(mornings).toEqual([...mornings].sort());
    // Once on the 7th, and once on the 9th.
    expect(between).toBe(2);
    expect(done).toEqual([
      [1, true],
      [2, true],
      [3, true],
      [4, true],
      [5, false],
      [6, false],
    ]);
  });
});

describe('The playbill', () => {
  it('is for 300 people or more, as it is played unless told otherwise, under names of their own', () => {
    expect(PLAYBILL.reduce((sum, billing) => sum + timesTold(billing, PEOPLE), 0)).toBeGreaterThanOrEqual(300);
    expect(new Set(PLAYBILL.map(({ name }) => name)).size).toBe(PLAYBILL.length);
  });

  it('leaves out no story, however few people there are', () => {
    expect(PLAYBILL.filter((billing) => timesTold(billing, 1) !== 1)).toEqual([]);
    expect(PLAYBILL.reduce((sum, billing) => sum + timesTold(billing, 2 * WHOLE), 0)).toBe(2 * WHOLE);
  });
});
