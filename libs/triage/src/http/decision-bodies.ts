import { Choice, FactBody, Note } from '#http';
import { ASSESSMENT_MODES, STAGES, type AssessmentMode, type Stage } from '#programmes/contract';
import {
  ESCALATION_REASONS,
  PRIORITIES,
  STAGE_CHANGE_REASONS,
  type EscalationReason,
  type Priority,
  type StageChangeReason,
} from '../model/vocabulary.js';

export class TriageDecisionBody extends FactBody {
  @Choice(STAGES, { about: 'Stage that the case starts at: A advice, B assessment, C case-managed support.', example: 'B' })
  stage: Stage;

  @Choice(PRIORITIES, { about: 'How soon the case is taken up: before all others, ahead of its turn, in its turn.', example: 'routine' })
  priority: Priority;

  @Choice(ASSESSMENT_MODES, { about: 'How the person is assessed. Needed at stages B and C; stage A has no assessment.', optional: true })
  assessmentMode?: AssessmentMode;

  @Note({ about: 'Why it was decided so, for the file.', example: 'Back pain only; a telephone assessment will do.', optional: true })
  note?: string;
}

export class EscalationBody extends FactBody {
  @Choice(ESCALATION_REASONS, { about: 'Why a clinician is to decide.', example: 'complex-condition' })
  reason: EscalationReason;

  @Note({ about: 'The question for the clinician.', example: 'May drive for work; takes a sedating medicine.', optional: true })
  note?: string;
}

export class StageChangeBody extends FactBody {
  @Choice(STAGES, { about: 'Stage that the case goes to: up is towards C, down towards A.', example: 'C' })
  to: Stage;

  @Choice(STAGE_CHANGE_REASONS, { about: 'Why.' })
  reason: StageChangeReason;

  @Choice(ASSESSMENT_MODES, { about: 'How the person is assessed. Needed when leaving stage A; left out, it stays as it is.', optional: true })
  assessmentMode?: AssessmentMode;

  @Note({ about: 'Anything worth knowing.', example: 'Debts came up in the second call.', optional: true })
  note?: string;
}
