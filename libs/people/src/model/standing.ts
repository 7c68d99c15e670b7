import { correctedHistory, type FactCorrected, type Instant, type Recorded, type Uuid } from '#kernel';
import type { PersonEvent } from './events.js';

/** The stream of a person. */
export const personStream = (personId: Uuid): string => `person-${personId}`;

/** The person whose stream this is. */
export const personOfStream = (stream: string): Uuid => stream.slice('person-'.length);

/** What is true of a person across their cases. */
export interface PersonStanding {
  /** Cases in the order in which they were noted. */
  cases: readonly Uuid[];
  /** Other records that somebody has decided are of the same person. */
  linkedTo: readonly Uuid[];
  erasedAt?: Instant;
}

/** Folds a person's stream. */
export function personStanding(events: readonly Recorded<PersonEvent | FactCorrected>[]): PersonStanding {
  let standing: PersonStanding = { cases: [], linkedTo: [] };
  for (const event of correctedHistory<PersonEvent>(events)) {
    if (event.type === 'CaseNoted') standing = { ...standing, cases: [...standing.cases, event.data.caseId] };
    if (event.type === 'PersonLinked') standing = { ...standing, linkedTo: [...standing.linkedTo, event.data.other] };
    if (event.type === 'PersonUnlinked') standing = { ...standing, linkedTo: standing.linkedTo.filter((id) => id !== event.data.other) };
    if (event.type === 'PersonErased') standing = { ...standing, erasedAt: event.effectiveAt };
  }
  return standing;
}
