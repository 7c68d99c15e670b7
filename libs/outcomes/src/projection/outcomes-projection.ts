import type { CompiledQuery, Kysely } from 'kysely';
import type { Recorded, Uuid } from '#kernel';
import type { ProgrammeEvent } from '#programmes/contract';
import type { Projection } from '#projections';
import { changesBy, type Changes, type News } from '#reporting';
import { entryOf, type Entry } from '../history/entry.js';
import { HANDLED, IGNORED } from './event-types.js';
import { CaseFold, type Row } from './case-fold.js';
import { COLUMNS } from './columns.js';
import { outcomesMigrations, VERSIONED } from './schema.js';
import { historiesLengthened, historyRows, programmesKept, publishedTerms, readHistories, readTerms, versionsWritten } from './store.js';

/**
 * The facts about outcomes and what was done for each case, in the versions in which they were believed. A batch reads the
 * histories that it touches once, works everything out in memory, and writes each table once.
 */
export const outcomesProjection: Projection = {
  name: 'outcomes_v2',
  migrations: outcomesMigrations,
  tables: [...VERSIONED, 'outcome_histories_v2', 'outcome_programmes_v2', 'outcome_counts_v2'],
  filter: { types: HANDLED },
  handles: HANDLED,
  ignores: IGNORED,
  async changes(db, events) {
    const published = events.filter((event): event is Recorded<ProgrammeEvent> => event.type === 'ProgrammePublished');
    const programmes = programmesKept(db, published);
    const news = newsByCase(events);
    if (news.size === 0) return programmes;
    const [find, before] = await Promise.all([readTerms(db, published), readHistories(db, [...news.keys()])]);
    const changes = [...news].map(([caseId, of]) => {
      const fold = new CaseFold(caseId, find);
      for (const entry of before.get(caseId) ?? []) fold.add(entry);
      return changesBy(fold, of);
    });
    const longer = new Map([...news].map(([caseId, of]) => [caseId, of.map(({ event }) => event)]));
    return [...programmes, ...changesWritten(db, changes), ...historiesLengthened(db, longer)];
  },
  caseByCase(unbound) {
    const { rows, find } = publishedTerms(unbound as readonly Recorded<ProgrammeEvent>[]);
    return {
      unbound: [rowsFor('outcome_programmes_v2', rows)],
      rowsOf(caseId, events) {
        const news = newsByCase(events as readonly Recorded[]).get(caseId) ?? [];
        const { opened } = changesBy(new CaseFold(caseId, find), news);
        return [
          ...TABLES.map(([kind, table]) =>
            rowsFor(
              table,
              opened.flatMap(({ fact, believed }) => (fact.of === kind ? [{ ...fact.row, ...believed }] : [])),
            ),
          ),
          rowsFor(
            'outcome_histories_v2',
            historyRows(
              caseId,
              news.map(({ event }) => event),
            ),
          ),
        ];
      },
    };
  },
};

const rowsFor = (table: keyof typeof COLUMNS, rows: readonly object[]) => ({ table, columns: COLUMNS[table], rows });

function newsByCase(events: readonly Recorded[]): Map<Uuid, News<Entry>[]> {
  const news = new Map<Uuid, News<Entry>[]>();
  for (const recorded of events) {
    const { caseId, position, recordedAt, type } = recorded;
    const event = caseId === null ? undefined : entryOf(recorded);
    if (!event || caseId === null) continue;
    const ofCase = news.get(caseId) ?? [];
    ofCase.push({ event, position, recordedAt, type });
    news.set(caseId, ofCase);
  }
  return news;
}

const TABLES = [
  ['case', 'outcome_facts_v2'],
  ['letter', 'outcome_letters_v2'],
  ['activity', 'outcome_activity_v2'],
  ['earlier-case', 'outcome_earlier_facts_v2'],
  ['earlier-letter', 'outcome_earlier_letters_v2'],
] as const satisfies readonly (readonly [Row['of'], string])[];

function changesWritten(db: Kysely<object>, all: readonly Changes<Row>[]): CompiledQuery[] {
  const opened = all.flatMap((changes) => changes.opened);
  const closed = all.flatMap((changes) => changes.closed);
  return TABLES.flatMap(([kind, table]) =>
    versionsWritten(db, table, {
      opened: opened.flatMap(({ fact, believed }) => (fact.of === kind ? [{ ...fact.row, ...believed }] : [])),
      closed: closed.flatMap(({ fact, to_position, closed_at }) => (fact.of === kind ? [{ ...fact.row, to_position, closed_at }] : [])),
    }),
  );
}
