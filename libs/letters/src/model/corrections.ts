import { isOneOf, refuseMalformedFacts, refuseMisfit, type Decider, type FactChecks, type Happened, type Refusal } from '#kernel';
import type { LetterCommand } from './commands.js';
import type { LetterEvent } from './events.js';
import { deliveryRule } from './report-delivery.js';
import { evolve, notCalledFor, type LetterState } from './state.js';
import { REJECTION_REASONS, UNDELIVERABLE_REASONS } from './vocabulary.js';

const reported = { data: ['reason'], personal: ['note'], strike: true } as const;

/** Only what a person typed can be corrected: the reports about delivery. What the service wrote and sent stands. */
export const correctable: Decider<LetterState, LetterCommand, LetterEvent>['correctable'] = {
  LetterDue: 'never',
  LetterDrafted: 'never',
  LetterHeld: 'never',
  LetterReleased: 'never',
  LetterSent: 'never',
  LetterDelivered: { ...reported, data: [] },
  LetterRejected: reported,
  LetterUndeliverable: reported,
  LetterSuperseded: 'never',
};

const CHECKS: FactChecks<LetterEvent> = {
  LetterDue: {},
  LetterDrafted: {},
  LetterHeld: {},
  LetterReleased: {},
  LetterSent: {},
  LetterDelivered: {},
  LetterRejected: { reason: isOneOf(REJECTION_REASONS) },
  LetterUndeliverable: { reason: isOneOf(UNDELIVERABLE_REASONS) },
  LetterSuperseded: {},
};

const fits = () => undefined;

/** A corrected history must have been possible: nothing is heard of a letter before it was sent. */
export const consistent = (history: readonly Happened<LetterEvent>[]): Refusal | undefined =>
  refuseMalformedFacts(history, CHECKS) ??
  refuseMisfit<LetterState, LetterEvent>(
    { initial: notCalledFor, evolve },
    {
      LetterDue: fits,
      LetterDrafted: fits,
      LetterHeld: fits,
      LetterReleased: fits,
      LetterSent: fits,
      LetterDelivered: (state, { effectiveAt }) => deliveryRule('delivered', state, effectiveAt),
      LetterRejected: (state, { effectiveAt }) => deliveryRule('rejected', state, effectiveAt),
      LetterUndeliverable: (state, { effectiveAt }) => deliveryRule('undeliverable', state, effectiveAt),
      LetterSuperseded: fits,
    },
    history,
  );
