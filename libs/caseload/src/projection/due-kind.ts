import type { WorklistKind } from '../worklist/kinds.js';

/** What a schedule raises: an item of work, or the declaration that the person cannot be reached. */
export type DueKind = WorklistKind | 'declare-unable-to-contact';
