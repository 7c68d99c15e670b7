import { copyLines, type SqlPool } from '#database';
import type { Recorded } from '#kernel';

/** The columns of an event but its position, in the order in which its row says them. */
const COLUMNS = [
  ...['stream', 'revision', 'event_id', 'type', 'schema_version', 'case_id', 'effective_at', 'recorded_at', 'actor'],
  ...['correlation_id', 'causation_id', 'command_id', 'fingerprint', 'data', 'personal', 'previous_hash', 'hash'],
];
const INTO = `events (${['position', ...COLUMNS].join(', ')})`;

const rowOf = (event: Omit<Recorded, 'position'>): object => {
  const { type } = event as { type: string };
  return {
    ...{ stream: event.stream, revision: event.revision, event_id: event.eventId, type, schema_version: event.schemaVersion },
    ...{ case_id: event.caseId, effective_at: event.effectiveAt, recorded_at: event.recordedAt, actor: event.actor },
    ...{ correlation_id: event.correlationId, causation_id: event.causationId, command_id: event.commandId, fingerprint: event.fingerprint },
    ...{ data: event.data, personal: event.personal, previous_hash: `\\x${event.previousHash}`, hash: `\\x${event.hash}` },
  };
};

/** An event as a line of COPY text, all but its position: that is known only once everything before it is. */
export const lineOf = (event: Omit<Recorded, 'position'>): string => copyLines(COLUMNS, [rowOf(event)]);

/** An event as a line of COPY text, in the place that it has. */
export const placedLine = (event: Recorded): string => `${Number(event.position)}\t${lineOf(event)}`;

/**
 * Writes events in the places that they have, if the log ends right before them and has nothing recorded later; else, and if
 * something stands in their way, nothing. Their recorded times do not fall.
 * @throws with `LOG_GOES_ON` as its code if the log does not end there
 */
export function writePlaced(pool: Pick<Required<SqlPool>, 'copyBetween'>, events: readonly Recorded[]): Promise<void> {
  const [first, last] = [events[0] as Recorded, events.at(-1) as Recorded];
  const turn = `select log_turn(${Number(first.position) - 1}, '${first.recordedAt}')`;
  return pool.copyBetween(turn, { into: INTO, lines: events.map(placedLine).join('') }, `notify stepwise_log, '${Number(last.position)}'`);
}

/** What `log_turn` says if the log has gone on since. */
export const LOG_GOES_ON = 'SW001';

/** Writes lines that begin with their positions, which go on from where the log ends: all or none. Nobody else may write. */
export const writeLines = (pool: Pick<SqlPool, 'copyIn'>, lines: string): Promise<void> => pool.copyIn(INTO, lines);
