import type { Migration } from '#database';

export const projectionMigrations: readonly Migration[] = [
  {
    name: 'projections-1-checkpoints',
    sql: `
create table checkpoints (
  name text primary key,
  position text not null collate "C",
  updated_at timestamptz not null
)
--;
create table parked_cases (
  projection text not null,
  case_id uuid not null,
  position text not null collate "C",
  error text not null,
  primary key (projection, case_id)
)
`,
  },
];

export interface ProjectionTables {
  checkpoints: { name: string; position: string; updated_at: string };
  parked_cases: { projection: string; case_id: string; position: string; error: string };
}
