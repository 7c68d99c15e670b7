import { caseModule, ModuleCommand } from '#handling';
import type { CaseContext } from '#handling/contract';
import type { SafeguardingCommand } from './model/commands.js';
import type { SafeguardingEvent } from './model/events.js';
import { safeguarding } from './model/safeguarding.js';
import { safeguardingKey, safeguardingStream } from './model/standing.js';
import type { SafeguardingState } from './model/state.js';

/** A command to the safeguarding module. */
export class SafeguardingModuleCommand extends ModuleCommand<SafeguardingCommand> {}

/** Binds the safeguarding decider to the log, under a key of its own. */
export const handledSafeguarding = caseModule<SafeguardingState, SafeguardingCommand, SafeguardingEvent, CaseContext>({
  decider: safeguarding,
  stream: ({ caseId }) => safeguardingStream(caseId),
  more: async () => ({}),
  keyOf: ({ caseId }) => safeguardingKey(caseId),
});
