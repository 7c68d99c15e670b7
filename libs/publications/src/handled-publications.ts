import type { CommandAnswer, CommandEnvelope, Refusal, Uuid } from '#kernel';
import type { Desk, Handled } from '#handling';
import type { PublicationCommand } from './model/commands.js';
import type { PublicationEvent } from './model/events.js';
import { reportPublication } from './model/report-publication.js';
import { publicationStream, type PublicationStanding } from './model/standing.js';
import type { WhichPublication } from './model/withdraw-publication.js';

const handledPublications: Handled<PublicationStanding, PublicationCommand, PublicationEvent, WhichPublication> = {
  decider: reportPublication,
  stream: ({ partId }) => publicationStream(partId ?? ''),
  // Nothing in a publication is personal, so the key is never used.
  load: async (_streams, { partId = '' }) => ({ context: { publicationId: partId }, keyOf: publicationStream(partId), caseId: null }),
};

/** Sends a command to a publication. */
export const toPublication = (desk: Desk, id: Uuid, command: PublicationCommand, envelope: CommandEnvelope): Promise<CommandAnswer | Refusal> =>
  desk.handle(handledPublications, { caseId: '', partId: id }, command, envelope);
