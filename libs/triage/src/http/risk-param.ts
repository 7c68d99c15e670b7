import { Injectable, type PipeTransform } from '@nestjs/common';
import { requestProblem } from '#http';
import { RISKS, type Risk } from '../model/vocabulary.js';

/** A risk as part of an address. */
@Injectable()
export class RiskParam implements PipeTransform<string, Risk> {
  /** @throws ProblemException if there is no such risk */
  transform(text: string): Risk {
    const risk = RISKS.find((known) => known === text);
    if (risk) return risk;
    throw requestProblem('request.invalid', [{ field: 'risk', code: 'field.not-a-choice', message: `risk must be one of: ${RISKS.join(', ')}.` }]);
  }
}
