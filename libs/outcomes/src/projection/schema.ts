import type { Migration } from '#database';
import type { LocalDate, Uuid } from '#kernel';
import type { Believed } from '#reporting';
import type { ActivityKind } from '../facts/activity.js';
import type { OutcomeFacts } from '../facts/outcome-facts.js';

/**
 * `outcome_facts_v1` holds what was believed of every case, and `outcome_activity_v1` what was believed to have been done for it, in
 * versions: one was believed from the log position of the event that brought it until that of the event that changed it. What
 * figures count or group by has a column; `facts` holds it all. `outcome_histories_v1` holds the trimmed events of each case, from
 * which its facts are worked out again when one changes.
 */
export const outcomesMigrations: readonly Migration[] = [
  {
    name: 'outcomes-1-facts',
    sql: `
create table outcome_facts_v1 (
  case_id uuid not null,
  from_position text not null collate "C",
  to_position text collate "C",
  recorded_at timestamptz not null,
  closed_at timestamptz,
  changed_by text not null,
  referred_on date not null,
  discharged_on date,
  referred_programme text not null,
  referred_version integer not null,
  referred_provider text not null,
  referred_commissioner text not null,
  programme text not null,
  programme_version integer not null,
  provider text not null,
  commissioner text not null,
  practice text,
  referrer text,
  condition_group text,
  stage text,
  source text not null,
  employer_size text,
  age_band text not null,
  sex text not null,
  ethnic_group text not null,
  standing text not null,
  not_accepted_because text,
  accepted_on date,
  triaged_by text,
  engaged_on date,
  assessed_on date,
  planned_on date,
  first_session_on date,
  days_to_contact integer,
  days_to_session integer,
  ending text,
  disengaged_after text,
  discharge_reason text,
  outcome text,
  work_at_referral text not null,
  work_at_discharge text,
  returned_on date,
  days_to_return integer,
  worked boolean not null,
  sustained_on date,
  benefit_rating smallint,
  satisfaction_person smallint,
  satisfaction_gp smallint,
  satisfaction_employer smallint,
  adjustments_proposed smallint not null,
  adjustments_agreed smallint not null,
  adjustments_not_agreed smallint not null,
  adjustments_awaited smallint not null,
  adjustments_implemented smallint not null,
  facts jsonb not null,
  primary key (case_id, from_position)
)
--;
create unique index outcome_facts_v1_believed on outcome_facts_v1 (case_id) where to_position is null
--;
create index outcome_facts_v1_by_referral on outcome_facts_v1 (referred_on)
--;
create index outcome_facts_v1_by_discharge on outcome_facts_v1 (discharged_on)
--;
create index outcome_facts_v1_by_practice on outcome_facts_v1 (practice, referred_on)
--;
create index outcome_facts_v1_by_recorded_time on outcome_facts_v1 (recorded_at)
--;
create index outcome_facts_v1_by_closed_time on outcome_facts_v1 (closed_at) where closed_at is not null
--;
create table outcome_activity_v1 (
  case_id uuid not null,
  kind text not null,
  what uuid not null,
  from_position text not null collate "C",
  to_position text collate "C",
  recorded_at timestamptz not null,
  closed_at timestamptz,
  changed_by text not null,
  code text not null,
  on_day date not null,
  programme text not null,
  programme_version integer not null,
  provider text not null,
  commissioner text not null,
  primary key (case_id, kind, what, from_position)
)
--;
create index outcome_activity_v1_by_day on outcome_activity_v1 (on_day)
--;
create index outcome_activity_v1_by_recorded_time on outcome_activity_v1 (recorded_at)
--;
create index outcome_activity_v1_by_closed_time on outcome_activity_v1 (closed_at) where closed_at is not null
--;
create table outcome_histories_v1 (
  case_id uuid primary key,
  history jsonb not null
)
--;
create table outcome_programmes_v1 (
  programme text not null,
  version integer not null,
  from_position text not null collate "C",
  terms jsonb not null,
  primary key (programme, version)
)
`,
  },
];

/** The facts of a case as a row, without its place in the log. Null: not known, or not yet. */
export interface OutcomeRow {
  case_id: Uuid;
  referred_on: LocalDate;
  discharged_on: LocalDate | null;
  /** Under which the person was referred; `programme` and what follows it: under which the case is now, or ended. */
  referred_programme: string;
  referred_version: number;
  referred_provider: string;
  referred_commissioner: string;
  programme: string;
  programme_version: number;
  provider: string;
  commissioner: string;
  practice: string | null;
  referrer: string | null;
  condition_group: string | null;
  /** The stage that the case is at, or ended at. */
  stage: string | null;
  source: string;
  employer_size: string | null;
  age_band: string;
  sex: string;
  ethnic_group: string;
  standing: string;
  not_accepted_because: string | null;
  accepted_on: LocalDate | null;
  triaged_by: string | null;
  engaged_on: LocalDate | null;
  assessed_on: LocalDate | null;
  planned_on: LocalDate | null;
  first_session_on: LocalDate | null;
  /** Calendar days from referral, come what may. */
  days_to_contact: number | null;
  days_to_session: number | null;
  ending: string | null;
  disengaged_after: string | null;
  discharge_reason: string | null;
  outcome: string | null;
  work_at_referral: string;
  work_at_discharge: string | null;
  returned_on: LocalDate | null;
  days_to_return: number | null;
  worked: boolean;
  sustained_on: LocalDate | null;
  benefit_rating: number | null;
  satisfaction_person: number | null;
  satisfaction_gp: number | null;
  satisfaction_employer: number | null;
  adjustments_proposed: number;
  adjustments_agreed: number;
  adjustments_not_agreed: number;
  adjustments_awaited: number;
  adjustments_implemented: number;
  facts: OutcomeFacts;
}

/** Something done for a case as a row, without its place in the log. */
export interface ActivityRow {
  case_id: Uuid;
  kind: ActivityKind;
  what: Uuid;
  code: string;
  on_day: LocalDate;
  programme: string;
  programme_version: number;
  provider: string;
  commissioner: string;
}

export interface OutcomesTables {
  outcome_facts_v1: OutcomeRow & Believed;
  outcome_activity_v1: ActivityRow & Believed;
}
