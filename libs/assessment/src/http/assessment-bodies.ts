import { Choice, Choices, Day, FactBody, Identifier, Note, Part, Parts, Whole } from '#http';
import { FIT_NOTE_ADJUSTMENTS, FIT_NOTE_ADVICE, type FitNoteAdjustment, type FitNoteAdvice } from '../model/advice.js';
import {
  FUNCTIONAL_LIMITS,
  OBSTACLE_DOMAINS,
  OBSTACLES,
  SEVERITIES,
  type FunctionalLimit,
  type ObstacleCode,
  type ObstacleDomain,
  type Severity,
} from '../model/vocabulary.js';

const OBSTACLE_CODES: readonly ObstacleCode[] = Object.values(OBSTACLES).flat();

const codesByDomain = OBSTACLE_DOMAINS.map((domain) => `${domain}: ${OBSTACLES[domain].join(', ')}`).join('; ');

/** Something that stands in the way of work. */
export class ObstacleBody {
  @Choice(OBSTACLE_DOMAINS, { about: 'Domain of the biopsychosocial model.' })
  domain: ObstacleDomain;

  @Choice(OBSTACLE_CODES, { about: `The obstacle, one of its domain. By domain: ${codesByDomain}.` })
  code: ObstacleCode;

  @Choice(SEVERITIES, { about: 'How much it stands in the way of work.', example: 'moderate' })
  severity: Severity;
}

/** Advice about the next fit note. */
export class FitNoteAdviceBody implements FitNoteAdvice {
  @Choice(FIT_NOTE_ADVICE, { about: 'What the next fit note should state; `not-needed`: no further fit note.', example: 'may-be-fit' })
  statement: FitNoteAdvice['statement'];

  @Choices(FIT_NOTE_ADJUSTMENTS, { about: 'Adjustments to name on it; with `may-be-fit` alone, else empty.' })
  adjustments: FitNoteAdjustment[];
}

/** What an assessment found. */
export class AssessmentBody extends FactBody {
  @Identifier({ about: 'The appointment it was made at. Leave out for the last one at which the person was seen.', optional: true })
  appointmentId?: string;

  @Parts(() => ObstacleBody, {
    about: 'What stands in the way of work, each obstacle once; empty if nothing.',
    example: [{ domain: 'health', code: 'pain', severity: 'moderate' }],
    max: OBSTACLE_CODES.length,
  })
  obstacles: ObstacleBody[];

  @Whole({
    about: 'Work ability as the person rates it, from 0 (cannot work) to 10 (lifetime best). Leave out if they were not asked.',
    min: 0,
    max: 10,
    example: 4,
    optional: true,
  })
  workAbility?: number;

  @Choices(FUNCTIONAL_LIMITS, {
    about: 'What health limits the person in; empty if nothing. With consent an employer may be told these, and nothing about the cause.',
  })
  functionalLimits: FunctionalLimit[];

  @Day({ about: 'Day on which a return to work is expected, if that can be said.', example: '2026-04-13', optional: true })
  expectedReturnOn?: string;

  @Part(() => FitNoteAdviceBody, { about: 'Advice to whoever issues the next fit note.', optional: true })
  fitNoteAdvice?: FitNoteAdviceBody;

  @Note({
    about: 'Summary as the letter to the GP gives it. Personal.',
    example: 'Back pain since January, improving with exercise.',
    optional: true,
  })
  summary?: string;

  @Note({ about: 'Function in words, without the cause. Personal.', example: 'Sits for up to 30 minutes at a time.', optional: true })
  functionInWords?: string;

  @Note({ about: 'Advice in words, as the letter gives it. Personal.', example: 'Fit for amended duties without lifting.', optional: true })
  adviceInWords?: string;

  @Note({ about: 'For the file alone. Personal.', optional: true })
  note?: string;
}
