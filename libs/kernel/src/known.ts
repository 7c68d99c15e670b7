/**
 * An object without its undefined fields: what is not known is left out of an event, so that it is hashed and stored
 * the same way however it came to be unknown.
 */
export function known<T extends object>(facts: T): T {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T;
}
