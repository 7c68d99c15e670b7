import pg from 'pg';
import { prepareValue } from 'pg/lib/utils';

/** A column of an answer: its name, and the number by which Postgres knows its type. */
export type Column = readonly [name: string, type: number];

// Instants and days as text, whole numbers as numbers; everything else as the driver has it.
const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.TIMESTAMPTZ, instantOf],
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.NUMERIC, Number],
]);

/** How an instant ends that Postgres writes in so many characters: it leaves out zeros at the end of milliseconds. */
const ENDINGS: Readonly<Record<number, string>> = { 22: '.000Z', 24: '00Z', 25: '0Z', 26: 'Z' };

/** An instant as Postgres writes it. In UTC it says the same in another way: to ask a calendar takes eight times as long. */
export function instantOf(text: string): string {
  const ending = ENDINGS[text.length];
  const isInUtc = ending !== undefined && text[4] === '-' && text.endsWith('+00');
  return isInUtc ? `${text.slice(0, 10)}T${text.slice(11, -3)}${ending}` : new Date(text).toISOString();
}

/** How the text of a column becomes a JavaScript value: the same for PGlite and for a server. */
export const parserOf = (type: number): ((text: string) => unknown) => parsers.get(type) ?? pg.types.getTypeParser(type, 'text');

/** A parameter as the text that Postgres reads, as the driver of a server would send it. */
export const parameterText = (value: unknown): unknown => prepareValue(value);

/** The rows of an answer as objects. */
export function rowsOf(columns: readonly Column[], rows: readonly (readonly (string | null)[])[]): Record<string, unknown>[] {
  const read = columns.map(([name, type]) => ({ name, parse: parserOf(type) }));
  return rows.map((row) => {
    const object: Record<string, unknown> = {};
    for (const [i, { name, parse }] of read.entries()) {
      const text = row[i];
      object[name] = text === null || text === undefined ? null : parse(text);
    }
    return object;
  });
}
