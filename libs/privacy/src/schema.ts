import type { Migration } from '#database';

export const privacyMigrations: readonly Migration[] = [
  {
    name: 'privacy-1-keys',
    sql: `
create table person_keys (
  name text primary key,
  wrapped text,
  destroyed_at timestamptz,
  constraint destroyed_keys_are_gone check ((wrapped is null) = (destroyed_at is not null))
)
--;
create table person_lookups (
  lookup text collate "C" primary key,
  person_id uuid not null
)
--;
create index person_lookups_by_person on person_lookups (person_id)
`,
  },
];

/** Tables of this library. */
export interface PrivacyTables {
  person_keys: { name: string; wrapped: string | null; destroyed_at: string | null };
  person_lookups: { lookup: string; person_id: string };
}
