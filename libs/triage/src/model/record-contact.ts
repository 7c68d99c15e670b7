import { known, type Decision, type Refusal } from '#kernel';
import type { RecordContactAttempt, RecordFirstContact } from './commands.js';
import { isTwoWay, resultsOf, type ContactMethod, type ContactResult } from './contact-vocabulary.js';
import { requireCaseFact, type TriageAt } from './context.js';
import type { TriageEvent } from './events.js';
import { refuseTriage } from './refusals.js';
import { reachedBy, type TriageState } from './state.js';

/** Records an attempt to reach the person. The first that is answered, or an earlier one entered late, makes the first contact. */
export function recordContactAttempt({ method, result, note }: RecordContactAttempt, state: TriageState, at: TriageAt): Decision<TriageEvent> {
  const refused = requireCaseFact(at) ?? requireResultOf(method, result);
  if (refused) return refused;
  const attemptId = at.id('contact-attempt');
  const attempted: TriageEvent = { type: 'ContactAttempted', data: { attemptId, method, result }, personal: known({ note }) };
  if (!isTwoWay(result) || !wouldBeFirst(state, at)) return [attempted];
  return [attempted, { type: 'FirstContactMade', data: { method, attemptId } }];
}

/** Records that the person got in touch, or that an attempt on record turned out to have reached them. */
export function recordFirstContact({ method, attemptId, note }: RecordFirstContact, state: TriageState, at: TriageAt): Decision<TriageEvent> {
  const refused = requireCaseFact(at);
  if (refused) return refused;
  if (attemptId !== undefined && !reachedBy(state, attemptId)) return refuseTriage('triage.no-such-contact', { field: 'attemptId' });
  if (!wouldBeFirst(state, at)) return refuseTriage('triage.first-contact-already-made', { because: `It was made at ${state.firstContactAt}.` });
  return [{ type: 'FirstContactMade', data: known({ method, attemptId }), personal: known({ note }) }];
}

/** Refuses a result that the method cannot have. */
export function requireResultOf(method: ContactMethod, result: ContactResult): Refusal | undefined {
  const possible = resultsOf(method);
  if (possible.includes(result)) return undefined;
  return refuseTriage('triage.result-not-for-method', { field: 'result', because: `Possible by ${method}: ${possible.join(', ')}.` });
}

const wouldBeFirst = ({ firstContactAt }: TriageState, { effectiveAt }: TriageAt): boolean =>
  firstContactAt === undefined || effectiveAt < firstContactAt;
