import type { EventShape, Recorded } from './event.js';

/**
 * Turns the data of one version of an event into that of the next. A correction brings some of the fields only, and is turned
 * by the same function: it must leave out what follows from a field that is not there.
 */
export type Upcaster = (data: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** For the event types of a module that had earlier versions: from the first on, how each becomes the next. */
export type Upcasters<E extends EventShape = EventShape> = { readonly [T in E['type']]?: readonly Upcaster[] };

/** The version in which an event of a type is written now: 1 until its data changes. */
export function currentVersion(upcasters: Upcasters | undefined, type: string): number {
  return ((upcasters as Record<string, readonly Upcaster[]> | undefined)?.[type]?.length ?? 0) + 1;
}

/** An event of an earlier version as it would be written now. The version of a correction is that of the facts that it brings. */
export function upcast(event: Recorded, chain: readonly Upcaster[]): Recorded {
  const steps = chain.slice(event.schemaVersion - 1);
  if (steps.length === 0) return event;
  const turned = (data: object): Record<string, unknown> => steps.reduce((before, step) => step(before), data as Record<string, unknown>);
  const data = event.type === 'FactCorrected' ? { ...event.data, facts: turned((event.data as { facts: object }).facts) } : turned(event.data);
  return { ...event, schemaVersion: chain.length + 1, data };
}
