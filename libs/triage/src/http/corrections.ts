import type { CorrectableModule } from '#corrections';
import { TriageModuleCommand } from '../handled-triage.js';
import { triageStream } from '../model/standing.js';
import { AllocationBody, ReallocationBody } from './allocation-bodies.js';
import { ContactAttemptBody, FirstContactBody } from './contact-bodies.js';
import { EscalationBody, StageChangeBody, TriageDecisionBody } from './decision-bodies.js';
import { PauseBody } from './pause-body.js';
import { TriageNoteBody } from './note-body.js';
import { RiskBody } from './risk-body.js';

/**
 * How the facts of a triage are corrected: as they were entered, because every event has them under the names that the
 * request had. Of the opening only the time can be wrong, so it has no facts here.
 */
export const triageCorrections: CorrectableModule = {
  targets: (_streams, caseId) => [{ caseId }],
  stream: ({ caseId }) => triageStream(caseId),
  command: TriageModuleCommand,
  corrections: {
    RiskFlagged: { facts: RiskBody },
    RiskCleared: { facts: RiskBody },
    EscalatedToClinician: { facts: EscalationBody },
    TriageDecided: { facts: TriageDecisionBody },
    StageChanged: { facts: StageChangeBody },
    CaseAllocated: { facts: AllocationBody },
    CaseReallocated: { facts: ReallocationBody },
    ContactAttempted: { facts: ContactAttemptBody },
    FirstContactMade: { facts: FirstContactBody },
    UnableToContact: { facts: TriageNoteBody },
    WaitPaused: { facts: PauseBody },
    WaitResumed: { facts: TriageNoteBody },
  },
};
