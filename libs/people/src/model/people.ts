import { refusals, type Circumstances, type Decider, type Decision, type Refusal, type Uuid } from '#kernel';
import type { PersonEvent } from './events.js';
import { evolvePerson, nothingNoted, type PersonStanding } from './standing.js';
import { ERASURE_REASONS, LINK_REASONS, UNLINK_REASONS, type ErasureRequester, type LookedAt } from './vocabulary.js';

export const refusePerson = refusals({
  'person.not-found': { kind: 'not-found', message: 'There is no such person. Check the person id.' },
  'person.erased-already': { kind: 'conflict', message: 'The identity of this person was erased already.' },
  'person.has-open-case': {
    kind: 'conflict',
    message: 'This person has an open case. Discharge it or withdraw its referral first; then their identity can be erased.',
  },
  'person.has-open-concern': {
    kind: 'conflict',
    message: 'A safeguarding concern about this person is open, and its words would be lost. Close it first; then their identity can be erased.',
  },
  'person.reason-unknown': { kind: 'invalid', message: 'The reason is one of a list of codes, because words could name somebody.' },
  'person.linked-already': { kind: 'conflict', message: 'These two records are linked already.' },
  'person.not-linked': { kind: 'conflict', message: 'These two records are not linked.' },
  'person.same': { kind: 'invalid', message: 'A record cannot be linked to itself.' },
});

/** Reasons are codes of the vocabulary; whoever sends another is refused. */
export type PersonCommand =
  | { type: 'NoteCase'; caseId: Uuid }
  | { type: 'LinkPerson'; other: Uuid; reason: string }
  | { type: 'UnlinkPerson'; other: Uuid; reason: string }
  | { type: 'ErasePerson'; requestedBy: ErasureRequester; reason: string }
  | { type: 'NoteLook'; what: LookedAt; caseId: Uuid; purpose?: string };

/** What decisions about a person know of their cases, and of the record that theirs is to be linked to. */
export interface PersonSurroundings {
  openCases: readonly Uuid[];
  /** Cases with an open safeguarding concern, open or not. */
  casesOfConcern: readonly Uuid[];
  /** Whether there is a record of the other person that the command names. */
  otherIsKnown: boolean;
}

type Of<T extends PersonCommand['type']> = Extract<PersonCommand, { type: T }>;
type At = PersonSurroundings & { personId: Uuid };

function linkPerson(command: Of<'LinkPerson'>, state: PersonStanding, at: At): Decision<PersonEvent> {
  if (state.cases.length === 0) return refusePerson('person.not-found');
  if (command.other === at.personId) return refusePerson('person.same', { field: 'other' });
  if (!at.otherIsKnown) return refusePerson('person.not-found', { field: 'other' });
  if (state.linkedTo.includes(command.other)) return refusePerson('person.linked-already', { field: 'other' });
  if (!isOneOf(LINK_REASONS, command.reason)) return unknownReason(LINK_REASONS);
  return [{ type: 'PersonLinked', data: { other: command.other, reason: command.reason } }];
}

function unlinkPerson(command: Of<'UnlinkPerson'>, state: PersonStanding): Decision<PersonEvent> {
  if (state.cases.length === 0) return refusePerson('person.not-found');
  if (!state.linkedTo.includes(command.other)) return refusePerson('person.not-linked', { field: 'other' });
  if (!isOneOf(UNLINK_REASONS, command.reason)) return unknownReason(UNLINK_REASONS);
  return [{ type: 'PersonUnlinked', data: { other: command.other, reason: command.reason } }];
}

function erasePerson(command: Of<'ErasePerson'>, state: PersonStanding, at: Circumstances & PersonSurroundings): Decision<PersonEvent> {
  if (state.cases.length === 0) return refusePerson('person.not-found');
  if (state.erasedAt !== undefined) return refusePerson('person.erased-already');
  if (at.openCases.length > 0) return refusePerson('person.has-open-case', { details: { openCases: at.openCases } });
  if (at.casesOfConcern.length > 0) return refusePerson('person.has-open-concern', { details: { cases: at.casesOfConcern } });
  if (!isOneOf(ERASURE_REASONS, command.reason)) return unknownReason(ERASURE_REASONS);
  return [{ type: 'PersonErased', data: { requestedBy: command.requestedBy, reason: command.reason } }];
}

const isOneOf = <T extends string>(codes: readonly T[], value: string): value is T => (codes as readonly string[]).includes(value);

const unknownReason = (codes: readonly string[]): Refusal =>
  refusePerson('person.reason-unknown', { field: 'reason', because: `Allowed: ${codes.join(', ')}.` });

/** People: a link between two records can be undone exactly, because nothing is ever merged. */
export const people: Decider<PersonStanding, PersonCommand, PersonEvent, PersonSurroundings & { personId: Uuid }> = {
  category: 'person',
  initial: nothingNoted,
  evolve: evolvePerson,
  decide: {
    NoteCase: ({ caseId }, state) => (state.cases.includes(caseId) ? [] : [{ type: 'CaseNoted', data: { caseId } }]),
    LinkPerson: linkPerson,
    UnlinkPerson: unlinkPerson,
    ErasePerson: erasePerson,
    NoteLook: ({ what, caseId, purpose }) => [{ type: 'RecordLookedAt', data: { what, caseId, ...(purpose ? { purpose } : {}) } }],
  },
  correctable: { CaseNoted: 'never', PersonLinked: 'never', PersonUnlinked: 'never', PersonErased: 'never', RecordLookedAt: 'never' },
  consistent: () => undefined,
};
