import { isOneOf, type FactCheck, type FactChecks, type Refusal } from '#kernel';
import type { SafeguardingEvent } from './events.js';
import { refuseSafeguarding } from './refusals.js';
import { CONCERN_CATEGORIES, CONCERN_OUTCOMES, CONCERN_SEVERITIES, READING_REASONS } from './vocabulary.js';

/** The codes that a person enters, by event, and the values that each can have. */
export const enteredFacts: FactChecks<SafeguardingEvent> = {
  ConcernRaised: { category: isOneOf(CONCERN_CATEGORIES), severity: isOneOf(CONCERN_SEVERITIES) },
  ConcernClosed: { outcome: isOneOf(CONCERN_OUTCOMES) },
  ConcernRead: { reason: isOneOf(READING_REASONS) },
};

/** Refuses a value that its field cannot have. */
export function valueFault(type: SafeguardingEvent['type'], facts: object): Refusal | undefined {
  const values = facts as Readonly<Record<string, unknown>>;
  const wrong = Object.entries<FactCheck>(enteredFacts[type]).find(([field, check]) => !check(values[field]));
  return wrong && refuseSafeguarding('safeguarding.value-not-allowed', { field: wrong[0] });
}

/** Refuses an empty text. */
export function inWords(text: string, field: string): Refusal | undefined {
  return text.trim() === '' ? refuseSafeguarding('safeguarding.text-missing', { field }) : undefined;
}
