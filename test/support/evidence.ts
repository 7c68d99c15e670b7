import { chainHash, CHAIN_START, contentHash, type EventLog, type NewEvent } from '#event-log';
import type { Recorded } from '#kernel';
import { MasterKey } from '#privacy';
import type { Programme } from '#programmes/contract';
import {
  firstLine,
  lastLine,
  findAmong,
  rowLines,
  knownBy,
  listingsIn,
  verifyEvidence,
  wholeEvidence,
  type EvidenceCell,
  type EvidenceKind,
  type EvidenceVerdict,
} from '#reporting';

/** Events chained as a log chains them: revisions without gaps in each stream, and hashes. */
export function chained(events: readonly Recorded[]): Recorded[] {
  const ends = new Map<string, { revision: number; hash: string }>();
  return events.map((event) => {
    const { revision, hash: previousHash } = ends.get(event.stream) ?? { revision: -1, hash: CHAIN_START };
    const hash = chainHash(previousHash, revision + 1, event.recordedAt, contentHash(event.stream, event as unknown as NewEvent));
    ends.set(event.stream, { revision: revision + 1, hash });
    return { ...event, revision: revision + 1, previousHash, hash } as Recorded;
  });
}

/** A log in memory, as far as evidence needs one. */
export const logOf = (events: readonly Recorded[]): Pick<EventLog, 'at' | 'read'> => ({
  at: async (positions) => events.filter(({ position }) => positions.includes(position)),
  read: async (stream) => events.filter((event) => event.stream === stream),
});

/** A key for evidence in tests. */
export const theKey = MasterKey.random();

/** The whole evidence of a cell as the lines of a file. */
export async function fileOf(cell: EvidenceCell, events: readonly Recorded[], master = theKey): Promise<string[]> {
  let text = '';
  let rows = 0;
  let hash = '';
  for await (const part of wholeEvidence(cell, { log: logOf(events), master })) {
    hash = part.chain;
    if ('figures' in part) text += firstLine(cell.head, part);
    else {
      rows += part.rows.length;
      text += rowLines(part.rows);
    }
  }
  return `${text}${lastLine({ rows, hash })}`.trimEnd().split('\n');
}

/** The programmes that events publish. */
const programmesIn = (events: readonly Recorded[]): Programme[] =>
  events.flatMap((event) => (event.type === 'ProgrammePublished' ? [(event.data as unknown as { definition: Programme }).definition] : []));

/** What a look through a file finds; with `events`, held against a log that has them. */
export function looked(
  lines: readonly string[],
  kinds: readonly EvidenceKind[],
  events?: readonly Recorded[],
  master = theKey,
): Promise<EvidenceVerdict> {
  async function* each(): AsyncGenerator<string> {
    yield* lines;
  }
  if (!events) return verifyEvidence(each(), { kinds });
  const programmes = programmesIn(events);
  const beside = [...new Set(events.flatMap(({ caseId, stream }) => (caseId === null ? [stream] : [])))];
  const caseUpTo = async (caseId: string, upTo: string) => ({
    events: events.filter((event) => event.caseId === caseId && event.position <= upTo),
    programmes,
    listed: knownBy(findAmong(listingsIn(events)), upTo),
    beside,
  });
  return verifyEvidence(each(), { kinds, log: { stored: logOf(events), caseUpTo, master } });
}
