import { sql, type CompiledQuery, type Kysely } from 'kysely';
import type { Recorded, Uuid } from '#kernel';
import type { ProgrammeEvent } from '#programmes/contract';
import type { HistoryEvent } from '../clocks/case-event.js';
import { termsOf, type FindTerms, type ProgrammeTerms } from '../clocks/programme-terms.js';
import type { WaitingTimesTables } from './schema.js';
import type { FactChanges } from './versions.js';

type Tables = Kysely<WaitingTimesTables>;

/** The statements that keep the terms of programme versions as they are published. A version never changes. */
export function programmesKept(tables: Tables, published: readonly Recorded<ProgrammeEvent>[]): CompiledQuery[] {
  if (published.length === 0) return [];
  const insertion = tables
    .insertInto('wait_programmes_v1')
    .values(rowsOf(published))
    .onConflict((c) => c.doNothing());
  return [insertion.compile()];
}

/** The terms of programme versions as rows. */
const rowsOf = (published: readonly Recorded<ProgrammeEvent>[]) =>
  published.map(({ data, position }) => ({
    programme: data.definition.id,
    version: data.definition.version,
    from_position: position,
    terms: JSON.stringify(termsOf(data.definition)),
  }));

/** The terms of all programme versions that were ever published, as rows and to find one. */
export function publishedTerms(published: readonly Recorded<ProgrammeEvent>[]): { rows: ReturnType<typeof rowsOf>; find: FindTerms } {
  return { rows: rowsOf(published), find: finding(published.map(({ data }) => termsOf(data.definition))) };
}

/** The terms of every programme version so far, those being published among them; there are dozens. */
export async function readTerms(tables: Tables, published: readonly Recorded<ProgrammeEvent>[]): Promise<FindTerms> {
  const rows = await tables.selectFrom('wait_programmes_v1').select('terms').execute();
  const kept = rows.map((row) => JSON.parse(row.terms) as ProgrammeTerms);
  return finding([...published.map(({ data }) => termsOf(data.definition)), ...kept]);
}

function finding(all: readonly ProgrammeTerms[]): FindTerms {
  const terms = new Map(all.map((each) => [`${each.id}|${each.version}`, each]));
  return ({ id, version }) => {
    const found = terms.get(`${id}|${version}`);
    if (!found) throw new Error(`Programme ${id} version ${version} has not been published`);
    return found;
  };
}

/** The cases that are believed to be of patients of some practices. */
export async function casesOfPractices(tables: Tables, practices: readonly string[]): Promise<Uuid[]> {
  if (practices.length === 0) return [];
  const { rows } = await sql<{ case_id: Uuid }>`select distinct case_id from wait_facts_v1
    where practice = any(${practices}::text[]) and to_position is null`.execute(tables);
  return rows.map(({ case_id }) => case_id);
}

/** How many cases are believed to be of patients of each of some practices. */
export async function countOfPractices(tables: Tables, practices: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ practice: string; cases: string }>`select practice, count(distinct case_id) as cases from wait_facts_v1
    where practice = any(${practices}::text[]) and to_position is null group by practice`.execute(tables);
  return new Map(rows.map(({ practice, cases }) => [practice, Number(cases)]));
}

/** The histories of cases; a case that is new has none. */
export async function readHistories(tables: Tables, caseIds: readonly Uuid[]): Promise<Map<Uuid, HistoryEvent[]>> {
  const rows = await tables
    .selectFrom('wait_histories_v1')
    .selectAll()
    .where('case_id', '=', sql<Uuid>`any(${caseIds}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.case_id, decoded(row.history)]));
}

/** The statement that writes the histories of cases as they now are. */
export function historiesWritten(tables: Tables, histories: ReadonlyMap<Uuid, readonly HistoryEvent[]>): CompiledQuery {
  const rows = JSON.stringify([...histories].map(([case_id, history]) => ({ case_id, history: encodedHistory(history) })));
  return sql`insert into wait_histories_v1 select * from json_populate_recordset(null::wait_histories_v1, ${rows}::json)
    on conflict (case_id) do update set history = excluded.history`.compile(tables);
}

/** The statements that close and open versions: one each. */
export function changesWritten(tables: Tables, changes: readonly FactChanges[]): CompiledQuery[] {
  const statements: CompiledQuery[] = [];
  const closed = changes.flatMap((change) => change.closed);
  const opened = changes.flatMap((change) => change.opened);
  if (closed.length > 0) {
    statements.push(
      sql`update wait_facts_v1 f set to_position = c.to_position, closed_at = c.closed_at
      from json_populate_recordset(null::wait_facts_v1, ${JSON.stringify(closed)}::json) c
      where f.case_id = c.case_id and f.measure = c.measure and f.part = c.part and f.spell = c.spell and f.to_position is null`.compile(tables),
    );
  }
  if (opened.length > 0) {
    const rows = JSON.stringify(opened);
    statements.push(sql`insert into wait_facts_v1 select * from json_populate_recordset(null::wait_facts_v1, ${rows}::json)`.compile(tables));
  }
  return statements;
}

type Encoded = [type: string, position: string, eventId: Uuid, effectiveAt: string, data: object, intervention?: Uuid];

/** A history in little room: field names are left out. */
export const encodedHistory = (history: readonly HistoryEvent[]): string =>
  JSON.stringify(
    history.map(({ type, position, eventId, effectiveAt, data, intervention }) => [
      type,
      position,
      eventId,
      effectiveAt,
      data,
      ...(intervention ? [intervention] : []),
    ]),
  );

const decoded = (text: string): HistoryEvent[] =>
  (JSON.parse(text) as Encoded[]).map(
    ([type, position, eventId, effectiveAt, data, intervention]) =>
      ({ type, position, eventId, effectiveAt, data, ...(intervention ? { intervention } : {}) }) as HistoryEvent,
  );
