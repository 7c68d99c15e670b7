import type { SqlPool } from '#database';
import type { Recorded } from '#kernel';

const INTO = `events (position, stream, revision, event_id, type, schema_version, case_id, effective_at, recorded_at, actor,
  correlation_id, causation_id, command_id, fingerprint, data, personal, previous_hash, hash)`;

/** An event as a line of COPY text, all but its position: that is known only once everything before it is. */
export function lineOf(event: Omit<Recorded, 'position'>): string {
  const { stream, revision, eventId, type, schemaVersion, caseId, effectiveAt, recordedAt, actor } = event as Recorded;
  const { correlationId, causationId, commandId, fingerprint, data, personal, previousHash, hash } = event as Recorded;
  const place = `${stream}\t${revision}\t${eventId}\t${type}\t${schemaVersion}\t${caseId ?? '\\N'}\t${effectiveAt}\t${recordedAt}`;
  const origin = `${escaped(JSON.stringify(actor))}\t${correlationId}\t${causationId}\t${commandId}\t${fingerprint}`;
  const said = `${escaped(JSON.stringify(data))}\t${personal ? escaped(JSON.stringify(personal)) : '\\N'}`;
  return `${place}\t${origin}\t${said}\t\\\\x${previousHash}\t\\\\x${hash}\n`;
}

/** Writes lines that begin with their positions, which go on from where the log ends: all or none. Nobody else may write. */
export const writeLines = (pool: Pick<SqlPool, 'copyIn'>, lines: string): Promise<void> => pool.copyIn(INTO, lines);

/** JSON has no tabs and no line ends; a backslash stands for itself when doubled. */
const escaped = (json: string): string => (json.includes('\\') ? json.replaceAll('\\', '\\\\') : json);
