import { derivedId, type Event, type LocalDate, type Uuid } from '#kernel';
import type { DismissalReason, WorklistKind } from './kinds.js';

/** What makes an item of work the one it is: the same event is never the cause of the same kind of work twice. */
export interface WorkIdentity {
  kind: WorklistKind;
  /** The event that caused it. */
  because: Uuid;
  /** Which of a programme's follow-up points it is, in weeks after discharge. */
  weeks?: number;
}

/** An item of work with its dates. */
export interface WorkItem extends WorkIdentity {
  /** The last day on which it is done in time. */
  dueOn: LocalDate;
  /** The last day within the programme's target, where there is one. */
  breachOn?: LocalDate;
}

/**
 * What happens to the items of a case's worklist. Most items come and go with the facts of the case and leave nothing
 * here: only those that fell due undone, and those that a person dismissed.
 */
export type WorklistEvent =
  | Event<'WorklistItemRaised', WorkItem & { itemId: Uuid }>
  | Event<'WorklistItemDismissed', WorkIdentity & { itemId: Uuid; reason: DismissalReason }, { note?: string }>;

/** The stream of a case's worklist. */
export const worklistStream = (caseId: Uuid): string => `worklist-${caseId}`;

/** The id of an item; whoever names the same work names the same item. */
export const itemIdOf = ({ kind, because, weeks }: WorkIdentity): Uuid => derivedId(because, `worklist|${kind}|${weeks ?? ''}`);
