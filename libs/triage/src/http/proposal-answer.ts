import { Choice, Flag, Identifier, Parts, Text, Whole } from '#http';
import { ASSESSMENT_MODES, STAGES, type AssessmentMode, type Stage } from '#programmes/contract';
import type { ProposalReason, TriageProposal } from '../model/events.js';
import { PRIORITIES, type Priority } from '../model/vocabulary.js';

/** One thing that spoke for or against more support. */
export class ProposalReasonAnswer implements ProposalReason {
  @Text({ about: 'What it is, as a word.', example: 'weeks-off-work' })
  code: string;

  @Whole({
    about: 'Points that it adds to the score; below 0 it speaks for less support, 0 explains stage, priority or mode alone.',
    min: -10,
    max: 10,
    example: 1,
  })
  points: number;

  @Text({ about: 'The reason as a sentence.', example: 'Off work for 6 weeks.' })
  plainWords: string;
}

/** What scoring proposes for a case. A person decides. */
export class ProposalAnswer implements TriageProposal {
  @Identifier({ about: 'The case.' })
  caseId: string;

  @Flag({
    about: 'True if the triage has been decided: then this is the proposal that was on the table. False: as worked out today.',
    example: false,
  })
  decided: boolean;

  @Choice(STAGES, { about: 'Stage proposed.', example: 'B' })
  stage: Stage;

  @Choice(PRIORITIES, { about: 'How soon to take the case up.', example: 'soon' })
  priority: Priority;

  @Choice(ASSESSMENT_MODES, { about: 'How to assess; left out at stage A, which has no assessment.', optional: true })
  mode?: AssessmentMode;

  @Whole({ about: 'Sum of the points; a higher score speaks for more support.', min: -50, max: 50, example: 2 })
  score: number;

  @Parts(() => ProposalReasonAnswer, {
    about: 'Why, reason by reason.',
    example: [{ code: 'weeks-off-work', points: 1, plainWords: 'Off work for 6 weeks.' }],
  })
  reasons: readonly ProposalReasonAnswer[];

  @Text({ about: 'Version of the rules that made it.', example: 'triage-rules-1' })
  ruleVersion: string;

  @Text({ about: 'Log position of the latest event that it rests on; it is also the ETag.', example: '0000000000000042' })
  position: string;
}
