import type { Instant } from '#kernel';
import type { Change } from '#reporting';

/** Why a case counts for something else than when a report was published, with what each word means. */
export const CAUSES = {
  'late-entry': 'Recorded after the publication, about something that had happened before.',
  correction: 'A correction changed what was believed.',
  're-attribution':
    'Counted in the same figure as before, but elsewhere: another practice, board, programme, provider, commissioner, stage or group.',
  erasure: 'The identity of a person was erased. Figures hold no identity, so this changes none as long as that is so.',
  'later-event': 'Happened after the publication, and belongs to what the report speaks of.',
  'time-passed': 'Nothing was recorded: the period reaches further than it could at the time, or a follow-up has fallen due since.',
  definition: 'A definition has another version now.',
} as const;
export type RestatementCause = keyof typeof CAUSES;
export const CAUSE_NAMES = Object.keys(CAUSES) as RestatementCause[];

/**
 * The cause that a change is: of several that fit, the one told first.
 *
 * @param isElsewhere whether the case still counts for the same, only in another group or outside the filters
 * @param knownAt the moment as of which the report was published
 */
export function causeOf(change: Change, isElsewhere: boolean, knownAt: Instant): RestatementCause {
  if (change.kind === 'time') return 'time-passed';
  if (change.kind === 'definition') return 'definition';
  if (change.type === 'PersonErased') return 'erasure';
  if (change.type === 'FactCorrected') return 'correction';
  if (isElsewhere) return 're-attribution';
  return change.happenedAt <= knownAt ? 'late-entry' : 'later-event';
}
