import { addDays, known, startOfDay, type Happened, type Instant, type Uuid } from '#kernel';
import { isTwoWay, unableToContactDueOn } from '#triage/contract';
import type { CaseEventOf } from '../file/case-events.js';
import { all, last, type CaseFile } from '../file/case-file.js';
import { dayOf, isUnableToContact, lastReachedAt, runningPause } from '../file/circumstances.js';
import { breachOn } from '../file/targets.js';
import { atOnce, whenItsDayComes, type Work } from './work.js';

/** Working days from triage to the first attempt. */
const CONTACT_WITHIN = 2;
/** Working days to decide about somebody who cannot be reached. */
const DECIDE_WITHIN = 2;

/** Reaching the person: the first contact, the next attempt, or what to do when the contact policy is exhausted. */
export function contactWork(file: CaseFile): Work[] {
  const { triage, calendar } = file;
  if (isUnableToContact(file)) {
    const declared = last(file, 'UnableToContact');
    return declared ? [atOnce('unable-to-contact', declared, { dueOn: calendar.addWorkingDays(dayOf(declared), DECIDE_WITHIN) })] : [];
  }
  if (runningPause(file)) return [];
  const lastAttempt = unansweredAttempts(file).at(-1);
  if (lastAttempt) return tryAgain(file, lastAttempt);
  const decided = last(file, 'TriageDecided');
  if (triage.status !== 'decided' || lastReachedAt(file) !== undefined || !decided) return [];
  const dueOn = calendar.addWorkingDays(dayOf(decided), CONTACT_WITHIN);
  return [atOnce('contact-due', decided, { dueOn, breachOn: breachOn(file, 'referral-to-first-contact') })];
}

type Attempt = Happened<CaseEventOf<'ContactAttempted'>>;

/** The attempts of a contact policy are spread over its days; once they are made, the days must still pass. */
function tryAgain(file: CaseFile, attempt: Attempt): Work[] {
  const { attempts, overDays } = file.programme.contactPolicy;
  if (unansweredAttempts(file).length >= attempts) return [];
  const spacing = Math.max(1, Math.floor(overDays / attempts));
  const dueOn = file.calendar.addWorkingDays(addDays(dayOf(attempt), spacing), 0);
  const breach = lastReachedAt(file) === undefined ? breachOn(file, 'referral-to-first-contact') : undefined;
  return [whenItsDayComes('try-again', attempt, { opensOn: dueOn, dueOn, breachOn: breach })];
}

/** Attempts without an answer since the person was last reached or seen, oldest first. */
function unansweredAttempts(file: CaseFile): Attempt[] {
  const since = lastReachedAt(file) ?? '';
  return all(file, 'ContactAttempted')
    .filter(({ data, effectiveAt }) => !isTwoWay(data.result) && effectiveAt > since)
    .toSorted((a, b) => (a.effectiveAt < b.effectiveAt ? -1 : 1));
}

/** When the person is to be declared unable to be contacted, and the attempt with which the policy was exhausted. */
export interface Declaration {
  because: Uuid;
  declareAt: Instant;
}

/** The declaration that the contact policy calls for, unless somebody reaches the person first. */
export function declarationDue(file: CaseFile): Declaration | undefined {
  if (runningPause(file)) return undefined;
  const { contactPolicy } = file.programme;
  const on = unableToContactDueOn(known({ ...file.triage, lastContactAt: lastReachedAt(file) }), contactPolicy);
  const exhausting = unansweredAttempts(file)[contactPolicy.attempts - 1];
  return on && exhausting ? { because: exhausting.eventId, declareAt: startOfDay(on) } : undefined;
}
