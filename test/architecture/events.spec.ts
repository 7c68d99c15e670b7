import { describe, expect, test } from '@jest/globals';
import { assessment } from '#assessment';
import { worklist } from '#caseload';
import { OF_THE_PERSON, TYPES_IN_WORDS } from '#case-view';
import { discharge } from '#discharge';
import { employerLiaison } from '#employer-liaison';
import { intervention } from '#intervention';
import { letters } from '#letters';
import { ALL_DECIDERS } from '#platform';
import { referral } from '#referral';
import { allProjections } from '#service';
import { triage } from '#triage';

/** The deciders of what happens in a case; the types of their events are the keys of their correction rules. */
const OF_A_CASE = [referral, triage, assessment, intervention, employerLiaison, discharge, letters, worklist];
const typesOf = (deciders: readonly { correctable: object }[]): string[] => deciders.flatMap((d) => Object.keys(d.correctable));

test('an event type belongs to one module', () => {
  const types = typesOf(ALL_DECIDERS);
  expect(types.filter((type, i) => types.indexOf(type) !== i)).toEqual([]);
});

test('every event of a case can be put into words', () => {
  expect([...TYPES_IN_WORDS].sort()).toEqual([...typesOf(OF_A_CASE), ...OF_THE_PERSON, 'FactCorrected'].sort());
});

test('every decider decides every command and folds every event', () => {
  for (const decider of ALL_DECIDERS) {
    expect(Object.keys(decider.evolve).sort()).toEqual(Object.keys(decider.correctable).sort());
    expect(Object.keys(decider.decide).length).toBeGreaterThan(0);
  }
});

describe.each(allProjections().map((p) => [p.name, p] as const))('projection %s', (_, projection) => {
  test('has decided about every event type: handled or knowingly ignored, not both', () => {
    const decided = [...projection.handles, ...projection.ignores];
    expect(decided.filter((type, i) => decided.indexOf(type) !== i)).toEqual([]);
    const all = [...typesOf(ALL_DECIDERS), 'FactCorrected'];
    expect(all.filter((type) => !decided.includes(type))).toEqual([]);
  });
});
