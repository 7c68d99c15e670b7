import type { CorrectableModule } from '#corrections';
import { worklistStream } from '../worklist/events.js';
import { WorklistCommand } from '../worklist/handled-worklist.js';
import { DismissalBody } from './dismissal-body.js';

/** How the facts of a worklist are corrected: a dismissal may have another reason, or be taken back. */
export const worklistCorrections: CorrectableModule = {
  targets: (_streams, caseId) => [{ caseId }],
  stream: ({ caseId }) => worklistStream(caseId),
  command: WorklistCommand,
  corrections: { WorklistItemDismissed: { facts: DismissalBody } },
};
