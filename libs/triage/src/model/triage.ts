import type { Decider } from '#kernel';
import { allocateCase, reallocateCase } from './allocate-case.js';
import { changeStage } from './change-stage.js';
import type { TriageCommand } from './commands.js';
import { consistent } from './consistent.js';
import type { TriageContext } from './context.js';
import { correctable, derived, mayCorrect } from './corrections.js';
import { decideTriage } from './decide-triage.js';
import { escalateToClinician } from './escalate-to-clinician.js';
import type { TriageEvent } from './events.js';
import { clearRisk, flagRisk } from './flag-risk.js';
import { openTriage } from './open-triage.js';
import { pauseWait, resumeWait } from './pause-wait.js';
import { recordContactAttempt, recordFirstContact } from './record-contact.js';
import { evolve, notOpened, type TriageState } from './state.js';
import { declareUnableToContact } from './unable-to-contact.js';

/** Triage of one case: risks, decision, stages, allocation, contact attempts and pauses. Its stream is `triage-<caseId>`. */
export const triage: Decider<TriageState, TriageCommand, TriageEvent, TriageContext> = {
  category: 'triage',
  initial: notOpened,
  evolve,
  decide: {
    OpenTriage: openTriage,
    FlagRisk: flagRisk,
    ClearRisk: clearRisk,
    EscalateToClinician: escalateToClinician,
    DecideTriage: decideTriage,
    ChangeStage: changeStage,
    AllocateCase: allocateCase,
    ReallocateCase: reallocateCase,
    RecordContactAttempt: recordContactAttempt,
    RecordFirstContact: recordFirstContact,
    DeclareUnableToContact: declareUnableToContact,
    PauseWait: pauseWait,
    ResumeWait: resumeWait,
  },
  correctable,
  derived,
  mayCorrect,
  consistent,
};
