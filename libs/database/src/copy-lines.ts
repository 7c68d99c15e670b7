/**
 * Rows as lines of COPY text (PostgreSQL, "COPY", text format), in the order of the columns named: what a row lacks is null, and an
 * object is written as its JSON.
 */
export function copyLines(columns: readonly string[], rows: readonly object[]): string {
  let lines = '';
  // To join a row at once takes less than to lengthen a text by each of its values.
  for (const row of rows as readonly Record<string, unknown>[]) lines += `${columns.map((column) => written(row[column])).join('\t')}\n`;
  return lines;
}

function written(value: unknown): string {
  if (value === null || value === undefined) return COPY_NULL;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return copyText(typeof value === 'string' ? value : JSON.stringify(value));
}

/** What stands for null in a line of COPY text. */
export const COPY_NULL = '\\N';

/** A text as a line of COPY text holds it. */
export const copyText = (text: string): string =>
  SPECIAL.test(text) ? text.replace(EVERY_SPECIAL, (character) => ESCAPED[character] as string) : text;

const SPECIAL = /[\\\t\n\r]/;
const EVERY_SPECIAL = /[\\\t\n\r]/g;
const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
