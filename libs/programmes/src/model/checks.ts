/** Something wrong in a document, at a path into it: `criteria[2].oneOf[0]`; the document itself is ''. */
export interface Fault {
  path: string;
  message: string;
}

/** Reads one value of a document. What is wrong with it is added to `faults`, and the answer is then `undefined`. */
export type Check<T> = (value: unknown, path: string, faults: Fault[]) => T | undefined;

/** The checks of a mapping's fields, by field; those that may be absent are marked `optional`. */
export type Shape<T> = {
  [K in keyof T]-?: object extends Pick<T, K> ? { optional: Check<NonNullable<T[K]>> } : Check<T[K]>;
};

/** A fault as one line for a person to read. */
export const faultInWords = (fault: Fault): string => (fault.path === '' ? fault.message : `${fault.path}: ${fault.message}`);

/** The path of a field. */
export const fieldOf = (path: string, field: string): string => (path === '' ? field : `${path}.${field}`);

/** A value as it may be quoted in a fault: scalars shortened, the rest by its kind. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text;
}

/** Makes a check of a test: `wanted` completes the sentence "… is not". */
export function checked<T>(wanted: string, test: (value: unknown) => value is T): Check<T> {
  return (value, path, faults) => {
    if (test(value)) return value;
    faults.push({ path, message: `${shown(value)} is not ${wanted}` });
    return undefined;
  };
}

/** Text that says something, at most `max` characters; surrounding space is dropped. */
export function text(max = 2000): Check<string> {
  return (value, path, faults) => {
    const trimmed = typeof value === 'string' ? value.trim() : '';
    if (trimmed !== '' && trimmed.length <= max) return trimmed;
    const message = trimmed === '' ? `${shown(value)} is not a text; write at least a word` : `is longer than ${max} characters`;
    faults.push({ path, message });
    return undefined;
  };
}

/** Text for which `test` holds; `wanted` says what it should have been. */
export const textLike = (wanted: string, test: (text: string) => boolean): Check<string> =>
  checked(wanted, (value): value is string => typeof value === 'string' && test(value));

/** True or false. */
export const flag: Check<boolean> = checked('true or false', (value): value is boolean => typeof value === 'boolean');

/** A whole number from `min` to `max`, both included. */
export const wholeNumber = (min: number, max: number): Check<number> =>
  checked(
    `a whole number from ${min} to ${max}`,
    (value): value is number => Number.isInteger(value) && Number(value) >= min && Number(value) <= max,
  );

/** One of a vocabulary; `noun` names it: "a condition group". */
export const oneOf = <T extends string>(vocabulary: readonly T[], noun: string): Check<T> =>
  checked(`${noun}; one of ${vocabulary.join(', ')}`, (value): value is T => vocabulary.includes(value as T));

/** A list of at least `atLeast` entries, no two with the same key (the entry itself, if it is a text). */
export function listOf<T>(entry: Check<T>, { atLeast = 0, key = String }: { atLeast?: number; key?: (entry: T) => string } = {}): Check<T[]> {
  return (value, path, faults) => {
    const before = faults.length;
    if (!Array.isArray(value)) {
      faults.push({ path, message: `${shown(value)} is not a list` });
      return undefined;
    }
    if (value.length < atLeast) faults.push({ path, message: `has ${value.length} of at least ${atLeast} ${atLeast === 1 ? 'entry' : 'entries'}` });
    const seen = new Set<string>();
    const entries = value.map((each: unknown, i) => {
      const read = entry(each, `${path}[${i}]`, faults);
      if (read === undefined) return undefined;
      if (seen.has(key(read))) faults.push({ path: `${path}[${i}]`, message: `"${key(read)}" is given twice` });
      seen.add(key(read));
      return read;
    });
    return faults.length > before ? undefined : (entries as T[]);
  };
}

/** Reads a mapping field by field and answers with the fields that are right. Unknown fields are faults. */
export function readFields<T extends object>(shape: Shape<T>, value: unknown, path: string, faults: Fault[]): Partial<T> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    faults.push({ path, message: `${shown(value)} is not a mapping of fields` });
    return {};
  }
  const given = value as Record<string, unknown>;
  for (const field of Object.keys(given)) {
    if (Object.hasOwn(shape, field)) continue;
    faults.push({ path: fieldOf(path, field), message: `is not a field here; there are ${Object.keys(shape).join(', ')}` });
  }
  const read: Record<string, unknown> = {};
  for (const [field, rule] of Object.entries<Check<unknown> | { optional: Check<unknown> }>(shape)) {
    const present = Object.hasOwn(given, field) && given[field] !== undefined;
    if (!present && typeof rule === 'function') faults.push({ path: fieldOf(path, field), message: 'is missing' });
    if (!present) continue;
    const answer = (typeof rule === 'function' ? rule : rule.optional)(given[field], fieldOf(path, field), faults);
    if (answer !== undefined) read[field] = answer;
  }
  return read as Partial<T>;
}

/** A mapping all of whose fields are right. */
export function mapping<T extends object>(shape: Shape<T>): Check<T> {
  return (value, path, faults) => {
    const before = faults.length;
    const read = readFields(shape, value, path, faults);
    return faults.length > before ? undefined : (read as T);
  };
}
