import { recorded, type Past } from '#support/decisions.js';
import type { FactCorrected, Recorded } from '#kernel';
import type { PersonEvent } from '#people/contract';
import { THE_PERSON } from '#support/stories.js';

type PastOf<T extends PersonEvent['type']> = Past<Extract<PersonEvent, { type: T }>>;

/** Another record, maybe of the same person. */
export const OTHER_PERSON = 'b0000000-0000-4000-8000-000000000002';

/** A case was noted for the person. */
export const caseNoted = (caseId: string): PastOf<'CaseNoted'> => ({ type: 'CaseNoted', data: { caseId } });

/** Somebody linked the record to another. */
export const linked = (other = OTHER_PERSON): PastOf<'PersonLinked'> => ({ type: 'PersonLinked', data: { other, reason: 'same-details' } });

/** Somebody took the link back. */
export const unlinked = (other = OTHER_PERSON): PastOf<'PersonUnlinked'> => ({ type: 'PersonUnlinked', data: { other, reason: 'different-people' } });

/** The identity of the person was erased. */
export const erased: PastOf<'PersonErased'> = { type: 'PersonErased', data: { requestedBy: 'person', reason: 'objection' } };

/** Events in the stream of a person, as the log returns them. */
export const inStreamOf = (personId: string, ...past: Past<PersonEvent>[]) =>
  recorded('person', past).map((event) => ({ ...event, stream: `person-${personId}`, caseId: null })) as Recorded<PersonEvent | FactCorrected>[];

/** The last event of the person of the tests. */
export const lastOf = (...past: Past<PersonEvent>[]) => inStreamOf(THE_PERSON, ...past).at(-1) as Recorded;
