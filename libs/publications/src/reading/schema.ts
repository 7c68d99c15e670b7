import type { Migration } from '#database';
import type { Instant, LocalDate, Uuid } from '#kernel';

/** `publications_v1` holds what lists tell of every publication. What was published is in the log alone. */
export const publicationMigrations: readonly Migration[] = [
  {
    name: 'publications-1-list',
    sql: `
create table publications_v1 (
  id uuid primary key,
  from_position text not null collate "C",
  title text not null,
  report text not null,
  from_day date not null,
  to_day date not null,
  known_at timestamptz not null,
  published_at timestamptz not null,
  by_role text not null,
  by_organisation text not null,
  provider text,
  commissioner text,
  disclosure text not null,
  hash text not null,
  withdrawn_at timestamptz
)
--;
create index publications_v1_by_position on publications_v1 (from_position)
`,
  },
];

/** A publication in a list. */
export interface PublicationRow {
  id: Uuid;
  /** Log position of its publication: lists have the latest first. */
  from_position: string;
  title: string;
  report: string;
  from_day: LocalDate;
  to_day: LocalDate;
  known_at: Instant;
  published_at: Instant;
  by_role: string;
  by_organisation: string;
  /** The one provider, and the one commissioner, whose programmes it is about; null: there are others, or none. */
  provider: string | null;
  commissioner: string | null;
  disclosure: string;
  hash: string;
  withdrawn_at: Instant | null;
}

export interface PublicationTables {
  publications_v1: PublicationRow;
}
