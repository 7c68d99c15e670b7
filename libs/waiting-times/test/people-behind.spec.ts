import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactsDatabase, published } from './projection-support.js';
import { ofCase, theCommissioner, theTeamLead, waitingTimes } from './report-support.js';
import * as tell from './support.js';
import type { Told } from './support.js';

const MARCH: [string, string] = ['2026-03-01', '2026-03-31'];
const ORDERED = { measures: ['ordered-to-first-session' as const] };

/** Somebody for whom so many interventions were ordered, and who came to a session of each. */
const inSupport = (name: string, interventions: number): Told[] =>
  ofCase(
    name,
    tell.referred('2026-02-02'),
    ...Array.from({ length: interventions }, (_, i) => [
      tell.ordered(`order ${i}`, '2026-03-02'),
      tell.sessionBooked(`order ${i}`, `session ${i}`, '2026-03-02', `2026-03-1${i}`),
      tell.sessionAttended(`order ${i}`, `session ${i}`, `2026-03-1${i}`, '5'),
    ]).flat(),
  );

describe('under a disclosure policy', () => {
  let facts: FactsDatabase;
  beforeAll(async () => {
    facts = await FactsDatabase.open();
  });
  afterAll(() => facts.database.close());

  const completed = async (story: readonly Told[], actor = theCommissioner) => {
    await facts.take(tell.log([...published(), ...story]));
    const { figures } = await waitingTimes(facts, MARCH, ORDERED, { actor });
    return figures[0]?.completed;
  };

  it('many waits of few people are withheld, with how long they were', async () => {
    const few = [...inSupport('one', 3), ...inSupport('two', 3)];
    expect((await completed(few, theTeamLead))?.n).toBe(6);
    expect(await completed(few)).toMatchObject({ n: '*', pausesExcluded: { median: '*' } });
  });

  it('many waits of enough people are shown, as many as they are', async () => {
    const enough = ['one', 'two', 'three', 'four', 'five'].flatMap((name) => inSupport(name, 2));
    expect(await completed(enough)).toMatchObject({ n: 10 });
  });

  it('what a practice, its network and its board show do not give each other away', async () => {
    const practices = { A81001: 3, A81002: 20, B82001: 8, B82002: 30 };
    const story = Object.entries(practices).flatMap(([practice, people]) => [
      tell.practiceListed(practice, { board: practice.startsWith('A') ? 'QAA' : 'QBB', network: `U${practice.slice(1)}`, from: '2025-01-01' }),
      ...Array.from({ length: people }, (_, i) =>
        ofCase(`${practice} ${i}`, tell.referred('2026-03-02', { practice }), tell.contacted('2026-03-04')),
      ).flat(),
    ]);
    await facts.take(tell.log([...published(), ...story]));
    const shownBy = async (dimension: 'board' | 'network' | 'practice') => {
      const request = { measures: ['referral-to-first-contact' as const], groupBy: [dimension] };
      const { figures } = await waitingTimes(facts, MARCH, request, { actor: theCommissioner });
      return new Map(figures.flatMap(({ group, completed: { n } }) => (n === '*' ? [] : [[group[dimension], n]])));
    };
    const [boards, ofPractices, networks] = [await shownBy('board'), await shownBy('practice'), await shownBy('network')];
    expect([...boards.keys()]).toEqual(['QAA', 'QBB']);
    expect([...ofPractices.keys()]).toEqual(['B82001', 'B82002']);
    expect([...networks.keys()]).toEqual(['U82001', 'U82002']);
  });
});
