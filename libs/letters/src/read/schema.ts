import type { Migration } from '#database';

export const letterMigrations: readonly Migration[] = [
  {
    name: 'letters_v1-1-letters',
    sql: `
create table letters_v1 (
  letter_id uuid primary key,
  case_id uuid not null,
  person_id uuid not null,
  kind text not null,
  version integer not null,
  milestone uuid not null,
  practice text,
  status text not null,
  held_because text,
  delivery_reason text,
  superseded_because text,
  superseded_by uuid,
  due_at timestamptz not null,
  drafted_at timestamptz,
  sent_at timestamptz,
  settled_at timestamptz,
  due_position text not null collate "C",
  last_position text not null collate "C",
  history text not null
)
--;
create index letters_v1_by_practice on letters_v1 (practice, due_position)
--;
create index letters_v1_by_case on letters_v1 (case_id, due_position)
--;
create index letters_v1_by_status on letters_v1 (status, due_position)
`,
  },
];

/** One letter as it now stands. Nothing in it is personal. */
export interface LetterRow {
  letter_id: string;
  case_id: string;
  person_id: string;
  kind: string;
  version: number;
  milestone: string;
  /** The practice it is, or was, addressed to. */
  practice: string | null;
  status: string;
  held_because: string | null;
  delivery_reason: string | null;
  superseded_because: string | null;
  superseded_by: string | null;
  /** When the milestone happened. */
  due_at: string;
  drafted_at: string | null;
  sent_at: string | null;
  /** When it was delivered, rejected or found undeliverable. */
  settled_at: string | null;
  /** Log positions of its first and its latest event: between them lies everything believed about it. */
  due_position: string;
  last_position: string;
  /** Its events with their positions, as JSON and without their personal part: what was believed at any position, and what corrections fold over. */
  history: string;
}

export interface LetterTables {
  letters_v1: LetterRow;
}
