import type { Decider } from '#kernel';
import type { ProgrammeCommand } from './commands.js';
import type { ProgrammeEvent } from './events.js';
import { publishProgramme } from './publish-programme.js';
import { published, unpublished, type ProgrammeStanding } from './standing.js';

/** How a programme comes to be published. It needs to know of nothing else. */
export const publication: Decider<ProgrammeStanding, ProgrammeCommand, ProgrammeEvent> = {
  category: 'programme',
  initial: unpublished,
  evolve: { ProgrammePublished: published },
  decide: { PublishProgramme: publishProgramme },
  // A version is a contract to which cases are pinned. What is wrong in it is put right by the next version.
  correctable: { ProgrammePublished: 'never' },
  consistent: () => undefined,
};
