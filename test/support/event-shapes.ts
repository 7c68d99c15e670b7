/** Where there is what kind of value in the data of an event: `.proposal.reasons[].points number`. */
export function shapeOf(value: unknown, at = '', into = new Set<string>()): Set<string> {
  into.add(`${at} ${kindOf(value)}`);
  if (Array.isArray(value)) for (const item of value) shapeOf(item, `${at}[]`, into);
  else if (typeof value === 'object' && value !== null) for (const [field, inner] of Object.entries(value)) shapeOf(inner, `${at}.${field}`, into);
  return into;
}

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value);
