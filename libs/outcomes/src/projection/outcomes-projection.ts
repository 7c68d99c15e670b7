import type { Transaction } from 'kysely';
import type { Recorded, Uuid } from '#kernel';
import type { ProgrammeEvent } from '#programmes/contract';
import type { Projection } from '#projections';
import { changesBy, type Believed, type Changes, type News } from '#reporting';
import { entryOf, type Entry } from '../history/entry.js';
import { HANDLED, IGNORED } from './event-types.js';
import { FACTS, rowsOf, type Row } from './rows.js';
import { outcomesMigrations, type ActivityRow, type OutcomeRow } from './schema.js';
import { keepProgrammes, readHistories, readTerms, writeActivity, writeFacts, writeHistories } from './store.js';

/**
 * The facts about outcomes and what was done for each case, in the versions in which they were believed. A batch reads the
 * histories that it touches once, works everything out in memory, and writes each table once.
 */
export const outcomesProjection: Projection = {
  name: 'outcomes_v1',
  migrations: outcomesMigrations,
  tables: ['outcome_facts_v1', 'outcome_activity_v1', 'outcome_histories_v1', 'outcome_programmes_v1'],
  filter: { types: HANDLED },
  handles: HANDLED,
  ignores: IGNORED,
  async apply(transaction, events) {
    await keepProgrammes(
      transaction,
      events.filter((event): event is Recorded<ProgrammeEvent> => event.type === 'ProgrammePublished'),
    );
    const news = newsByCase(events);
    if (news.size === 0) return;
    const find = await readTerms(transaction);
    const before = await readHistories(transaction, [...news.keys()]);
    const changes = [...news].map(([caseId, of]) => {
      const history = before.get(caseId) ?? [];
      return { caseId, changes: changesBy(history, of, (entries) => rowsOf(caseId, entries, find)) };
    });
    await writeChanges(transaction, changes);
    await writeHistories(
      transaction,
      new Map([...news].map(([caseId, of]) => [caseId, [...(before.get(caseId) ?? []), ...of.map(({ event }) => event)]])),
    );
  },
};

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

async function writeChanges(transaction: Transaction<object>, all: readonly { caseId: Uuid; changes: Changes<Row> }[]): Promise<void> {
  const opened = all.flatMap(({ changes }) => changes.opened);
  const closed = all.flatMap(({ caseId, changes }) => changes.closed.map(({ key, ...rest }) => ({ key, case_id: caseId, ...rest })));
  await writeFacts(
    transaction,
    closed.filter(({ key }) => key === FACTS).map(({ key: _, ...rest }) => rest),
    opened.flatMap((version) => (version.of === 'facts' ? [placed<OutcomeRow>(version)] : [])),
  );
  await writeActivity(
    transaction,
    closed.filter(({ key }) => key !== FACTS).map(({ key, ...rest }) => ({ ...rest, ...activityKey(key) })),
    opened.flatMap((version) => (version.of === 'activity' ? [placed<ActivityRow>(version)] : [])),
  );
}

/** A row with its place in the log. */
function placed<R extends object>({ of: _, row, ...believed }: { of: string; row: R } & Believed): R & Believed {
  return { ...row, ...believed };
}

function activityKey(key: string): Pick<ActivityRow, 'kind' | 'what'> {
  const [kind, what] = key.split('|') as [ActivityRow['kind'], Uuid];
  return { kind, what };
}
