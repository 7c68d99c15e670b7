import { sql, type CompiledQuery, type Kysely } from 'kysely';
import type { Recorded, Uuid } from '#kernel';
import type { ProgrammeEvent } from '#programmes/contract';
import type { Believed } from '#reporting';
import type { Entry } from '../history/entry.js';
import { termsOf, type FindTerms, type OutcomeTerms } from '../history/programme-terms.js';
import type { VERSIONED } from './schema.js';

type Tables = Kysely<object>;

/** The statements that keep the terms of programme versions as they are published. A version never changes. */
export function programmesKept(tables: Tables, published: readonly Recorded<ProgrammeEvent>[]): CompiledQuery[] {
  return inserted(tables, 'outcome_programmes_v2', rowsOf(published), sql` on conflict do nothing`);
}

/** The terms of programme versions as rows. */
const rowsOf = (published: readonly Recorded<ProgrammeEvent>[]) =>
  published.map(({ data: { definition }, position }) => ({
    programme: definition.id,
    version: definition.version,
    from_position: position,
    terms: termsOf(definition),
  }));

/** The terms of all programme versions that were ever published, as rows and to find one. */
export function publishedTerms(published: readonly Recorded<ProgrammeEvent>[]): { rows: ReturnType<typeof rowsOf>; find: FindTerms } {
  return { rows: rowsOf(published), find: finding(published.map(({ data }) => termsOf(data.definition))) };
}

/** The terms of every programme version so far, those being published among them; there are dozens. */
export async function readTerms(tables: Tables, published: readonly Recorded<ProgrammeEvent>[]): Promise<FindTerms> {
  const { rows } = await sql<{ terms: OutcomeTerms }>`select terms from outcome_programmes_v2`.execute(tables);
  const all = [...published.map(({ data }) => termsOf(data.definition)), ...rows.map((row) => row.terms)];
  return finding(all);
}

function finding(all: readonly OutcomeTerms[]): FindTerms {
  const terms = new Map(all.map((each) => [`${each.id}|${each.version}`, each]));
  return ({ id, version }) => {
    const found = terms.get(`${id}|${version}`);
    if (!found) throw new Error(`Programme ${id} version ${version} has not been published`);
    return found;
  };
}

/** The cases that are believed to be, or on some day to have been, of patients of some practices. */
export async function casesOfPractices(tables: Tables, practices: readonly string[]): Promise<Uuid[]> {
  if (practices.length === 0) return [];
  const { rows } = await sql<{ case_id: Uuid }>`select distinct case_id from (${ofPractices(practices)}) found`.execute(tables);
  return rows.map(({ case_id }) => case_id);
}

/** How many cases are believed to be, or on some day to have been, of patients of each of some practices. */
export async function countOfPractices(tables: Tables, practices: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ practice: string; cases: string }>`select practice, count(*) as cases from (${ofPractices(practices)}) found
    group by practice`.execute(tables);
  return new Map(rows.map(({ practice, cases }) => [practice, Number(cases)]));
}

/** Practice and case, once each. */
const ofPractices = (practices: readonly string[]) => sql`
  select practice, case_id from outcome_facts_v2 where practice = any(${practices}::text[]) and to_position is null
  union select practice, case_id from outcome_earlier_facts_v2 where practice = any(${practices}::text[]) and to_position is null`;

/** The histories of cases; a case that is new has none. */
export async function readHistories(tables: Tables, caseIds: readonly Uuid[]): Promise<Map<Uuid, Entry[]>> {
  const { rows } = await sql<{ case_id: Uuid; history: string }>`
    select case_id, string_agg(entry, ',' order by from_position) as history from outcome_histories_v2
    where case_id = any(${caseIds}::uuid[]) group by case_id`.execute(tables);
  return new Map(rows.map((row) => [row.case_id, decoded(row.history)]));
}

/** The statements that add entries to the histories of cases. */
export function historiesLengthened(tables: Tables, news: ReadonlyMap<Uuid, readonly Entry[]>): CompiledQuery[] {
  const rows = [...news].flatMap(([caseId, entries]) => entries.flatMap((entry) => historyRow(caseId, [entry])));
  return inserted(tables, 'outcome_histories_v2', rows);
}

/** Entries that follow one another in the history of a case as a row, if there are any. */
export const historyRow = (case_id: Uuid, entries: readonly Entry[]) =>
  entries.slice(0, 1).map(({ position }) => ({ case_id, from_position: position, entry: entries.map(encoded).join(',') }));

const WHEN_ENDED: readonly string[] = ['to_position', 'closed_at'];

/** The columns that tell a fact of a table from all others. */
const KEYS = {
  outcome_facts_v2: ['case_id'],
  outcome_letters_v2: ['case_id', 'letter_id'],
  outcome_activity_v2: ['case_id', 'kind', 'what'],
  outcome_earlier_facts_v2: ['case_id', 'stands_from'],
  outcome_earlier_letters_v2: ['case_id', 'letter_id', 'stands_from'],
} as const satisfies Record<(typeof VERSIONED)[number], readonly string[]>;

/** A version that is believed no longer, as a row. */
type Ended = Pick<Believed, 'to_position' | 'closed_at'>;

/** The statements that close and open versions of one table: one each. */
export function versionsWritten(
  tables: Tables,
  name: (typeof VERSIONED)[number],
  { closed, opened }: { closed: readonly Ended[]; opened: readonly Believed[] },
): CompiledQuery[] {
  const statements: CompiledQuery[] = [];
  if (closed.length > 0) {
    const table = sql.table(name);
    const keys = KEYS[name].map((column) => sql.ref(column));
    const same = keys.map((key) => sql`v.${key} = c.${key}`);
    const ended = closed.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([column]) => WHEN_ENDED.includes(column) || (KEYS[name] as readonly string[]).includes(column))),
    );
    const ending = sql`update ${table} v set to_position = c.to_position, closed_at = c.closed_at
      from json_populate_recordset(null::${table}, ${JSON.stringify(ended)}::json) c
      where ${sql.join(same, sql` and `)} and v.to_position is null`;
    statements.push(ending.compile(tables));
  }
  return [...statements, ...inserted(tables, name, opened)];
}

/** One statement for all rows, if there are any; as JSON, so that no batch has more parameters than a statement may. */
function inserted(tables: Tables, name: string, rows: readonly object[], then = sql``): CompiledQuery[] {
  if (rows.length === 0) return [];
  const table = sql.table(name);
  return [sql`insert into ${table} select * from json_populate_recordset(null::${table}, ${JSON.stringify(rows)}::json)${then}`.compile(tables)];
}

type Encoded = [type: string, position: string, eventId: Uuid, effectiveAt: string, data: object, part?: Uuid];

/** An entry in little room: field names are left out. */
const encoded = ({ type, position, eventId, effectiveAt, data, part }: Entry): string =>
  JSON.stringify([type, position, eventId, effectiveAt, data, ...(part === undefined ? [] : [part])] as Encoded);

const decoded = (history: string): Entry[] =>
  (JSON.parse(`[${history}]`) as Encoded[]).map(([type, position, eventId, effectiveAt, data, part]) => ({
    type,
    position,
    eventId,
    effectiveAt,
    data,
    ...(part === undefined ? {} : { part }),
  }));
