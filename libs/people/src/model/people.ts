import { refusals, type Circumstances, type Decider, type Decision, type Uuid } from '#kernel';
import type { PersonEvent } from './events.js';
import type { PersonStanding } from './standing.js';

export const refusePerson = refusals({
  'person.not-found': { kind: 'not-found', message: 'There is no such person. Check the person id.' },
  'person.erased-already': { kind: 'conflict', message: 'The identity of this person was erased already.' },
  'person.has-open-case': {
    kind: 'conflict',
    message: 'This person has an open case. Discharge it or withdraw its referral first; then their identity can be erased.',
  },
  'person.linked-already': { kind: 'conflict', message: 'These two records are linked already.' },
  'person.not-linked': { kind: 'conflict', message: 'These two records are not linked.' },
  'person.same': { kind: 'invalid', message: 'A record cannot be linked to itself.' },
});

export type PersonCommand =
  | { type: 'NoteCase'; caseId: Uuid }
  | { type: 'LinkPerson'; other: Uuid; reason: string }
  | { type: 'UnlinkPerson'; other: Uuid; reason: string }
  | { type: 'ErasePerson'; requestedBy: 'person' | 'representative' | 'court'; reason: string }
  | { type: 'NoteLook'; what: 'case' | 'timeline' | 'letter' | 'safeguarding'; caseId: Uuid; purpose?: string };

/** What decisions about a person know of their cases. */
export interface PersonSurroundings {
  openCases: readonly Uuid[];
}

type Of<T extends PersonCommand['type']> = Extract<PersonCommand, { type: T }>;

function linkPerson(command: Of<'LinkPerson'>, state: PersonStanding, personId: Uuid): Decision<PersonEvent> {
  if (state.cases.length === 0) return refusePerson('person.not-found');
  if (command.other === personId) return refusePerson('person.same', { field: 'other' });
  if (state.linkedTo.includes(command.other)) return refusePerson('person.linked-already', { field: 'other' });
  return [{ type: 'PersonLinked', data: { other: command.other, reason: command.reason } }];
}

function unlinkPerson(command: Of<'UnlinkPerson'>, state: PersonStanding): Decision<PersonEvent> {
  if (!state.linkedTo.includes(command.other)) return refusePerson('person.not-linked', { field: 'other' });
  return [{ type: 'PersonUnlinked', data: { other: command.other, reason: command.reason } }];
}

function erasePerson(command: Of<'ErasePerson'>, state: PersonStanding, at: Circumstances & PersonSurroundings): Decision<PersonEvent> {
  if (state.cases.length === 0) return refusePerson('person.not-found');
  if (state.erasedAt !== undefined) return refusePerson('person.erased-already');
  if (at.openCases.length > 0) return refusePerson('person.has-open-case', { details: { openCases: at.openCases } });
  return [{ type: 'PersonErased', data: { requestedBy: command.requestedBy, reason: command.reason } }];
}

/** People: a link between two records can be undone exactly, because nothing is ever merged. */
export const people: Decider<PersonStanding, PersonCommand, PersonEvent, PersonSurroundings & { personId: Uuid }> = {
  category: 'person',
  initial: { cases: [], linkedTo: [] },
  evolve: {
    CaseNoted: (state, { data }) => ({ ...state, cases: [...state.cases, data.caseId] }),
    PersonLinked: (state, { data }) => ({ ...state, linkedTo: [...state.linkedTo, data.other] }),
    PersonUnlinked: (state, { data }) => ({ ...state, linkedTo: state.linkedTo.filter((id) => id !== data.other) }),
    PersonErased: (state, { effectiveAt }) => ({ ...state, erasedAt: effectiveAt }),
    RecordLookedAt: (state) => state,
  },
  decide: {
    NoteCase: ({ caseId }, state) => (state.cases.includes(caseId) ? [] : [{ type: 'CaseNoted', data: { caseId } }]),
    LinkPerson: (command, state, at) => linkPerson(command, state, at.personId),
    UnlinkPerson: unlinkPerson,
    ErasePerson: erasePerson,
    NoteLook: ({ what, caseId, purpose }) => [{ type: 'RecordLookedAt', data: { what, caseId, ...(purpose ? { purpose } : {}) } }],
  },
  correctable: { CaseNoted: 'never', PersonLinked: 'never', PersonUnlinked: 'never', PersonErased: 'never', RecordLookedAt: 'never' },
  consistent: () => undefined,
};
