import { caseModule, ModuleCommand } from '#handling';
import { derivedId, type CommandEnvelope, type Uuid } from '#kernel';
import type { InterventionCommand } from './model/commands.js';
import { interventionIndex, interventionIndexStream, type NoteIntervention } from './model/intervention-index.js';
import { intervention } from './model/intervention.js';
import { interventionStream } from './model/standing.js';

/** A command to one intervention; `target.partId` is the intervention. */
export class InterventionModuleCommand extends ModuleCommand<InterventionCommand> {}

/** A command to the index of a case's interventions. */
export class InterventionIndexCommand extends ModuleCommand<NoteIntervention> {}

/** Binds the decider of one intervention to the log. It needs nothing beyond what every decision knows of its case. */
export const handledIntervention = caseModule({
  decider: intervention,
  stream: ({ partId = '' }) => interventionStream(partId),
  more: async () => ({}),
});

/** Binds the index of a case's interventions to the log. */
export const handledInterventionIndex = caseModule({
  decider: interventionIndex,
  stream: ({ caseId }) => interventionIndexStream(caseId),
  more: async () => ({}),
});

/** What is ordered. Its id is not chosen: it is named after the command. */
export type OrderFacts = Omit<Extract<InterventionCommand, { type: 'OrderIntervention' }>, 'type' | 'interventionId'>;

/**
 * The two commands of an order, to be sent one after the other, the second only if the first was not refused: the case
 * knows of an intervention before there is one, so whoever looks through a case never misses any. A repeat of either is
 * harmless, because both are named after the command of the envelope.
 */
export function orderCommands(
  caseId: Uuid,
  facts: OrderFacts,
  envelope: CommandEnvelope,
): readonly [InterventionIndexCommand, InterventionModuleCommand] {
  const order = { ...facts, type: 'OrderIntervention', interventionId: interventionIdOf(envelope) } as const;
  const noting = { ...envelope, commandId: derivedId(envelope.commandId, 'note-intervention') };
  return [
    new InterventionIndexCommand({ caseId }, { type: 'NoteIntervention', order }, noting),
    new InterventionModuleCommand({ caseId, partId: order.interventionId }, order, envelope),
  ];
}

/** The id of the intervention that a command orders. */
export const interventionIdOf = ({ commandId }: Pick<CommandEnvelope, 'commandId'>): Uuid => derivedId(commandId, 'intervention');
