import { caseModule, ModuleCommand } from '#handling';
import type { WorkCommand } from './commands.js';
import { worklistStream } from './events.js';
import { worklist } from './worklist.js';

/** A command about the worklist of a case. */
export class WorklistCommand extends ModuleCommand<WorkCommand> {}

/** Binds the worklist decider to the log. */
export const handledWorklist = caseModule({
  decider: worklist,
  stream: ({ caseId }) => worklistStream(caseId),
  more: async () => ({}),
});
