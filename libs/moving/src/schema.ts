import type { Database, Migration } from '#database';
import { claimMigrations, countMigrations, homeMigrations, logMigrations, type LogKind } from '#event-log';
import { fhirMigrations } from '#fhir';
import { privacyMigrations } from '#privacy';
import { projectionMigrations, type Projection } from '#projections';
import { CopyRefused } from './refused.js';
import type { Fate } from './tables.js';

/** The steps of the schema, by what they are for. */
export interface Schema {
  /** Of tables whose rows are copied. */
  rows: readonly Migration[];
  readModels: readonly Migration[];
  logs: Readonly<Record<LogKind, readonly Migration[]>>;
}

/** The schema as this version of the product has it. */
export const schemaWith = (projections: readonly Projection[]): Schema => ({
  rows: [...projectionMigrations, ...privacyMigrations, ...fhirMigrations],
  readModels: projections.flatMap(({ migrations }) => migrations),
  logs: { database: logMigrations, eventstoredb: [...claimMigrations, ...countMigrations] },
});

/** Steps that a database has gone through; none where there is no Stepwise data. */
export async function appliedIn({ pool }: Database): Promise<Set<string>> {
  const { rows: found } = await pool.query(`select to_regclass('schema_migrations') is not null as there`);
  if (!found[0]?.['there']) return new Set();
  const { rows } = await pool.query('select name from schema_migrations');
  return new Set(rows.map((row) => row['name'] as string));
}

/** Of a step, what it is about: `<area>-<number>-<what>`. */
const areaOf = (name: string): string => name.replace(/-\d+-.*$/, '');

/** The tables of a read model carry its version; nothing in them is lost that could not be built again. */
export const isVersioned = (table: string): boolean => /_v\d+$/.test(table);

/**
 * Tells whether every step of the source is known here. Where one is not, read models are of another version: older ones that this
 * version has left behind, or newer ones.
 *
 * @throws CopyRefused if there may be more than read models that this version does not know of
 */
export function isKnown(schema: Schema, applied: ReadonlySet<string>, tables: Iterable<string>, fates: ReadonlyMap<string, Fate>): boolean {
  const notReadModels = [...homeMigrations, ...schema.rows, ...schema.logs.database, ...schema.logs.eventstoredb].map(({ name }) => name);
  const known = new Set([...notReadModels, ...schema.readModels.map(({ name }) => name)]);
  const areas = new Set(notReadModels.map(areaOf));
  const unknown = [...applied].filter((name) => !known.has(name));
  const strange = [...unknown.filter((name) => areas.has(areaOf(name))), ...[...tables].filter((table) => !fates.has(table) && !isVersioned(table))];
  if (unknown.length > 0 && strange.length > 0)
    throw new CopyRefused(`--from was written by a later version of Stepwise (${strange.join(', ')}). Copy it with that version.`);
  return unknown.length === 0;
}

/**
 * Gives the target the tables of its log, and the other ones exactly as far as the source has them: rows are copied between like
 * tables, and whoever starts a later version on the target brings both up to date as ever.
 *
 * @throws CopyRefused if tables of the target are further than those of the source, or not ours
 */
export async function prepare(target: Database, schema: Schema, source: ReadonlySet<string>, kind: LogKind, readModels: boolean): Promise<void> {
  const copied = [...schema.rows, ...(readModels ? schema.readModels : [])];
  const there = await appliedIn(target);
  const further = copied.filter(({ name }) => there.has(name) && !source.has(name));
  if (further.length > 0)
    throw new CopyRefused(
      `The tables of --to (${further.map(({ name }) => name).join(', ')}) are newer than those of --from. Start and stop the service on --from once with this version, or name an empty target.`,
    );
  try {
    await target.migrate([...homeMigrations, ...schema.logs[kind], ...copied.filter(({ name }) => source.has(name))]);
  } catch (error) {
    // SQLSTATE 42P07: there is a table of that name already.
    if ((error as { code?: string }).code !== '42P07') throw error;
    throw new CopyRefused('The database of --to has tables that are not of Stepwise under the same names. Name an empty one.');
  }
}
