import type { Condition, Test } from '../figure.js';

/** The values of a row by column; absent or null: not known. */
export type Values = Readonly<Record<string, unknown>>;

/** Whether a condition holds of a row: the same as it means in the database. */
export const holds = (condition: Condition, values: Values): boolean =>
  Object.entries(condition as Readonly<Record<string, Test>>).every(([column, test]) => passes(values[column] ?? null, test));

function passes(value: unknown, test: Test): boolean {
  if (test === 'known') return value !== null;
  if (test === 'not-known') return value === null;
  if (test === 'positive') return typeof value === 'number' && value > 0;
  return test.includes(value as string);
}
