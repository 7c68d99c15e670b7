import { refuseCorrection } from './correct-fact.js';
import type { EventShape, Happened } from './event.js';
import { isUuid } from './identifiers.js';
import type { Refusal } from './refusal.js';
import { isLocalDate, parseInstant } from './time.js';

/** Whether a value may stand in a field of an event. A correction brings values that no request body has checked. */
export type FactCheck = (value: unknown) => boolean;

/** The fields of each event type that may be corrected, with what may stand in them. */
export type FactChecks<E extends EventShape> = { readonly [T in E['type']]: Readonly<Record<string, FactCheck>> };

/** One of a vocabulary's codes. */
export const isOneOf =
  (codes: readonly unknown[]): FactCheck =>
  (value) =>
    codes.includes(value);

/** A whole number within bounds, both included. */
export const isWholeNumber =
  (from: number, to: number): FactCheck =>
  (value) =>
    Number.isInteger(value) && (value as number) >= from && (value as number) <= to;

/** An instant as the log writes it: UTC with milliseconds. */
export const isInstantFact: FactCheck = (value) => typeof value === 'string' && parseInstant(value) === value;

/** A day that exists. */
export const isDayFact: FactCheck = (value) => typeof value === 'string' && isLocalDate(value);

/** An identifier. */
export const isUuidFact: FactCheck = (value) => typeof value === 'string' && isUuid(value);

/** A list whose length lies within bounds, both included, and whose entries all pass. */
export const isListOf =
  (entry: FactCheck, from: number, to: number): FactCheck =>
  (value) =>
    Array.isArray(value) && value.length >= from && value.length <= to && value.every(entry);

/** A field that may also be absent. */
export const optional =
  (check: FactCheck): FactCheck =>
  (value) =>
    value === undefined || check(value);

/** Refuses if a corrected event of the history holds a value that its field cannot have. */
export function refuseMalformedFacts<E extends EventShape>(history: readonly Happened<E>[], checks: FactChecks<E>): Refusal | undefined {
  for (const event of history as readonly Happened[]) {
    if (event.correctedBy.length === 0) continue;
    const data = event.data as Record<string, unknown>;
    const fields = Object.entries<FactCheck>(checks[event.type as E['type']]);
    const wrong = fields.find(([field, check]) => !check(data[field]));
    if (wrong) return refuseCorrection('correction.value-not-valid', { field: `facts.${wrong[0]}` });
  }
  return undefined;
}
