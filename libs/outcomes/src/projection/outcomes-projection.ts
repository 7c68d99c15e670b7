import type { CompiledQuery, Kysely } from 'kysely';
import type { Recorded, Uuid } from '#kernel';
import type { ProgrammeEvent } from '#programmes/contract';
import { ofOneCase, type Projection } from '#projections';
import {
  atOnceWithListings,
  changesBy,
  listingRows,
  listingsKept,
  findAmong,
  practicesNamed,
  readListings,
  knownBefore,
  knownBy,
  listingsIn,
  withListings,
  type Changes,
  type FindListing,
  type News,
  type ListingsTold,
} from '#reporting';
import { entryOf, type Entry } from '../history/entry.js';
import { HANDLED, IGNORED } from './event-types.js';
import type { FindTerms } from '../history/programme-terms.js';
import { CaseFold, type Row } from './case-fold.js';
import { COLUMNS } from './columns.js';
import { outcomesMigrations, VERSIONED } from './schema.js';
import {
  casesOfPractices,
  countOfPractices,
  historiesLengthened,
  historyRow,
  programmesKept,
  publishedTerms,
  readHistories,
  readTerms,
  versionsWritten,
} from './store.js';

/**
 * The facts about outcomes and what was done for each case, in the versions in which they were believed. A batch reads the
 * histories that it touches once, works everything out in memory, and writes each table once.
 */
export const outcomesProjection: Projection = {
  name: 'outcomes_v2',
  migrations: outcomesMigrations,
  tables: [...VERSIONED, 'outcome_histories_v2', 'outcome_programmes_v2', 'outcome_listings_v2', 'outcome_counts_v2'],
  filter: { types: HANDLED },
  handles: HANDLED,
  ignores: IGNORED,
  async changes(db, events, parked) {
    const published = events.filter(isPublished);
    const told = listingsIn(events);
    const kept = [...programmesKept(db, published), ...listingsKept(db, 'outcome_listings_v2', told)];
    const news = newsByCase(events);
    const touched = new Set([...news.keys(), ...(await casesOfPractices(db, [...told.keys()])).filter((caseId) => !parked.has(caseId))]);
    if (touched.size === 0) return kept;
    const [terms, before] = await Promise.all([readTerms(db, published), readHistories(db, [...touched])]);
    const cases = [...touched].map((caseId) => caseOf(caseId, before.get(caseId) ?? [], news.get(caseId) ?? []));
    const named = new Set(cases.flatMap((one) => [...one.named]));
    const listings = await readListings(db, 'outcome_listings_v2', named, told);
    const changes = cases.map((one) => ofOneCase(one.caseId, () => changesOf(one, told, { terms, listings })));
    const longer = new Map([...news].map(([caseId, of]) => [caseId, of.map(({ event }) => event)]));
    return [...kept, ...changesWritten(db, changes), ...historiesLengthened(db, longer)];
  },
  atOnce: (db, events) => atOnceWithListings(events, (practices) => countOfPractices(db, practices)),
  caseByCase(unbound) {
    const { rows, find: terms } = publishedTerms((unbound as readonly Recorded[]).filter(isPublished));
    const told = listingsIn(unbound as readonly Recorded[]);
    const listings = findAmong(told);
    return {
      unbound: [rowsFor('outcome_programmes_v2', rows), rowsFor('outcome_listings_v2', listingRows(told))],
      rowsOf(caseId, events) {
        const news = newsByCase(events as readonly Recorded[]).get(caseId) ?? [];
        const { opened } = changesOf(caseOf(caseId, [], news), told, { terms, listings });
        return [
          ...TABLES.map(([kind, table]) =>
            rowsFor(
              table,
              opened.flatMap(({ fact, believed }) => (fact.of === kind ? [{ ...fact.row, ...believed }] : [])),
            ),
          ),
          rowsFor(
            'outcome_histories_v2',
            historyRow(
              caseId,
              news.map(({ event }) => event),
            ),
          ),
        ];
      },
    };
  },
};

/** A case with its news, and the practices that it names. */
interface CaseWithNews {
  caseId: Uuid;
  before: readonly Entry[];
  news: readonly News<Entry>[];
  named: ReadonlySet<string>;
}

function caseOf(caseId: Uuid, before: readonly Entry[], news: readonly News<Entry>[]): CaseWithNews {
  return { caseId, before, news, named: practicesNamed([...before, ...news.map(({ event }) => event)]) };
}

function changesOf(
  { caseId, before, news: own, named }: CaseWithNews,
  told: ListingsTold,
  { terms, listings }: { terms: FindTerms; listings: FindListing },
): Changes<Row> {
  const news = withListings(own, (before[0] ?? own[0]?.event)?.position, named, told);
  const [first] = news;
  if (!first) return { opened: [], closed: [] };
  const fold = new CaseFold(caseId, terms, knownBefore(listings, first.position));
  for (const entry of before) fold.add(entry);
  return changesBy(
    fold,
    news.map((each) => ('event' in each ? each : { ...each, event: { heard: knownBy(listings, each.position) } })),
  );
}

const isPublished = (event: Recorded): event is Recorded<ProgrammeEvent> => event.type === 'ProgrammePublished';

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
