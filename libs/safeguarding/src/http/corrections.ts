import type { CorrectableModule } from '#corrections';
import { SafeguardingModuleCommand } from '../handled-safeguarding.js';
import { safeguardingStream } from '../model/standing.js';
import { ClosingBody, ConcernBody } from './bodies.js';

/** How the facts of safeguarding are corrected; what is corrected is sealed under the key of safeguarding too. Readings never are. */
export const safeguardingCorrections: CorrectableModule = {
  targets: (_streams, caseId) => [{ caseId }],
  stream: ({ caseId }) => safeguardingStream(caseId),
  command: SafeguardingModuleCommand,
  corrections: { ConcernRaised: { facts: ConcernBody }, ConcernClosed: { facts: ClosingBody } },
};
