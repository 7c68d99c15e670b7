import type { CommandAnswer, CommandEnvelope, Refusal } from '#kernel';
import type { Desk, Handled } from '#handling';
import type { ProgrammeCommand } from './model/commands.js';
import type { ProgrammeEvent } from './model/events.js';
import type { Programme } from './model/programme.js';
import { publication } from './model/publication.js';
import { programmeStream, type ProgrammeStanding } from './model/standing.js';

const handledProgrammes: Handled<ProgrammeStanding, ProgrammeCommand, ProgrammeEvent, unknown> = {
  decider: publication,
  stream: ({ partId }) => programmeStream(partId ?? ''),
  // Nothing in a programme is personal, so the key is never used.
  load: async (_streams, { partId }) => ({ context: {}, keyOf: programmeStream(partId ?? ''), caseId: null }),
};

/** Publishes a version of a programme into the log. Publishing it again as it is does nothing. */
export function publishProgramme(desk: Desk, definition: Programme, envelope: CommandEnvelope): Promise<CommandAnswer | Refusal> {
  return desk.handle(handledProgrammes, { caseId: '', partId: definition.id }, { type: 'PublishProgramme', definition }, envelope);
}
