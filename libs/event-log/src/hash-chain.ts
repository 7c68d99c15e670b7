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
  const { eventId, type, schemaVersion, caseId, effectiveAt, actor, correlationId, causationId, commandId, fingerprint, data, personal } = event;
  const text = JSON.stringify;
  // The keys in sorted order, as `canonicalJson` has them: this is done for every event, and to sort them every time would take a third of it.
  return sha256(
    `{"actor":${canonicalJson(actor)},"caseId":${text(caseId)},"causationId":${text(causationId)},"commandId":${text(commandId)},` +
      `"correlationId":${text(correlationId)},"data":${canonicalJson(data)},"effectiveAt":${text(effectiveAt)},"eventId":${text(eventId)},` +
      `"fingerprint":${text(fingerprint)},"personal":${canonicalJson(personal)},"schemaVersion":${schemaVersion},"stream":${text(stream)},"type":${text(type)}}`,
  );
}

/** Hash of an event in its place: over the event before it in the stream, its revision, its recorded time, its content. */
export function chainHash(previousHash: string, revision: number, recordedAt: Instant, content: string): string {
  return sha256(`${previousHash}|${revision}|${recordedAt}|${content}`);
}

const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** JSON with the keys of every object in sorted order and absent fields left out: the same before and after it was stored as JSON. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if ('toJSON' in value && typeof value.toJSON === 'function') return canonicalJson(value.toJSON());
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const fields = value as Record<string, unknown>;
  let json = '';
  for (const name of Object.keys(fields).sort()) {
    const field = fields[name];
    if (field !== undefined) json += `${json === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(field)}`;
  }
  return `{${json}}`;
}
