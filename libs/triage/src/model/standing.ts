import { fold, type FactCorrected, type Recorded, type Uuid } from '#kernel';
import type { TriageEvent } from './events.js';
import { evolve, notOpened, type TriageState } from './state.js';

/** The stream of a case's triage, allocation, contacts and pauses. */
export const triageStream = (caseId: Uuid): string => `triage-${caseId}`;

/** What other modules may rely on about a case's triage: narrow on `status` before reading the stage. */
export type TriageStanding = TriageState;

/** Folds a triage stream to what other modules may rely on. */
export const triageStanding = (events: readonly Recorded<TriageEvent | FactCorrected>[]): TriageStanding =>
  fold({ initial: notOpened, evolve }, events);
