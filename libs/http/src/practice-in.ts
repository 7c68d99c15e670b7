import { isPracticeCode } from '#kernel';
import { requestProblem } from './problem.js';

/** The practice that an address names. @throws ProblemException if that is no code of one */
export function practiceIn(ods: string): string {
  const message = 'ods must be the ODS code of a practice: a letter and five digits, as A81001.';
  if (!isPracticeCode(ods)) throw requestProblem('request.invalid', [{ field: 'ods', code: 'field.invalid', message }]);
  return ods;
}
