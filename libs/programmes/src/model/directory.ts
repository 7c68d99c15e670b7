import { addDays, type LocalDate } from '#kernel';
import { destinationsFor } from './alternatives.js';
import type { Destination, Destinations } from './destination.js';
import { areaInWords, findEligibility, isOpenOn } from './eligibility.js';
import type { EligibilityFacts } from './facts.js';
import type { Organisation, Programme, WaitMeasure } from './programme.js';
import type { ConditionGroup, EmploymentStatus } from './vocabulary.js';

/** How long people lately waited for one thing with one programme. */
export interface CurrentWait {
  programme: string;
  measure: WaitMeasure;
  /** Half of the people waited no longer than this, in days as the programme counts them; absent: too few to say. */
  medianDays?: number;
}

/** What somebody who looks for a programme says of the person. What is left out does not narrow the search. */
export interface DirectoryFilter {
  postcodeDistrict?: string;
  practice?: string;
  employment?: EmploymentStatus;
  condition?: ConditionGroup;
  weeksOffWork?: number;
}

/** A programme as the public directory shows it. */
export interface DirectoryEntry extends Pick<
  Programme,
  'id' | 'version' | 'name' | 'summary' | 'nation' | 'opensOn' | 'closesOn' | 'sources' | 'channels' | 'stages' | 'assessmentModes' | 'maxWeeks'
> {
  provider: Organisation;
  commissioner: Organisation;
  /** Where people must live, as a sentence. */
  area: string;
  /** Who it is for, one sentence per criterion. */
  criteria: { id: string; plainWords: string }[];
  catalogue: { kind: string; supplier: string; external: boolean }[];
  telephone: string;
  /** How the waits are counted, and those known. */
  countIn: Programme['clocks']['countIn'];
  waits: Omit<CurrentWait, 'programme'>[];
}

/**
 * The programmes open on a day that the person described may fit, by name: those of which no criterion is known to be
 * missed. `programmes` holds one version of each, the one in force.
 */
export function directory(
  programmes: readonly Programme[],
  waits: readonly CurrentWait[],
  on: LocalDate,
  filter: DirectoryFilter = {},
): DirectoryEntry[] {
  const facts = factsOf(filter, on);
  return programmes
    .filter((programme) => isOpenOn(programme, on) && findEligibility(programme, facts).eligible)
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB') || a.id.localeCompare(b.id, 'en-GB'))
    .map((programme) => directoryEntry(programme, waits));
}

/** A destination as the directory shows it: somewhere that helps, to which people go by themselves. */
export type DestinationEntry = Pick<Destination, 'id' | 'name' | 'plainWords' | 'nations' | 'web'>;

/** The destinations for the person described, in their order. */
export const directoryOfDestinations = (destinations: Destinations, on: LocalDate, filter: DirectoryFilter = {}): DestinationEntry[] =>
  destinationsFor(destinations, factsOf(filter, on)).map(({ id, name, plainWords, nations, web }) => ({ id, name, plainWords, nations, web }));

/** One programme as the directory shows it. */
export function directoryEntry(programme: Programme, waits: readonly CurrentWait[]): DirectoryEntry {
  const { id, version, name, summary, nation, opensOn, closesOn, sources, channels, stages, assessmentModes, maxWeeks, provider, commissioner } =
    programme;
  return {
    ...{ id, version, name, summary, nation, opensOn, sources, channels, stages, assessmentModes, provider, commissioner },
    ...(closesOn === undefined ? {} : { closesOn }),
    ...(maxWeeks === undefined ? {} : { maxWeeks }),
    area: areaInWords(programme),
    criteria: programme.criteria.map(({ id, plainWords }) => ({ id, plainWords })),
    catalogue: programme.catalogue.map(({ kind, supplier, external }) => ({ kind, supplier: supplier.name, external })),
    telephone: programme.wording.telephone,
    countIn: programme.clocks.countIn,
    waits: waits.filter((wait) => wait.programme === id).map(({ programme: _, ...wait }) => wait),
  };
}

function factsOf({ postcodeDistrict, practice, employment, condition, weeksOffWork }: DirectoryFilter, on: LocalDate): EligibilityFacts {
  return {
    on,
    postcodeDistrict,
    practice,
    employment: { status: employment },
    conditionGroups: condition === undefined ? [] : [condition],
    absenceStartedOn: weeksOffWork === undefined ? undefined : addDays(on, -7 * weeksOffWork),
  };
}
