import type { Recorded } from '#kernel';
import type { ModuleCommand } from '#handling';
import type { CommandEnvelope, Instant } from '#kernel';

/** Makes the envelope of a command that follows from an event: its id is derived from the event, so a repeat is harmless. */
export type Envelopes = (label: string, effectiveAt?: Instant) => CommandEnvelope;

/**
 * What a module does when something happens elsewhere: a checkpointed reactor that answers events with commands. It may
 * see an event more than once, and must name the same commands each time.
 */
export interface Policy {
  /** Names its checkpoint. */
  readonly name: string;
  /** Event types it reacts to. */
  readonly on: readonly string[];
  react(event: Recorded, envelope: Envelopes): Promise<readonly ModuleCommand<{ type: string }>[]> | readonly ModuleCommand<{ type: string }>[];
}

/** What a policy's checkpoint, its lease and what it has parked are named by. */
export const policyName = ({ name }: Pick<Policy, 'name'>): string => `policy ${name}`;
