import type { Uuid } from '#kernel';
import type { WorkItem } from './events.js';
import type { DismissalReason } from './kinds.js';

/** Puts on record that an item fell due undone. Sent by the schedule; a repeat has nothing to do. */
export type RaiseWorklistItem = { type: 'RaiseWorklistItem'; item: WorkItem };

/**
 * Takes an item off the list without doing what it asks. `item` is the item as the worklist shows it, absent if it shows
 * none of this id. `note` is personal.
 */
export type DismissWorklistItem = { type: 'DismissWorklistItem'; itemId: Uuid; item?: WorkItem; reason: DismissalReason; note?: string };

/** Everything that can be asked about a case's worklist. */
export type WorkCommand = RaiseWorklistItem | DismissWorklistItem;
