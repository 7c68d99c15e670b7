import type { Migration } from '#database';
import type { Instant, LocalDate, Uuid } from '#kernel';
import type { Stage } from '#programmes/contract';
import type { Priority } from '#triage/contract';
import type { CaseFlag } from '../file/flags.js';
import type { CaseStatus } from '../file/status.js';
import type { WorklistKind } from '../worklist/kinds.js';
import type { DueKind } from './due-kind.js';

/** The caseload's tables, version 1. Days are London days; no column holds anything personal in clear. */
export const caseloadMigrations: readonly Migration[] = [
  {
    name: 'caseload-1-tables',
    sql: `
create table caseload_v1 (
  case_id uuid primary key,
  person_id uuid not null,
  programme text not null,
  programme_version integer not null,
  provider text not null,
  practice text,
  reference text not null,
  status text not null,
  stage text,
  priority text,
  practitioner text,
  team text,
  next_action text,
  due_on date,
  breach_on date,
  waiting_since date not null,
  received_at timestamptz not null,
  closed_on date,
  discharged_at timestamptz,
  next_appointment_at timestamptz,
  flags text[] not null,
  name_event uuid,
  name_key text,
  name_sealed text,
  position text not null collate "C",
  updated_at timestamptz not null
)
--;
create index caseload_v1_by_person on caseload_v1 (person_id)
--;
create index caseload_v1_by_due on caseload_v1 ((coalesce(due_on, 'infinity'::date)), case_id)
--;
create index caseload_v1_by_practitioner on caseload_v1 (practitioner)
--;
create table caseload_histories_v1 (
  case_id uuid primary key,
  entries jsonb not null
)
--;
create table caseload_programmes_v1 (
  programme text not null,
  version integer not null,
  definition jsonb not null,
  primary key (programme, version)
)
--;
create table worklist_items_v1 (
  item_id uuid primary key,
  case_id uuid not null,
  kind text not null,
  because uuid not null,
  weeks integer,
  since timestamptz not null,
  due_on date not null,
  breach_on date
)
--;
create index worklist_items_v1_by_case on worklist_items_v1 (case_id)
--;
create index worklist_items_v1_by_kind on worklist_items_v1 (kind, due_on, item_id)
--;
create table schedules_v1 (
  item_id uuid primary key,
  case_id uuid not null,
  kind text not null,
  because uuid not null,
  weeks integer,
  due_on date not null,
  breach_on date,
  raise_at timestamptz not null
)
--;
create index schedules_v1_by_case on schedules_v1 (case_id)
--;
create index schedules_v1_by_time on schedules_v1 (raise_at, item_id)
`,
  },
];

/** One case. */
export interface CaseRow {
  case_id: Uuid;
  person_id: Uuid;
  programme: string;
  programme_version: number;
  /** Code of the provider of that programme version. */
  provider: string;
  practice: string | null;
  reference: string;
  status: CaseStatus;
  stage: Stage | null;
  priority: Priority | null;
  practitioner: string | null;
  team: string | null;
  next_action: WorklistKind | null;
  due_on: LocalDate | null;
  /** The last day within the target of the milestone that the case waits for. */
  breach_on: LocalDate | null;
  /** The day on which notice of the referral was received. */
  waiting_since: LocalDate;
  received_at: Instant;
  /** The day on which the case was closed; null while it is open. */
  closed_on: LocalDate | null;
  discharged_at: Instant | null;
  /** Start of the next appointment or session that stands as booked, in the past too if nobody recorded who came. */
  next_appointment_at: Instant | null;
  flags: CaseFlag[];
  /** The event that told the person's name, the key that it is sealed under, and the sealed name. */
  name_event: Uuid | null;
  name_key: string | null;
  name_sealed: string | null;
  /** Log position of the last event taken in. */
  position: string;
  /** When the log learned of that event. */
  updated_at: Instant;
}

/** One item of work on a worklist. */
export interface ItemRow {
  item_id: Uuid;
  case_id: Uuid;
  kind: WorklistKind;
  because: Uuid;
  weeks: number | null;
  since: Instant;
  due_on: LocalDate;
  breach_on: LocalDate | null;
}

/** Something that falls due at an instant, unless the case changes first. */
export interface ScheduleRow {
  item_id: Uuid;
  case_id: Uuid;
  kind: DueKind;
  because: Uuid;
  weeks: number | null;
  due_on: LocalDate;
  breach_on: LocalDate | null;
  raise_at: Instant;
}
