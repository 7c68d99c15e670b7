/**
 * An object without its undefined fields: what is not known is left out of an event, so that it is hashed and stored
 * the same way however it came to be unknown.
 */
export function known<T extends object>(facts: T): T {
  const left: Record<string, unknown> = {};
  for (const name of Object.keys(facts)) {
    const value = (facts as Record<string, unknown>)[name];
    if (value !== undefined) left[name] = value;
  }
  return left as T;
}
