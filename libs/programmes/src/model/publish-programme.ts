import { isDeepStrictEqual } from 'node:util';
import type { Decision } from '#kernel';
import type { PublishProgramme } from './commands.js';
import type { ProgrammeEvent } from './events.js';
import { refuseProgramme } from './refusals.js';
import { versionOf, type ProgrammeStanding } from './standing.js';

/** Publishes the next version. Publishing a version again as it is does nothing, so a start-up may always publish. */
export function publishProgramme({ definition }: PublishProgramme, standing: ProgrammeStanding): Decision<ProgrammeEvent> {
  const same = versionOf(standing, definition.version);
  if (same) {
    return isDeepStrictEqual(same, definition) ? [] : refuseProgramme('programme.version-taken', { field: 'version' });
  }
  const next = standing.status === 'published' ? standing.versions.length + 1 : 1;
  if (definition.version !== next) {
    return refuseProgramme('programme.version-gap', { field: 'version', because: `The next is version ${next}.` });
  }
  return [{ type: 'ProgrammePublished', data: { definition } }];
}
