import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aStagedProgramme } from '#support/stories.js';
import { trimmed } from '../src/clocks/case-event.js';
import { factsOfCase, keyOf } from '../src/facts/facts-of-case.js';
import type { WaitFact, WaitFactVersion } from '../src/facts/schema.js';
import { FactsInMemory, published, theOtherProgramme } from './projection-support.js';
import { randomStory } from './random-story.js';
import { findTerms, id, log } from './support.js';

describe('whatever happens to three cases, late entries and corrections included', () => {
  let facts: FactsInMemory;
  beforeAll(async () => {
    facts = await FactsInMemory.open();
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

  it('the versions believed at a position are what the events up to it amount to', () =>
    fc.assert(
      fc.asyncProperty(randomStory, fc.nat(45), async (story, upTo) => {
        const events = log([...published(), ...story]);
        await facts.take(events, [7, 1, 5]);
        const position = events[Math.min(upTo, events.length - 1)]!.position;
        const versions = await facts.versions();
        const history = events.filter((e) => e.position <= position);
        const find = findTerms(aStagedProgramme(), theOtherProgramme);
        const folded = [0, 1, 2].flatMap((n) => {
          const caseId = id(`case ${n}`);
          return factsOfCase(
            caseId,
            history.filter((e) => e.caseId === caseId).flatMap((e) => trimmed(e) ?? []),
            find,
          );
        });
        expect(
          versions
            .filter((v) => believedAt(v, position))
            .map(factOf)
            .sort(inOrder),
        ).toEqual(folded.sort(inOrder));
      }),
      { numRuns: 60 },
    ));
});

const believedAt = (v: WaitFactVersion, position: string): boolean =>
  v.from_position <= position && (v.to_position === null || v.to_position > position);

function factOf(version: WaitFactVersion): WaitFact {
  const { from_position: _from, to_position: _to, recorded_at: _recorded, closed_at: _closed, changed_by: _by, ...fact } = version;
  return fact;
}

const inOrder = (a: WaitFact, b: WaitFact): number => (a.case_id + keyOf(a) < b.case_id + keyOf(b) ? -1 : 1);
