import type { Kysely } from 'kysely';
import type { Recorded, Uuid } from '#kernel';
import type { ProgrammeEvent } from '#programmes/contract';
import { ofOneCase, type Projection } from '#projections';
import {
  atOnceWithListings,
  LISTING_COLUMNS,
  listingRows,
  listingsKept,
  findAmong,
  practicesNamed,
  readListings,
  listingsIn,
  withListings,
  type ListingsTold,
} from '#reporting';
import { trimmed, type HistoryEvent } from '../clocks/case-event.js';
import { HANDLED, IGNORED } from './event-types.js';
import { FACT_COLUMNS, waitingTimesMigrations, type WaitingTimesTables } from './schema.js';
import {
  casesOfPractices,
  changesWritten,
  countOfPractices,
  encodedHistory,
  historiesWritten,
  programmesKept,
  publishedTerms,
  readHistories,
  readTerms,
} from './store.js';
import { changesBy, type NewsOfCase } from './versions.js';

/**
 * The facts about waits, in the versions in which they were believed. A batch reads the histories that it touches once,
 * works everything out in memory, and writes each table once.
 */
export const waitingTimesProjection: Projection = {
  name: 'waiting_times_v1',
  migrations: waitingTimesMigrations,
  tables: ['wait_facts_v1', 'wait_histories_v1', 'wait_programmes_v1', 'wait_listings_v1', 'wait_counts_v1'],
  filter: { types: HANDLED },
  handles: HANDLED,
  ignores: IGNORED,
  async changes(db, events, parked) {
    const tables = db as unknown as Kysely<WaitingTimesTables>;
    const published = events.filter(isPublished);
    const told = listingsIn(events);
    const kept = [...programmesKept(tables, published), ...listingsKept(db, LISTINGS, told)];
    const news = newsByCase(events);
    const touched = new Set([...news.keys(), ...(await casesOfPractices(tables, [...told.keys()])).filter((caseId) => !parked.has(caseId))]);
    if (touched.size === 0) return kept;
    const [terms, before] = await Promise.all([readTerms(tables, published), readHistories(tables, [...touched])]);
    const cases = [...touched].map((caseId) => caseOf(caseId, before.get(caseId) ?? [], news.get(caseId) ?? []));
    const named = new Set(cases.flatMap((one) => [...one.named]));
    const listings = await readListings(db, LISTINGS, named, told);
    const changes = cases.map((one) => ofOneCase(one.caseId, () => changesBy(one.caseId, one.before, newsOf(one, told), { terms, listings })));
    const longer = cases.filter(({ news: of }) => of.length > 0).map(({ caseId, history }) => [caseId, history] as const);
    return [...kept, ...changesWritten(tables, changes), historiesWritten(tables, new Map(longer))];
  },
  atOnce: (db, events) => atOnceWithListings(events, (practices) => countOfPractices(db as unknown as Kysely<WaitingTimesTables>, practices)),
  caseByCase(unbound) {
    const { rows, find: terms } = publishedTerms((unbound as readonly Recorded[]).filter(isPublished));
    const told = listingsIn(unbound as readonly Recorded[]);
    const listings = findAmong(told);
    return {
      unbound: [
        { table: 'wait_programmes_v1', columns: PROGRAMME_COLUMNS, rows },
        { table: LISTINGS, columns: LISTING_COLUMNS, rows: listingRows(told) },
      ],
      rowsOf(caseId, events) {
        const news = newsByCase(events as readonly Recorded[]).get(caseId);
        if (!news) return [];
        const one = caseOf(caseId, [], news);
        return [
          { table: 'wait_facts_v1', columns: FACT_COLUMNS, rows: changesBy(caseId, [], newsOf(one, told), { terms, listings }).opened },
          { table: 'wait_histories_v1', columns: HISTORY_COLUMNS, rows: [{ case_id: caseId, history: encodedHistory(one.history) }] },
        ];
      },
    };
  },
};

const isPublished = (event: Recorded): event is Recorded<ProgrammeEvent> => event.type === 'ProgrammePublished';

/** Where it is kept what directories tell of practices. */
const LISTINGS = 'wait_listings_v1';
const PROGRAMME_COLUMNS = ['programme', 'version', 'from_position', 'terms'] as const;
const HISTORY_COLUMNS = ['case_id', 'history'] as const;

function newsByCase(events: readonly Recorded[]): Map<string, NewsOfCase[]> {
  const news = new Map<string, NewsOfCase[]>();
  for (const recorded of events) {
    const event = recorded.caseId === null ? undefined : trimmed(recorded);
    if (!event || recorded.caseId === null) continue;
    const ofCase = news.get(recorded.caseId) ?? [];
    ofCase.push({ event, position: recorded.position, recordedAt: recorded.recordedAt, type: recorded.type });
    news.set(recorded.caseId, ofCase);
  }
  return news;
}

/** A case with its news, and the practices that it names. */
interface CaseWithNews {
  caseId: Uuid;
  before: readonly HistoryEvent[];
  news: readonly NewsOfCase[];
  /** With the news. */
  history: readonly HistoryEvent[];
  named: ReadonlySet<string>;
}

function caseOf(caseId: Uuid, before: readonly HistoryEvent[], news: readonly NewsOfCase[]): CaseWithNews {
  const history = [...before, ...news.map(({ event }) => event)];
  return { caseId, before, news, history, named: practicesNamed(history) };
}

const newsOf = ({ history, news, named }: CaseWithNews, told: ListingsTold) => withListings(news, history[0]?.position, named, told);
