import { fold, type Decider, type FactCorrected, type Instant, type Recorded, type Uuid } from '#kernel';
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

/** A person of whom nothing is noted. */
export const nothingNoted: PersonStanding = { cases: [], linkedTo: [] };

/** How each event changes what is true of a person. */
export const evolvePerson: Decider<PersonStanding, { type: string }, PersonEvent>['evolve'] = {
  CaseNoted: (standing, { data }) => ({ ...standing, cases: [...standing.cases, data.caseId] }),
  PersonLinked: (standing, { data }) => ({ ...standing, linkedTo: [...standing.linkedTo, data.other] }),
  PersonUnlinked: (standing, { data }) => ({ ...standing, linkedTo: standing.linkedTo.filter((id) => id !== data.other) }),
  PersonErased: (standing, { effectiveAt }) => ({ ...standing, erasedAt: effectiveAt }),
  RecordLookedAt: (standing) => standing,
};

/** Folds a person's stream. */
export const personStanding = (events: readonly Recorded<PersonEvent | FactCorrected>[]): PersonStanding =>
  fold({ initial: nothingNoted, evolve: evolvePerson }, events);
