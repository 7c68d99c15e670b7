import type { Decider } from '#kernel';
import type { PracticeCommand } from './commands.js';
import type { PracticeEvent } from './events.js';
import { listPractice } from './list-practice.js';
import { listed, unlisted, type PracticeStanding } from './standing.js';

/** How practices come to be listed. It needs to know of nothing else. */
export const practiceDirectory: Decider<PracticeStanding, PracticeCommand, PracticeEvent> = {
  category: 'practice',
  initial: unlisted,
  evolve: { PracticeListed: listed },
  decide: { ListPractice: listPractice },
  // A directory is put right by what it tells next: a listing from the same day takes the place of the one before.
  correctable: { PracticeListed: 'never' },
  consistent: () => undefined,
};
