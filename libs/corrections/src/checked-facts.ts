import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { faults, requestProblem } from '#http';
import type { Recorded } from '#kernel';
import type { CorrectedFacts } from './correctable-module.js';

/**
 * Checks new facts as the body that first brought them was checked, field by field: a field that is not corrected may be
 * missing, but what is given is given whole, and only what may be absent can be taken out with null.
 *
 * @throws ProblemException naming the fields at fault
 */
export async function checkedFacts(rule: CorrectedFacts, facts: Record<string, unknown>, event: Recorded): Promise<Record<string, unknown>> {
  const takenOut = Object.entries(facts).filter(([, value]) => value === null);
  const given = Object.entries(facts).filter(([, value]) => value !== null);
  const instance = plainToInstance(rule.facts, Object.fromEntries(given));
  const errors = await validate(instance, { whitelist: true, forbidNonWhitelisted: true });
  const ofThese = errors.filter(({ property }) => property in facts);
  if (ofThese.length > 0) throw requestProblem('request.invalid', faults(ofThese, 'facts'));
  const named = Object.entries(instance).filter(([name]) => name in facts);
  const plain = JSON.parse(JSON.stringify(Object.fromEntries([...named, ...takenOut]))) as Record<string, unknown>;
  return { ...plain, ...rule.derive?.(plain, event) };
}
