import { canonicalJson, firstFaultOf, type EventLog, type LogFault } from '#event-log';
import { getOr, type Recorded, type Uuid } from '#kernel';
import type { MasterKey } from '#privacy';
import type { CitedEvent, EvidenceRow } from '../evidence.js';
import type { FirstLine } from '../file.js';
import { pseudonymOf } from '../pseudonyms.js';
import { differences } from './differences.js';
import type { CaseInLog, EvidenceCheck } from './kind.js';
import type { Faults } from './verdict.js';

/** The log that evidence is held against. */
export interface EvidenceLog {
  /** With every event as it was written, which is what hashes are made of. */
  stored: Pick<EventLog, 'at' | 'read'>;
  /** Everything about a case up to a position. */
  caseUpTo(caseId: Uuid, position: string): Promise<CaseInLog>;
  /** With it, pseudonyms are checked as well. */
  master?: MasterKey;
}

/**
 * Holds rows against the log: the events that they cite, the chains that these are in and that the case rests on beside them, and that
 * each fact follows from its case.
 */
export async function againstLog(
  rows: readonly EvidenceRow[],
  { first, check }: { first: FirstLine; check: EvidenceCheck },
  log: EvidenceLog,
  faults: Faults,
): Promise<void> {
  const there = new Map((await log.stored.at(rows.flatMap(({ events }) => events.map(({ position }) => position)))).map((e) => [e.position, e]));
  const broken = await brokenChains([...there.values()], log);
  const beside = new Map<string, Promise<string | undefined>>();
  const brokenBeside = (stream: string): Promise<string | undefined> => getOr(beside, stream, () => brokenUpTo(stream, first.position, log));
  await Promise.all(
    rows.map(async (row) => {
      const missing = row.events.filter((event) => {
        const says = faultOf(event, there.get(event.position), first, broken);
        if (says) faults.add({ row: row.row, eventId: event.eventId, says });
        return says !== undefined;
      });
      const cases = [...new Set(row.events.map(({ position }) => there.get(position)?.caseId))];
      const [caseId] = cases;
      if (missing.length > 0) return;
      if (cases.length !== 1 || !caseId) faults.add({ row: row.row, says: 'cites events that are not of one case' });
      else {
        const inLog = await log.caseUpTo(caseId, first.position);
        const found = [...(await Promise.all(inLog.beside.map(brokenBeside))), ...factFaults(row, caseId, inLog, { first, check, log })];
        for (const says of found) if (says) faults.add({ row: row.row, says });
      }
    }),
  );
}

/** Faults in the chains of streams, each up to the last event of it that is cited, by stream. */
async function brokenChains(cited: readonly Recorded[], { stored }: EvidenceLog): Promise<Map<string, LogFault>> {
  const upTo = new Map<string, number>();
  for (const { stream, revision } of cited) upTo.set(stream, Math.max(revision, upTo.get(stream) ?? 0));
  const found = await Promise.all(
    [...upTo].map(async ([stream, revision]) => {
      const fault = firstFaultOf((await stored.read(stream)).slice(0, revision + 1));
      return fault ? [[stream, fault] as const] : [];
    }),
  );
  return new Map(found.flat());
}

/** What is wrong with the chain of a stream that a case rests on, up to a position, in words. */
async function brokenUpTo(stream: string, position: string, { stored }: EvidenceLog): Promise<string | undefined> {
  const fault = firstFaultOf((await stored.read(stream)).filter((event) => event.position <= position));
  return fault && `rests on ${stream}, and the chain of this stream is broken: ${inWords(fault)}`;
}

const inWords = ({ type, eventId, position, kind }: LogFault): string => `${type} ${eventId} at position ${position} is ${kind}`;

function faultOf(cited: CitedEvent, there: Recorded | undefined, { position }: FirstLine, broken: ReadonlyMap<string, LogFault>): string | undefined {
  if (cited.position > position) return `cites an event at position ${cited.position}, which is after what it is evidence of`;
  if (!there) return `cites an event at position ${cited.position}, where the log has none`;
  if (there.eventId !== cited.eventId) return `cites an event at position ${cited.position}, where the log has ${there.eventId}`;
  if (there.type !== cited.type) return `cites ${cited.type} at position ${cited.position}, where the log has ${there.type}`;
  if (there.hash !== cited.hash) return `cites ${cited.type} with another hash than the log has at position ${cited.position}`;
  const fault = broken.get(there.stream);
  if (fault && fault.revision <= there.revision)
    return `rests on ${cited.type} at position ${cited.position}, and the chain of its stream is broken: ${inWords(fault)}`;
  return undefined;
}

function factFaults(
  row: EvidenceRow,
  caseId: Uuid,
  inLog: CaseInLog,
  { first, check, log }: { first: FirstLine; check: EvidenceCheck; log: EvidenceLog },
): string[] {
  const amounts = check.amountsOf(caseId, inLog);
  const found: string[] = [];
  if (log.master && pseudonymOf(log.master, first, caseId) !== row.pseudonym)
    found.push('has a pseudonym that does not stand for the case of its events');
  const idsOf = (list: readonly { eventId: Uuid }[]): string => list.map(({ eventId }) => eventId).join();
  if (idsOf(amounts.events) !== idsOf(row.events)) found.push('does not cite the very events of its case that the log has up to this position');
  if (amounts.facts.some((fact) => canonicalJson(fact) === canonicalJson(row.fact))) return found;
  const same = amounts.facts.find((fact) => check.keyOf(fact) === check.keyOf(row.fact));
  const how = same ? differences(row.fact, same, ['in the row', 'by the log']).join('; ') : 'its case has no such fact';
  return [...found, `does not follow from the events of its case: ${how}`];
}
