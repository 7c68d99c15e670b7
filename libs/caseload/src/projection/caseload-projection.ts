import { sql, type CompiledQuery, type Kysely } from 'kysely';
import type { Recorded, Uuid } from '#kernel';
import type { Programme, ProgrammeEvent, ProgrammeRef } from '#programmes/contract';
import type { Projection } from '#projections';
import { CATEGORIES } from '../file/case-events.js';
import { readFile } from '../file/case-file.js';
import { HANDLED, IGNORED } from './event-types.js';
import { touchedCases, type TouchedCase } from './histories.js';
import { rowsOf, type CaseRows } from './rows.js';
import { caseloadMigrations } from './schema.js';

/** The caseload, its worklists and what will fall due: every case is read again from its history at every change. */
export const caseloadProjection: Projection = {
  name: 'caseload_v1',
  migrations: caseloadMigrations,
  tables: ['caseload_v1', 'caseload_histories_v1', 'caseload_programmes_v1', 'worklist_items_v1', 'schedules_v1'],
  filter: { categories: [...CATEGORIES, 'programme'], types: HANDLED },
  handles: HANDLED,
  ignores: IGNORED,
  async changes(db, events) {
    const published = events.filter(({ type }) => type === 'ProgrammePublished') as unknown as Recorded<ProgrammeEvent>[];
    const kept = programmesKept(db, published);
    const [touched, programmes] = await Promise.all([touchedCases(db, events), loadProgrammes(db, published)]);
    if (touched.size === 0) return kept;
    const files = [...touched].flatMap(([caseId, { entries, lastSeen }]) => {
      const file = readFile(caseId, entries);
      return file ? [{ file, lastSeen }] : [];
    });
    const rows = files.map(({ file, lastSeen }) => rowsOf(file.under(programmeOf(programmes, file.programme)), lastSeen));
    return [...kept, ...written(db, touched, rows)];
  },
};

function programmesKept(db: Kysely<object>, published: readonly Recorded<ProgrammeEvent>[]): CompiledQuery[] {
  if (published.length === 0) return [];
  const rows = published.map(({ data: { definition } }) => ({ programme: definition.id, version: definition.version, definition }));
  return [sql`${insertion('caseload_programmes_v1', rows)} on conflict do nothing`.compile(db)];
}

/** Every programme version so far, those being published among them; there are dozens. */
async function loadProgrammes(db: Kysely<object>, published: readonly Recorded<ProgrammeEvent>[]): Promise<Map<string, Programme>> {
  const { rows } = await sql<{ definition: Programme }>`select definition from caseload_programmes_v1`.execute(db);
  return new Map([...published.map(({ data }) => data), ...rows].map(({ definition }) => [keyOf(definition), definition]));
}

const keyOf = ({ id, version }: ProgrammeRef): string => `${id} ${version}`;

function programmeOf(programmes: ReadonlyMap<string, Programme>, ref: ProgrammeRef): Programme {
  const programme = programmes.get(keyOf(ref));
  if (!programme) throw new Error(`Programme ${ref.id} version ${ref.version} is not in the log`);
  return programme;
}

/** The two statements that write all rows of the touched cases: what was goes, and what is comes. */
function written(db: Kysely<object>, touched: ReadonlyMap<Uuid, TouchedCase>, rows: readonly CaseRows[]): CompiledQuery[] {
  const these = sql`case_id = any(${[...touched.keys()]}::uuid[])`;
  const going = sql`
    with items as (delete from worklist_items_v1 where ${these}),
      schedules as (delete from schedules_v1 where ${these}),
      histories as (delete from caseload_histories_v1 where ${these})
    delete from caseload_v1 where ${these}`;
  const histories = [...touched].map(([case_id, { entries }]) => ({ case_id, entries }));
  const coming = sql`
    with items as (${insertion(
      'worklist_items_v1',
      rows.flatMap(({ items }) => items),
    )}),
      schedules as (${insertion(
        'schedules_v1',
        rows.flatMap(({ schedules }) => schedules),
      )}),
      histories as (${insertion('caseload_histories_v1', histories)})
    ${insertion(
      'caseload_v1',
      rows.map(({ row }) => row),
    )}`;
  return [going.compile(db), coming.compile(db)];
}

/** Inserts rows; as JSON, so that no batch has more parameters than a statement may. */
function insertion(table: string, rows: readonly object[]) {
  const target = sql.table(table);
  return sql`insert into ${target} select * from json_populate_recordset(null::${target}, ${JSON.stringify(rows)}::json)`;
}
