import type { PersonEvent } from '#people/contract';
import { reason, who, type Words } from './words.js';

/** Events of the person that matter to each of their cases. The others say nothing of what was done. */
export const OF_THE_PERSON = ['PersonLinked', 'PersonUnlinked', 'PersonErased'] as const;

type Telling = Extract<PersonEvent, { type: (typeof OF_THE_PERSON)[number] }>;

export const personWords: Words<Telling> = {
  PersonLinked: (d) => `Linked to another record of the same person (${reason(d.reason)}).`,
  PersonUnlinked: (d) => `The link to another record was taken back (${reason(d.reason)}).`,
  PersonErased: (d) => `The person’s identity was erased at the request of ${who(d.requestedBy)} (${reason(d.reason)}). The figures stay.`,
};
