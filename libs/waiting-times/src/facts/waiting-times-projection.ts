import type { Kysely } from 'kysely';
import type { Recorded } from '#kernel';
import type { ProgrammeEvent } from '#programmes/contract';
import type { Projection } from '#projections';
import { trimmed } from '../clocks/case-event.js';
import { HANDLED, IGNORED } from './event-types.js';
import { FACT_COLUMNS, waitingTimesMigrations, type WaitingTimesTables } from './schema.js';
import { changesWritten, encodedHistory, historiesWritten, programmesKept, publishedTerms, readHistories, readTerms } from './store.js';
import { changesBy, type NewsOfCase } from './versions.js';

/**
 * The facts about waits, in the versions in which they were believed. A batch reads the histories that it touches once,
 * works everything out in memory, and writes each table once.
 */
export const waitingTimesProjection: Projection = {
  name: 'waiting_times_v1',
  migrations: waitingTimesMigrations,
  tables: ['wait_facts_v1', 'wait_histories_v1', 'wait_programmes_v1', 'wait_counts_v1'],
  filter: { types: HANDLED },
  handles: HANDLED,
  ignores: IGNORED,
  async changes(db, events) {
    const tables = db as unknown as Kysely<WaitingTimesTables>;
    const published = events.filter((event): event is Recorded<ProgrammeEvent> => event.type === 'ProgrammePublished');
    const programmes = programmesKept(tables, published);
    const news = newsByCase(events);
    if (news.size === 0) return programmes;
    const [find, before] = await Promise.all([readTerms(tables, published), readHistories(tables, [...news.keys()])]);
    const changes = [...news].map(([caseId, of]) => changesBy(caseId, before.get(caseId) ?? [], of, find));
    const histories = new Map([...news].map(([caseId, of]) => [caseId, [...(before.get(caseId) ?? []), ...of.map(({ event }) => event)]]));
    return [...programmes, ...changesWritten(tables, changes), historiesWritten(tables, histories)];
  },
  caseByCase(unbound) {
    const { rows, find } = publishedTerms(unbound as readonly Recorded<ProgrammeEvent>[]);
    return {
      unbound: [{ table: 'wait_programmes_v1', columns: PROGRAMME_COLUMNS, rows }],
      rowsOf(caseId, events) {
        const news = newsByCase(events as readonly Recorded[]).get(caseId);
        if (!news) return [];
        const history = encodedHistory(news.map(({ event }) => event));
        return [
          { table: 'wait_facts_v1', columns: FACT_COLUMNS, rows: changesBy(caseId, [], news, find).opened },
          { table: 'wait_histories_v1', columns: HISTORY_COLUMNS, rows: [{ case_id: caseId, history }] },
        ];
      },
    };
  },
};

const PROGRAMME_COLUMNS = ['programme', 'version', 'from_position', 'terms'] as const;
const HISTORY_COLUMNS = ['case_id', 'history'] as const;

function newsByCase(events: readonly Recorded[]): Map<string, NewsOfCase[]> {
  const news = new Map<string, NewsOfCase[]>();
  for (const recorded of events) {
    const event = recorded.caseId === null ? undefined : trimmed(recorded);
    if (!event || recorded.caseId === null) continue;
    const ofCase = news.get(recorded.caseId) ?? [];
    ofCase.push({ event, recordedAt: recorded.recordedAt, type: recorded.type });
    news.set(recorded.caseId, ofCase);
  }
  return news;
}
