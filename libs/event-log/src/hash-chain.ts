import { hash } from 'node:crypto';
import type { Instant } from '#kernel';
import type { NewEvent } from './port.js';

/** The hash that the first event of every stream points back to. */
export const CHAIN_START = '0'.repeat(64);

/**
 * Hash of everything a writer says in an event, in hex. Computed over JSON with sorted keys, so that it does not depend
 * on how a store keeps the event. The sealed personal part is hashed as sealed: it verifies after an erasure.
 */
export function contentHash(stream: string, event: NewEvent): string {
  const { eventId, type, schemaVersion, caseId, effectiveAt, correlationId, causationId, commandId, fingerprint } = event;
  const actor = inOrder(event.actor);
  const data = inOrder(event.data);
  const personal = inOrder(event.personal);
  // In the order of its keys: to sort them for every event would take as long as all the rest.
  const said = {
    actor,
    caseId,
    causationId,
    commandId,
    correlationId,
    data,
    effectiveAt,
    eventId,
    fingerprint,
    personal,
    schemaVersion,
    stream,
    type,
  };
  const isInOrder = actor !== NOT_TO_BE_HAD && data !== NOT_TO_BE_HAD && personal !== NOT_TO_BE_HAD;
  return sha256(isInOrder ? JSON.stringify(said) : writtenInOrder({ ...said, actor: event.actor, data: event.data, personal: event.personal }));
}

/** Hash of an event in its place: over the event before it in the stream, its revision, its recorded time, its content. */
export function chainHash(previousHash: string, revision: number, recordedAt: Instant, content: string): string {
  return sha256(`${previousHash}|${revision}|${recordedAt}|${content}`);
}

const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** JSON with the keys of every object in sorted order and absent fields left out: the same before and after it was stored as JSON. */
export function canonicalJson(value: unknown): string {
  const sorted = inOrder(value);
  return sorted === NOT_TO_BE_HAD ? writtenInOrder(value) : (JSON.stringify(sorted) ?? 'null');
}

const NOT_TO_BE_HAD = Symbol('not to be had');

/**
 * The same value with the keys of every object in sorted order, so that `JSON.stringify` writes them so, which takes half as long as to
 * put the text together here. Not to be had of an object with keys that are numbers, which come first
 * whatever is done.
 */
function inOrder(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if ('toJSON' in value) return NOT_TO_BE_HAD;
  if (Array.isArray(value)) {
    const items = value.map(inOrder);
    return items.includes(NOT_TO_BE_HAD) ? NOT_TO_BE_HAD : items;
  }
  const fields = value as Record<string, unknown>;
  const sorted: Record<string, unknown> = {};
  for (const name of Object.keys(fields).sort()) {
    const field = inOrder(fields[name]);
    if (field === NOT_TO_BE_HAD || isUnruly(name)) return NOT_TO_BE_HAD;
    sorted[name] = field;
  }
  return sorted;
}

/** Whether an object may not keep a key where it was put. */
function isUnruly(name: string): boolean {
  const first = name.charCodeAt(0);
  return (first >= ZERO && first <= NINE) || name === '__proto__';
}

const ZERO = 48;
const NINE = 57;

function writtenInOrder(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if ('toJSON' in value && typeof value.toJSON === 'function') return writtenInOrder(value.toJSON());
  if (Array.isArray(value)) return `[${value.map(writtenInOrder).join(',')}]`;
  const fields = value as Record<string, unknown>;
  let json = '';
  for (const name of Object.keys(fields).sort()) {
    const field = fields[name];
    if (field !== undefined) json += `${json === '' ? '' : ','}${JSON.stringify(name)}:${writtenInOrder(field)}`;
  }
  return `{${json}}`;
}
