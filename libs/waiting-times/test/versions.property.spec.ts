import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '#event-log';
import { findAmong, knownBy, listingsIn } from '#reporting';
import { projected, workedOutCaseByCase, type Projected } from '#support/projections.js';
import { aStagedProgramme } from '#support/stories.js';
import { trimmed } from '../src/clocks/case-event.js';
import { factsOfCase, keyOf } from '../src/facts/facts-of-case.js';
import { waitingTimesProjection } from '../src/facts/waiting-times-projection.js';
import type { WaitFact, WaitFactVersion } from '../src/facts/schema.js';
import { FactsDatabase, published, theOtherProgramme } from './projection-support.js';
import { CASES, randomStory } from './random-story.js';
import { findTerms, log } from './support.js';

describe('whatever happens to two cases, late entries and corrections included', () => {
  let facts: FactsDatabase;
  beforeAll(async () => {
    facts = await FactsDatabase.open();
  });
  afterAll(() => facts.database.close());

  it('the versions are the same however the log was cut into batches', () =>
    fc.assert(
      fc.asyncProperty(randomStory, fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 }), async (story, sizes) => {
        const events = log([...published(), ...story]);
        await facts.take(events, sizes);
        const cut = await facts.versions();
        await facts.take(events);
        expect(cut).toEqual(await facts.versions());
      }),
      { numRuns: 40 },
    ));

  it('they are the same case by case, as a rebuild works them out', () =>
    fc.assert(
      fc.asyncProperty(randomStory, async (story) => {
        const events = log([...published(), ...story]);
        const all = async ({ rows }: Projected) =>
          Promise.all(
            ['wait_facts_v1', 'wait_histories_v1', 'wait_listings_v1'].map(async (table) =>
              (await rows<object>(table)).map((row) => canonicalJson(row)).sort(),
            ),
          );
        const followed = await all(await projected(waitingTimesProjection, events, 5));
        expect(await all(await workedOutCaseByCase(waitingTimesProjection, events))).toEqual(followed);
      }),
      { numRuns: 40 },
    ));

  it('the versions believed at every position are what the events up to it amount to', () =>
    fc.assert(
      fc.asyncProperty(randomStory, async (story) => {
        const events = log([...published(), ...story]);
        await facts.take(events, [7, 1, 5]);
        const versions = await facts.versions();
        const find = findTerms(aStagedProgramme(), theOtherProgramme);
        for (const { position } of events) {
          const history = events.filter((e) => e.position <= position);
          const folded = CASES.flatMap((caseId) =>
            factsOfCase(
              caseId,
              history.filter((e) => e.caseId === caseId).flatMap((e) => trimmed(e) ?? []),
              find,
              knownBy(findAmong(listingsIn(events)), position),
            ),
          );
          expect(
            versions
              .filter((v) => believedAt(v, position))
              .map(factOf)
              .sort(inOrder),
          ).toEqual(folded.sort(inOrder));
        }
      }),
      { numRuns: 40 },
    ));
});

const believedAt = (v: WaitFactVersion, position: string): boolean =>
  v.from_position <= position && (v.to_position === null || v.to_position > position);

function factOf(version: WaitFactVersion): WaitFact {
  const { from_position: _from, to_position: _to, recorded_at: _recorded, closed_at: _closed, changed_by: _by, ...fact } = version;
  return fact;
}

const inOrder = (a: WaitFact, b: WaitFact): number => (a.case_id + keyOf(a) < b.case_id + keyOf(b) ? -1 : 1);
