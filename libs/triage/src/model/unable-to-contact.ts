import { known, type Decision } from '#kernel';
import type { DeclareUnableToContact } from './commands.js';
import { exhaustedOn, unansweredAttempts } from './contact-policy.js';
import { requireCaseFact, type TriageAt } from './context.js';
import type { ContactPolicy, TriageEvent } from './events.js';
import { refuseTriage } from './refusals.js';
import type { TriageState } from './state.js';

/**
 * Declares the person unable to be contacted: work for staff and a letter to the practice, never the end of the case. Nothing
 * to do while an earlier declaration stands; once the person was reached, the counting starts afresh.
 */
export function declareUnableToContact({ note }: DeclareUnableToContact, state: TriageState, at: TriageAt): Decision<TriageEvent> {
  const refused = requireCaseFact(at);
  if (refused) return refused;
  if (state.unableToContactAt !== undefined) return [];
  const policy: ContactPolicy = { attempts: at.programme.contactPolicy.attempts, overDays: at.programme.contactPolicy.overDays };
  const attempts = unansweredAttempts(state, at.effectiveAt);
  const [first, last] = [attempts[0], attempts.at(-1)];
  const notBefore = exhaustedOn(attempts, policy);
  if (!first || !last || notBefore === undefined || at.effectiveOn < notBefore) {
    return refuseTriage('triage.contact-policy-not-exhausted', {
      because: `It asks for ${policy.attempts} attempts, and ${policy.overDays} days from the day of the first; so far ${attempts.length} were not answered.`,
      details: known({ policy, attempts: attempts.length, notBefore }),
    });
  }
  return [
    {
      type: 'UnableToContact',
      data: { attempts: attempts.length, firstAttemptAt: first.at, lastAttemptAt: last.at, policy },
      personal: known({ note }),
    },
  ];
}
