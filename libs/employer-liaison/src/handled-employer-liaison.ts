import { caseModule, ModuleCommand } from '#handling';
import type { LiaisonCommand } from './model/commands.js';
import { employerLiaison } from './model/employer-liaison.js';
import { employerStream } from './model/standing.js';

/** A command to employer liaison. */
export class EmployerLiaisonModuleCommand extends ModuleCommand<LiaisonCommand> {}

/** Binds the decider of employer liaison to the log. The consents that it works under come with the case. */
export const handledEmployerLiaison = caseModule({
  decider: employerLiaison,
  stream: ({ caseId }) => employerStream(caseId),
  more: async () => ({}),
});
