import { OmitType } from '@nestjs/swagger';
import { Choice } from '#http';
import type { IntakeOutcome } from '../intake/outcome.js';
import { IntakeAnswer } from './intake-answer.js';

const WITHHELD = ['outcome', 'otherCases', 'earlierCase', 'revision', 'position'] as const;

/** What somebody who refers themself, without an account, is told. */
export class SelfReferralAnswer extends OmitType(IntakeAnswer, WITHHELD) {
  @Choice(['received', 'not-accepted'], { about: 'What became of it.' })
  outcome: string;
}

/**
 * The answer to somebody whom nobody knows. Anybody could send a form in another's name, so it is the same whether that
 * person has a case here or not, down to how much was recorded.
 */
export function answerToSelfReferral(outcome: IntakeOutcome): SelfReferralAnswer {
  const { outcome: became, otherCases: _, earlierCase: __, revision: ___, position: ____, ...told } = outcome;
  return { ...told, outcome: became === 'not-accepted' ? became : 'received' };
}
