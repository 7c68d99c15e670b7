import type { CorrectableModule } from '#corrections';
import { lettersOf } from '../case-letters.js';
import { LettersModuleCommand } from '../handled-letters.js';
import { letterStream } from '../model/identity.js';
import { CorrectedDelivery, CorrectedFailure, CorrectedRejection } from './delivery-body.js';

/** How reports about the delivery of letters are corrected. What the service itself wrote and sent is not. */
export const letterCorrections: CorrectableModule = {
  targets: async (streams, caseId) => (await lettersOf(streams, caseId)).map(({ letterId }) => ({ caseId, partId: letterId })),
  stream: ({ partId }) => letterStream(partId ?? ''),
  command: LettersModuleCommand,
  corrections: {
    LetterDelivered: { facts: CorrectedDelivery },
    LetterRejected: { facts: CorrectedRejection },
    LetterUndeliverable: { facts: CorrectedFailure },
  },
};
