import { sql, type Kysely } from 'kysely';
import type { Recorded, Uuid } from '#kernel';
import { CATEGORIES } from '../file/case-events.js';
import { entryOf, isKept, type Entry } from '../file/entry.js';
import type { LastSeen } from './rows.js';

/** A case that a batch of events touches: all its entries, and how far they go. */
export interface TouchedCase {
  entries: Entry[];
  lastSeen: LastSeen;
}

const categories = new Set<string>(CATEGORIES);

/** Whether an event belongs into a case file. A correction does if it is of a stream that does. */
const belongs = ({ type, stream }: Recorded): boolean => isKept(type) && categories.has(stream.slice(0, stream.indexOf('-')));

const PERSON = 'person-';

/**
 * Loads the histories of the cases that events belong to, in one query, and adds the events in log order. An erasure belongs
 * to every case of its person, those that begin in the same batch too.
 */
export async function touchedCases(db: Kysely<object>, events: readonly Recorded[]): Promise<Map<Uuid, TouchedCase>> {
  const wanted = events.filter(belongs);
  const caseIds = wanted.flatMap(({ caseId }) => caseId ?? []);
  const persons = wanted.filter(({ type }) => type === 'PersonErased').map(personOf);
  const histories = new Map<Uuid, Entry[]>();
  for (const { case_id, entries } of await load(db, [...new Set(caseIds)], persons)) histories.set(case_id, entries);
  const touched = new Map<Uuid, TouchedCase>();
  for (const event of wanted) {
    const cases = event.type === 'PersonErased' ? casesOf(histories, personOf(event)) : [event.caseId ?? ''];
    for (const caseId of cases) {
      const entries = histories.get(caseId) ?? [];
      entries.push(entryOf(event));
      histories.set(caseId, entries);
      touched.set(caseId, { entries, lastSeen: event });
    }
  }
  return touched;
}

const personOf = ({ stream }: Recorded): Uuid => stream.slice(PERSON.length);

const casesOf = (histories: ReadonlyMap<Uuid, readonly Entry[]>, personId: Uuid): Uuid[] =>
  [...histories].filter(([, [received]]) => (received?.data as { personId?: Uuid } | undefined)?.personId === personId).map(([caseId]) => caseId);

interface History {
  case_id: Uuid;
  entries: Entry[];
}

async function load(db: Kysely<object>, caseIds: readonly Uuid[], persons: readonly Uuid[]): Promise<History[]> {
  const ofPersons = persons.length === 0 ? sql`` : sql` or case_id in (select case_id from caseload_v1 where person_id = any(${persons}::uuid[]))`;
  const { rows } = await sql<History>`
    select case_id, entries from caseload_histories_v1 where case_id = any(${caseIds}::uuid[])${ofPersons}`.execute(db);
  return rows;
}
