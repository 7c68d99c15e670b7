import type { CompiledQuery, Kysely } from 'kysely';
import type { Recorded, Uuid } from '#kernel';
import type { Projection } from '#projections';
import type { LetterEvent } from '../model/events.js';
import { letterOfStream } from '../model/identity.js';
import { keptOf, rowOf, type KeptEvent } from './letter-row.js';
import { otherEvents } from './other-events.js';
import { letterMigrations, type LetterRow, type LetterTables } from './schema.js';

const HANDLED: Readonly<Record<LetterEvent['type'] | 'FactCorrected', true>> = {
  LetterDue: true,
  LetterDrafted: true,
  LetterHeld: true,
  LetterReleased: true,
  LetterSent: true,
  LetterDelivered: true,
  LetterRejected: true,
  LetterUndeliverable: true,
  LetterSuperseded: true,
  FactCorrected: true,
};

/** The letters as lists show them: one row per letter, folded anew from its few events whenever it gets another. */
export const lettersProjection: Projection = {
  name: 'letters_v1',
  migrations: letterMigrations,
  tables: ['letters_v1'],
  filter: { categories: ['letter'] },
  handles: Object.keys(HANDLED),
  ignores: otherEvents,
  async changes(db, events) {
    const byStream = Map.groupBy(events, (event) => event.stream);
    const before = await historiesOf(db, [...byStream.keys()].map(letterOfStream));
    const rows = [...byStream].flatMap(([stream, news]) => updated(letterOfStream(stream), before.get(letterOfStream(stream)) ?? [], news) ?? []);
    return written(db, rows);
  },
};

function updated(letterId: Uuid, before: readonly KeptEvent[], news: readonly Recorded[]): LetterRow | undefined {
  const seen = before.at(-1)?.position ?? '';
  const events = [...before, ...news.filter((event) => event.position > seen).map(keptOf)];
  return rowOf(letterId, news[0]?.caseId ?? '', events);
}

async function historiesOf(db: Kysely<object>, letterIds: readonly Uuid[]): Promise<Map<Uuid, KeptEvent[]>> {
  const rows = await tables(db).selectFrom('letters_v1').select(['letter_id', 'history']).where('letter_id', 'in', letterIds).execute();
  return new Map(rows.map(({ letter_id, history }) => [letter_id, JSON.parse(history) as KeptEvent[]]));
}

function written(db: Kysely<object>, rows: readonly LetterRow[]): CompiledQuery[] {
  const [first] = rows;
  if (!first) return [];
  const columns = Object.keys(first).filter((column) => column !== 'letter_id') as (keyof LetterRow)[];
  const insertion = tables(db)
    .insertInto('letters_v1')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.column('letter_id').doUpdateSet(({ ref }) => Object.fromEntries(columns.map((column) => [column, ref(`excluded.${column}`)]))),
    );
  return [insertion.compile()];
}

const tables = (db: Kysely<object>): Kysely<LetterTables> => db as unknown as Kysely<LetterTables>;
