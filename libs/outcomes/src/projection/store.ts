import { sql, type Transaction } from 'kysely';
import type { Recorded, Uuid } from '#kernel';
import type { ProgrammeEvent } from '#programmes/contract';
import type { Believed } from '#reporting';
import type { Entry } from '../history/entry.js';
import { termsOf, type FindTerms, type OutcomeTerms } from '../history/programme-terms.js';
import type { ActivityRow, OutcomeRow } from './schema.js';

type Tables = Transaction<object>;

/** Keeps the terms of programme versions as they are published. A version never changes. */
export async function keepProgrammes(tables: Tables, published: readonly Recorded<ProgrammeEvent>[]): Promise<void> {
  const rows = published.map(({ data: { definition }, position }) => ({
    programme: definition.id,
    version: definition.version,
    from_position: position,
    terms: termsOf(definition),
  }));
  await insert(tables, 'outcome_programmes_v1', rows, sql` on conflict do nothing`);
}

/** The terms of every programme version so far; there are dozens. */
export async function readTerms(tables: Tables): Promise<FindTerms> {
  const { rows } = await sql<{ terms: OutcomeTerms }>`select terms from outcome_programmes_v1`.execute(tables);
  const terms = new Map(rows.map((row) => [`${row.terms.id}|${row.terms.version}`, row.terms]));
  return ({ id, version }) => {
    const found = terms.get(`${id}|${version}`);
    if (!found) throw new Error(`Programme ${id} version ${version} has not been published`);
    return found;
  };
}

/** The histories of cases; a case that is new has none. */
export async function readHistories(tables: Tables, caseIds: readonly Uuid[]): Promise<Map<Uuid, Entry[]>> {
  const { rows } = await sql<{ case_id: Uuid; history: Encoded[] }>`
    select case_id, history from outcome_histories_v1 where case_id = any(${caseIds}::uuid[])`.execute(tables);
  return new Map(rows.map((row) => [row.case_id, row.history.map(decoded)]));
}

/** Writes the histories of cases as they now are. */
export async function writeHistories(tables: Tables, histories: ReadonlyMap<Uuid, readonly Entry[]>): Promise<void> {
  const rows = [...histories].map(([case_id, history]) => ({ case_id, history: history.map(encoded) }));
  await insert(tables, 'outcome_histories_v1', rows, sql` on conflict (case_id) do update set history = excluded.history`);
}

/** A version that is believed no longer. */
export type Ended = Pick<Believed, 'to_position' | 'closed_at'> & { case_id: Uuid };

/** Closes and opens versions of facts: one statement each. */
export async function writeFacts(tables: Tables, closed: readonly Ended[], opened: readonly (OutcomeRow & Believed)[]): Promise<void> {
  if (closed.length > 0) {
    await sql`update outcome_facts_v1 f set to_position = c.to_position, closed_at = c.closed_at
      from jsonb_populate_recordset(null::outcome_facts_v1, ${JSON.stringify(closed)}::jsonb) c
      where f.case_id = c.case_id and f.to_position is null`.execute(tables);
  }
  await insert(tables, 'outcome_facts_v1', opened);
}

/** The same for what was done. */
export async function writeActivity(
  tables: Tables,
  closed: readonly (Ended & Pick<ActivityRow, 'kind' | 'what'>)[],
  opened: readonly (ActivityRow & Believed)[],
): Promise<void> {
  if (closed.length > 0) {
    await sql`update outcome_activity_v1 a set to_position = c.to_position, closed_at = c.closed_at
      from jsonb_populate_recordset(null::outcome_activity_v1, ${JSON.stringify(closed)}::jsonb) c
      where a.case_id = c.case_id and a.kind = c.kind and a.what = c.what and a.to_position is null`.execute(tables);
  }
  await insert(tables, 'outcome_activity_v1', opened);
}

/** Writes rows in one statement; as JSON, so that no batch has more parameters than a statement may. */
async function insert(tables: Tables, name: string, rows: readonly object[], then = sql``): Promise<void> {
  if (rows.length === 0) return;
  const table = sql.table(name);
  await sql`insert into ${table} select * from jsonb_populate_recordset(null::${table}, ${JSON.stringify(rows)}::jsonb)${then}`.execute(tables);
}

type Encoded = [type: string, position: string, eventId: Uuid, effectiveAt: string, data: object, part?: Uuid];

/** An entry in little room: field names are left out. */
const encoded = ({ type, position, eventId, effectiveAt, data, part }: Entry): Encoded => [
  type,
  position,
  eventId,
  effectiveAt,
  data,
  ...(part === undefined ? ([] as const) : ([part] as const)),
];

const decoded = ([type, position, eventId, effectiveAt, data, part]: Encoded): Entry => ({
  type,
  position,
  eventId,
  effectiveAt,
  data,
  ...(part === undefined ? {} : { part }),
});
