import { correctedHistory, type EventShape, type FactCorrected, type Happened, type Recorded, type Uuid } from '#kernel';
import { CATEGORY_OF, type Category, type EventsOf, type KeptType } from './case-events.js';
import { asRecorded, type Entry } from './entry.js';

/** The events of a case as they are now believed, corrections applied, in log order, by the module they belong to. */
export type BelievedCase = { readonly [C in Category]: readonly Happened<EventsOf[C]>[] };

/** Reads a case's entries, in log order. */
export function believedCase(caseId: Uuid, entries: readonly Entry[]): BelievedCase {
  const recorded = entries.map((entry) => asRecorded(caseId, entry)) as unknown as Recorded<EventShape | FactCorrected>[];
  const parts = Map.groupBy(correctedHistory(recorded) as readonly Happened[], ({ type }) => CATEGORY_OF[type as KeptType]);
  const of = (category: Category): readonly Happened[] => parts.get(category) ?? [];
  return {
    referral: of('referral'),
    triage: of('triage'),
    assessment: of('assessment'),
    intervention: of('intervention'),
    employer: of('employer'),
    discharge: of('discharge'),
    letter: of('letter'),
  } as unknown as BelievedCase;
}

/** Order of happening; of two events of one moment the one recorded first. */
export function inOrder(a: Pick<Happened, 'effectiveAt' | 'position'>, b: Pick<Happened, 'effectiveAt' | 'position'>): number {
  if (a.effectiveAt !== b.effectiveAt) return a.effectiveAt < b.effectiveAt ? -1 : 1;
  return a.position < b.position ? -1 : 1;
}

/** Events of one type, in order of happening. */
export function happenedInOrder<E extends EventShape, T extends E['type']>(
  events: readonly Happened<E>[],
  ...types: readonly T[]
): Happened<Extract<E, { type: T }>>[] {
  const wanted = (events as readonly Happened[]).filter(({ type }) => (types as readonly string[]).includes(type));
  return wanted.toSorted(inOrder) as unknown as Happened<Extract<E, { type: T }>>[];
}
