import { caseModule, ModuleCommand } from '#handling';
import { assessment } from './model/assessment.js';
import type { AssessmentCommand } from './model/commands.js';
import { assessmentStream } from './model/standing.js';

/** A command to the assessment module. */
export class AssessmentModuleCommand extends ModuleCommand<AssessmentCommand> {}

/** Binds the assessment decider to the log. It needs nothing beyond what every decision knows of its case. */
export const handledAssessment = caseModule({
  decider: assessment,
  stream: ({ caseId }) => assessmentStream(caseId),
  more: async () => ({}),
});
