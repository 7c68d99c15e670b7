import type { CorrectableModule } from '#corrections';
import { DischargeModuleCommand } from '../handled-discharge.js';
import { dischargeStream } from '../model/standing.js';
import { DischargeBody, FollowUpBody, ReopeningBody, SatisfactionBody, WorkStatusBody } from './bodies.js';

/** How the facts of work status, discharge and follow-up are corrected. A discharge has the proof after a DNA as a whole. */
export const dischargeCorrections: CorrectableModule = {
  targets: (_streams, caseId) => [{ caseId }],
  stream: ({ caseId }) => dischargeStream(caseId),
  command: DischargeModuleCommand,
  corrections: {
    WorkStatusRecorded: { facts: WorkStatusBody },
    CaseDischarged: { facts: DischargeBody },
    CaseReopened: { facts: ReopeningBody },
    FollowUpRecorded: { facts: FollowUpBody },
    SatisfactionRecorded: { facts: SatisfactionBody },
  },
};
