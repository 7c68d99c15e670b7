import { addDays, londonDate, type Instant, type LocalDate } from '#kernel';
import { isTwoWay } from './contact-vocabulary.js';
import type { ContactPolicy } from './events.js';
import type { ContactAttempt, TriageState } from './state.js';

/**
 * The London day from which `DeclareUnableToContact` is in place; absent while more attempts are needed or a declaration
 * stands. A schedule sets its alarm by it.
 */
export function unableToContactDueOn(state: TriageState, policy: ContactPolicy): LocalDate | undefined {
  return state.unableToContactAt === undefined ? exhaustedOn(unansweredAttempts(state), policy) : undefined;
}

/** Attempts without an answer since the person was last reached, up to `until`, oldest first. */
export function unansweredAttempts({ attempts, lastContactAt = '' }: TriageState, until?: Instant): readonly ContactAttempt[] {
  return attempts
    .filter(({ at, result }) => !isTwoWay(result) && at > lastContactAt && (until === undefined || at <= until))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

/** The day on which these unanswered attempts, oldest first, exhaust a policy: the last one needed is made, and the days have passed. */
export function exhaustedOn(attempts: readonly ContactAttempt[], policy: ContactPolicy): LocalDate | undefined {
  const [first, lastNeeded] = [attempts[0], attempts[policy.attempts - 1]];
  if (!first || !lastNeeded) return undefined;
  const daysPassOn = addDays(londonDate(first.at), policy.overDays);
  const lastMadeOn = londonDate(lastNeeded.at);
  return daysPassOn > lastMadeOn ? daysPassOn : lastMadeOn;
}
