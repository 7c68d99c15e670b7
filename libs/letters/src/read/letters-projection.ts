import type { Kysely, Transaction } from 'kysely';
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
  async apply(transaction, events) {
    const byStream = Map.groupBy(events, (event) => event.stream);
    const before = await historiesOf(transaction, [...byStream.keys()].map(letterOfStream));
    const rows = [...byStream].flatMap(([stream, news]) => updated(letterOfStream(stream), before.get(letterOfStream(stream)) ?? [], news) ?? []);
    await write(transaction, rows);
  },
};

function updated(letterId: Uuid, before: readonly KeptEvent[], news: readonly Recorded[]): LetterRow | undefined {
  const seen = before.at(-1)?.position ?? '';
  const events = [...before, ...news.filter((event) => event.position > seen).map(keptOf)];
  return rowOf(letterId, news[0]?.caseId ?? '', events);
}

async function historiesOf(transaction: Transaction<object>, letterIds: readonly Uuid[]): Promise<Map<Uuid, KeptEvent[]>> {
  const rows = await tables(transaction).selectFrom('letters_v1').select(['letter_id', 'history']).where('letter_id', 'in', letterIds).execute();
  return new Map(rows.map(({ letter_id, history }) => [letter_id, JSON.parse(history) as KeptEvent[]]));
}

async function write(transaction: Transaction<object>, rows: readonly LetterRow[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).filter((column) => column !== 'letter_id') as (keyof LetterRow)[];
  await tables(transaction)
    .insertInto('letters_v1')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.column('letter_id').doUpdateSet(({ ref }) => Object.fromEntries(columns.map((column) => [column, ref(`excluded.${column}`)]))),
    )
    .execute();
}

const tables = (transaction: Transaction<object>): Kysely<LetterTables> => transaction as unknown as Kysely<LetterTables>;
