import { COPY_NULL, copyText, type SqlPool } from '#database';
import type { Recorded } from '#kernel';

/** The columns of an event but its position, in the order in which its line says them. */
const COLUMNS = [
  ...['stream', 'revision', 'event_id', 'type', 'schema_version', 'case_id', 'effective_at', 'recorded_at', 'actor'],
  ...['correlation_id', 'causation_id', 'command_id', 'fingerprint', 'data', 'personal', 'previous_hash', 'hash'],
];
const INTO = `events (${['position', ...COLUMNS].join(', ')})`;

/** An event as a line of COPY text, all but its position: that is known only once everything before it is. */
export const lineOf = (event: Omit<Recorded, 'position'>): string => lineWith('', event, JSON.stringify(event.data));

/** An event as a line of COPY text, in the place that it has. */
export const placedLine = (event: Recorded, data = JSON.stringify(event.data)): string => lineWith(`${Number(event.position)}\t`, event, data);

/** Numbers, hashes, and ids and times as `checkEvents` lets them pass hold nothing to be escaped. */
function lineWith(place: string, event: Omit<Recorded, 'position'>, data: string): string {
  const { stream, revision, eventId, schemaVersion, caseId, effectiveAt, recordedAt, actor, fingerprint, personal } = event;
  const { type } = event as { type: string };
  const said = `${copyText(data)}\t${personal ? copyText(JSON.stringify(personal)) : COPY_NULL}`;
  return (
    `${place}${copyText(stream)}\t${revision}\t${eventId}\t${copyText(type)}\t${schemaVersion}\t${caseId ?? COPY_NULL}\t${effectiveAt}\t${recordedAt}\t` +
    `${copyText(JSON.stringify(actor))}\t${event.correlationId}\t${event.causationId}\t${event.commandId}\t${copyText(fingerprint)}\t${said}\t` +
    `\\\\x${event.previousHash}\t\\\\x${event.hash}\n`
  );
}

/**
 * Writes events in the places that they have, if the log ends right before them and has nothing recorded later; else, and if
 * something stands in their way, nothing. Their recorded times do not fall.
 *
 * @param datas the data of each event as JSON
 * @throws with `LOG_GOES_ON` as its code if the log does not end there
 */
export function writePlaced(pool: Pick<Required<SqlPool>, 'copyBetween'>, events: readonly Recorded[], datas: readonly string[]): Promise<void> {
  const [first, last] = [events[0] as Recorded, events.at(-1) as Recorded];
  const turn = `select log_turn(${Number(first.position) - 1}, '${first.recordedAt}')`;
  return pool.copyBetween(
    turn,
    { into: INTO, lines: events.map((event, i) => placedLine(event, datas[i])).join('') },
    `notify stepwise_log, '${Number(last.position)}'`,
  );
}

/** What `log_turn` says if the log has gone on since. */
export const LOG_GOES_ON = 'SW001';

/** Writes lines that begin with their positions, which go on from where the log ends: all or none. Nobody else may write. */
export const writeLines = (pool: Pick<SqlPool, 'copyIn'>, lines: string): Promise<void> => pool.copyIn(INTO, lines);
