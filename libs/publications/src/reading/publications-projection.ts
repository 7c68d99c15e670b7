import type { CompiledQuery, Kysely } from 'kysely';
import type { Recorded, Uuid } from '#kernel';
import type { Projection } from '#projections';
import { waitingTimesProjection } from '#waiting-times';
import { readableOf } from '../model/audience.js';
import type { PublicationEvent } from '../model/events.js';
import { publicationMigrations, type PublicationRow, type PublicationTables } from './schema.js';

type Of<T extends PublicationEvent['type']> = Recorded<Extract<PublicationEvent, { type: T }>>;

const HANDLED: Readonly<Record<PublicationEvent['type'], true>> = { ReportPublished: true, PublicationWithdrawn: true };

/** What happens to people and programmes changes nothing in what was published: whatever others decide about is left aside here. */
const others = [...waitingTimesProjection.handles, ...waitingTimesProjection.ignores].filter((type) => !Object.hasOwn(HANDLED, type));

/** The publications as lists show them. */
export const publicationsProjection: Projection = {
  name: 'publications_v1',
  migrations: publicationMigrations,
  tables: ['publications_v1'],
  filter: { types: Object.keys(HANDLED) },
  handles: Object.keys(HANDLED),
  ignores: others,
  changes(db, events) {
    const tables = db as unknown as Kysely<PublicationTables>;
    const of = <T extends PublicationEvent['type']>(type: T) => events.filter((event) => event.type === type) as unknown as Of<T>[];
    const rows = of('ReportPublished').map(rowOf);
    const listed = rows.length === 0 ? [] : [tables.insertInto('publications_v1').values(rows).compile()];
    return Promise.resolve([...listed, ...of('PublicationWithdrawn').map((event) => withdrawn(tables, event))] as readonly CompiledQuery[]);
  },
};

const idOf = (stream: string): Uuid => stream.slice('publication-'.length);

function rowOf({ stream, position, recordedAt, actor, data }: Of<'ReportPublished'>): PublicationRow {
  const { title, report, knownAt, content } = data;
  const { provider, commissioner } = readableOf({ status: 'published', published: data, publishedAt: recordedAt, by: actor });
  return {
    ...{ id: idOf(stream), from_position: position, title, report, known_at: knownAt, published_at: recordedAt },
    ...{ from_day: String(content['from']), to_day: String(content['to']) },
    ...{ by_role: actor.role, by_organisation: actor.organisation, provider: provider ?? null, commissioner: commissioner ?? null },
    ...{ disclosure: String(content['disclosure']), hash: String(content['hash']), withdrawn_at: null },
  };
}

const withdrawn = (tables: Kysely<PublicationTables>, { stream, recordedAt }: Of<'PublicationWithdrawn'>): CompiledQuery =>
  tables.updateTable('publications_v1').set({ withdrawn_at: recordedAt }).where('id', '=', idOf(stream)).compile();
