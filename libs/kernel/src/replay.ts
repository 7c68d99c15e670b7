import type { Decider } from './decider.js';
import type { EventShape, Happened } from './event.js';
import { Refusal } from './refusal.js';
import { londonDate } from './time.js';

/** For every event type: why an event could not happen in a state; `undefined` if it could. */
export type Rules<S, E extends EventShape> = {
  readonly [T in E['type']]: (state: S, event: Pick<Happened<Extract<E, { type: T }>>, 'data' | 'effectiveAt'>) => Refusal | undefined;
};

/**
 * Plays a history again under the rules that its decisions obeyed, and refuses with the first rule that an event would
 * break. A correction is consistent if nothing does: one set of rules serves both commands and corrections.
 */
export function refuseMisfit<S, E extends EventShape>(
  decider: Pick<Decider<S, { type: string }, E>, 'initial' | 'evolve'>,
  rules: Rules<S, E>,
  history: readonly Happened<E>[],
): Refusal | undefined {
  const evolve = decider.evolve as unknown as Record<string, (state: S, event: Happened) => S>;
  const ruleOf = rules as unknown as Record<string, (state: S, event: Happened) => Refusal | undefined>;
  let state = decider.initial;
  for (const event of history as readonly Happened[]) {
    const broken = ruleOf[event.type]?.(state, event);
    if (broken) {
      const message = `${broken.message} The correction would make this so for ${event.type} of ${londonDate(event.effectiveAt)}.`;
      return new Refusal(broken.code, 'conflict', message, [{ field: 'facts', code: broken.code, message }], {
        ...broken.details,
        contradicts: event.eventId,
      });
    }
    state = evolve[event.type]?.(state, event) ?? state;
  }
  return undefined;
}
