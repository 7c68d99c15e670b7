import type { Recorded } from '#kernel';
import { positionOf } from '../port.js';

/** The columns of an event, in the order and names that `toRecorded` reads. */
export const EVENT_COLUMNS = `position, stream, revision, event_id, type, schema_version, case_id, effective_at, recorded_at, actor,
  correlation_id, causation_id, command_id, fingerprint, data, personal, encode(previous_hash, 'hex') as previous_hash, encode(hash, 'hex') as hash`;

/** An event from its row. */
export function toRecorded(row: Record<string, unknown>): Recorded {
  const text = (name: string): string => row[name] as string;
  return {
    position: positionOf(row['position'] as number),
    stream: text('stream'),
    revision: row['revision'] as number,
    eventId: text('event_id'),
    type: text('type'),
    schemaVersion: row['schema_version'] as number,
    caseId: row['case_id'] as string | null,
    effectiveAt: text('effective_at'),
    recordedAt: text('recorded_at'),
    actor: JSON.parse(text('actor')) as Recorded['actor'],
    correlationId: text('correlation_id'),
    causationId: text('causation_id'),
    commandId: text('command_id'),
    fingerprint: text('fingerprint'),
    data: JSON.parse(text('data')) as object,
    personal: row['personal'] === null ? null : (JSON.parse(text('personal')) as Recorded['personal']),
    previousHash: text('previous_hash'),
    hash: text('hash'),
  } as Recorded;
}
