import { correctedHistory, type FactCorrected, type Happened, type LocalDate, type Recorded } from '#kernel';
import type { ProgrammeEvent } from './events.js';
import type { Programme } from './programme.js';

/** A programme as its stream tells it. Version n stands at place n - 1. */
export type ProgrammeStanding = { status: 'unpublished' } | { status: 'published'; versions: readonly [Programme, ...Programme[]] };

export const unpublished: ProgrammeStanding = { status: 'unpublished' };

/** The stream of one programme. */
export const programmeStream = (id: string): string => `programme-${id}`;

/** The standing after one more version. */
export function published(standing: ProgrammeStanding, event: Happened<ProgrammeEvent>): ProgrammeStanding {
  const { definition } = event.data;
  return { status: 'published', versions: standing.status === 'published' ? [...standing.versions, definition] : [definition] };
}

/** Folds the stream of a programme to its versions. */
export const programmeStanding = (events: readonly Recorded<ProgrammeEvent | FactCorrected>[]): ProgrammeStanding =>
  correctedHistory<ProgrammeEvent>(events).reduce(published, unpublished);

/** One version of a programme. */
export const versionOf = (standing: ProgrammeStanding, version: number): Programme | undefined =>
  standing.status === 'published' ? standing.versions[version - 1] : undefined;

/** The version that a case is pinned to, from the stream of its programme. */
export const programmeAt = (events: readonly Recorded<ProgrammeEvent | FactCorrected>[], version: number): Programme | undefined =>
  versionOf(programmeStanding(events), version);

/**
 * The version that takes referrals on a day: the newest that has opened by then. Where none has, the newest of all,
 * which says when it opens.
 */
export function versionInForce(standing: ProgrammeStanding, on: LocalDate): Programme | undefined {
  if (standing.status === 'unpublished') return undefined;
  return standing.versions.findLast(({ opensOn }) => opensOn <= on) ?? standing.versions.at(-1);
}
