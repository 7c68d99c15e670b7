import type { Decider } from '#kernel';
import { closeConcern } from './close-concern.js';
import type { SafeguardingCommand } from './commands.js';
import type { SafeguardingContext } from './context.js';
import { consistent, correctable } from './corrections.js';
import type { SafeguardingEvent } from './events.js';
import { raiseConcern } from './raise-concern.js';
import { readConcern } from './read-concern.js';
import { evolve, initial, type SafeguardingState } from './state.js';

/** The safeguarding concerns of one case, and who read them. */
export const safeguarding: Decider<SafeguardingState, SafeguardingCommand, SafeguardingEvent, SafeguardingContext> = {
  category: 'safeguarding',
  initial,
  evolve,
  decide: { RaiseConcern: raiseConcern, CloseConcern: closeConcern, ReadConcern: readConcern },
  correctable,
  consistent,
};
