import { refuseMalformedFacts, refuseMisfit, type Decider, type Happened, type Refusal, type Rules } from '#kernel';
import { closable } from './close-concern.js';
import type { SafeguardingCommand } from './commands.js';
import type { SafeguardingContext } from './context.js';
import type { SafeguardingEvent } from './events.js';
import { enteredFacts } from './facts.js';
import { evolve, initial, type SafeguardingState } from './state.js';

type SafeguardingDecider = Decider<SafeguardingState, SafeguardingCommand, SafeguardingEvent, SafeguardingContext>;

/** Everything that a person enters, but a reading: who read what and why is evidence against the reader too. */
export const correctable: SafeguardingDecider['correctable'] = {
  ConcernRaised: { data: Object.keys(enteredFacts.ConcernRaised), personal: ['description'], strike: true },
  ConcernClosed: { data: Object.keys(enteredFacts.ConcernClosed), personal: ['note'], strike: true },
  ConcernRead: 'never',
};

/** A concern is closed once, after it was raised. A reading stays even if the concern turns out to have been an error. */
const rules: Rules<SafeguardingState, SafeguardingEvent> = {
  ConcernRaised: () => undefined,
  ConcernClosed: (state, { data, effectiveAt }) => closable(state, data.concernId, effectiveAt),
  ConcernRead: () => undefined,
};

/** What must hold of a history after a correction: its codes are known and its rules were kept. */
export const consistent = (history: readonly Happened<SafeguardingEvent>[]): Refusal | undefined =>
  refuseMalformedFacts(history, enteredFacts) ?? refuseMisfit({ initial, evolve }, rules, history);
