import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decide, derivedId, isRefusal, STEPWISE_NAMESPACE, type Circumstances } from '#kernel';
import { people, type PersonCommand } from '#people';
import { personStanding, type PersonEvent, type PersonStanding } from '#people/contract';
import type { PersonSurroundings } from '../src/model/people.js';
import { aCaseworker, recorded, type Past } from '#support/decisions.js';
import { THE_PERSON } from '#support/stories.js';

const OTHERS = ['one', 'two', 'three'].map((name) => derivedId(STEPWISE_NAMESPACE, name));
const CASES = ['four', 'five'].map((name) => derivedId(STEPWISE_NAMESPACE, name));

const NOW = '2026-03-16T12:00:00.000Z';
const at: Circumstances & PersonSurroundings & { personId: string } = {
  now: NOW,
  today: '2026-03-16',
  effectiveAt: NOW,
  effectiveOn: '2026-03-16',
  actor: aCaseworker,
  id: (label) => label,
  personId: THE_PERSON,
  openCases: [],
  casesOfConcern: [],
  otherIsKnown: true,
};

const link = (other: string): PersonCommand => ({ type: 'LinkPerson', other, reason: 'same-details' });
const unlink = (other: string): PersonCommand => ({ type: 'UnlinkPerson', other, reason: 'linked-in-error' });

/** Carries out one command over a history, refused or not. */
function afterCommand(past: readonly Past<PersonEvent>[], command: PersonCommand): readonly Past<PersonEvent>[] {
  const state = personStanding(recorded<PersonEvent>('person', past));
  const decision = decide(people, command, state, at);
  return isRefusal(decision) ? past : [...past, ...decision];
}

const standingAfter = (past: readonly Past<PersonEvent>[]): PersonStanding => personStanding(recorded<PersonEvent>('person', past));

const anyCommand = fc.oneof(
  fc.constantFrom(...[...OTHERS, THE_PERSON].map(link), ...OTHERS.map(unlink)),
  fc.constantFrom<PersonCommand>(
    ...CASES.map((caseId) => ({ type: 'NoteCase' as const, caseId })),
    { type: 'NoteLook', what: 'case', caseId: CASES[0] as string },
    { type: 'ErasePerson', requestedBy: 'person', reason: 'objection' },
  ),
);
const anyHistory = fc.array(anyCommand, { maxLength: 12 }).map((commands) => commands.reduce(afterCommand, []));

describe('whatever is known of a person', () => {
  it('a link that is taken back leaves everything exactly as it was', () => {
    fc.assert(
      fc.property(anyHistory, fc.constantFrom(...OTHERS), (past, other) => {
        const before = standingAfter(past);
        fc.pre(before.cases.length > 0 && !before.linkedTo.includes(other));
        const linked = afterCommand(past, link(other));
        expect(standingAfter(linked)).toEqual({ ...before, linkedTo: [...before.linkedTo, other] });
        expect(standingAfter(afterCommand(linked, unlink(other)))).toEqual(before);
      }),
    );
  });

  it('nobody is linked to themself, nor to one record twice, and no case is noted twice', () => {
    fc.assert(
      fc.property(anyHistory, (past) => {
        const { cases, linkedTo } = standingAfter(past);
        expect(new Set(cases).size).toBe(cases.length);
        expect(new Set([...linkedTo, THE_PERSON]).size).toBe(linkedTo.length + 1);
      }),
    );
  });
});
