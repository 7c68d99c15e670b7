import { sql, type Transaction } from 'kysely';
import type { Recorded, Uuid } from '#kernel';
import type { Programme, ProgrammeEvent, ProgrammeRef } from '#programmes/contract';
import type { Projection } from '#projections';
import { CATEGORIES } from '../file/case-events.js';
import { readFile, type UnboundFile } from '../file/case-file.js';
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
  async apply(transaction, events) {
    await keepProgrammes(transaction, events);
    const touched = await touchedCases(transaction, events);
    if (touched.size === 0) return;
    const files = new Map([...touched].map(([caseId, { entries }]) => [caseId, readFile(caseId, entries)]));
    const programmes = await loadProgrammes(transaction, [...files.values()]);
    const rows = [...touched].map(([caseId, { lastSeen }]) => {
      const file = files.get(caseId) as UnboundFile;
      return rowsOf(file.under(programmeOf(programmes, file.programme)), lastSeen);
    });
    await write(transaction, touched, rows);
  },
};

async function keepProgrammes(transaction: Transaction<object>, events: readonly Recorded[]): Promise<void> {
  const published = events.filter(({ type }) => type === 'ProgrammePublished') as unknown as Recorded<ProgrammeEvent>[];
  if (published.length === 0) return;
  const rows = published.map(({ data: { definition } }) => ({ programme: definition.id, version: definition.version, definition }));
  await insert(transaction, 'caseload_programmes_v1', rows, sql` on conflict do nothing`);
}

async function loadProgrammes(transaction: Transaction<object>, files: readonly UnboundFile[]): Promise<Map<string, Programme>> {
  const ids = [...new Set(files.map(({ programme }) => programme.id))];
  const { rows } = await sql<{ definition: Programme }>`
    select definition from caseload_programmes_v1 where programme = any(${ids}::text[])`.execute(transaction);
  return new Map(rows.map(({ definition }) => [keyOf(definition), definition]));
}

const keyOf = ({ id, version }: ProgrammeRef): string => `${id} ${version}`;

function programmeOf(programmes: ReadonlyMap<string, Programme>, ref: ProgrammeRef): Programme {
  const programme = programmes.get(keyOf(ref));
  if (!programme) throw new Error(`Programme ${ref.id} version ${ref.version} is not in the log`);
  return programme;
}

async function write(transaction: Transaction<object>, touched: ReadonlyMap<Uuid, TouchedCase>, rows: readonly CaseRows[]): Promise<void> {
  const caseIds = [...touched.keys()];
  const histories = [...touched].map(([case_id, { entries }]) => ({ case_id, entries }));
  await insert(transaction, 'caseload_histories_v1', histories, sql` on conflict (case_id) do update set entries = excluded.entries`);
  for (const table of ['caseload_v1', 'worklist_items_v1', 'schedules_v1']) {
    await sql`delete from ${sql.table(table)} where case_id = any(${caseIds}::uuid[])`.execute(transaction);
  }
  await insert(
    transaction,
    'caseload_v1',
    rows.map(({ row }) => row),
  );
  await insert(
    transaction,
    'worklist_items_v1',
    rows.flatMap(({ items }) => items),
  );
  await insert(
    transaction,
    'schedules_v1',
    rows.flatMap(({ schedules }) => schedules),
  );
}

/** Writes rows in one statement; as JSON, so that no batch has more parameters than a statement may. */
async function insert(transaction: Transaction<object>, table: string, rows: readonly object[], then = sql``): Promise<void> {
  if (rows.length === 0) return;
  const target = sql.table(table);
  await sql`insert into ${target} select * from jsonb_populate_recordset(null::${target}, ${JSON.stringify(rows)}::jsonb)${then}`.execute(
    transaction,
  );
}
