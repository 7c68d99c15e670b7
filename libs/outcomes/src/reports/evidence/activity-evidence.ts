import { sql, type Kysely } from 'kysely';
import { known, type Instant, type LocalDate, type Uuid } from '#kernel';
import {
  believedAt,
  NOT_KNOWN,
  type EvidenceCell,
  type EvidenceCheck,
  type EvidenceKind,
  type Filters,
  type Place,
  type Definition,
} from '#reporting';
import type { ProgrammeRef } from '#programmes/contract';
import { ACTIVITIES, type ActivityKind } from '../../facts/activity.js';
import type { ActivityRow } from '../../projection/table-rows.js';
import type { ActivityDimension } from '../activity-query.js';
import { ACTIVITY_DEFINITIONS } from '../catalogue/activity.js';
import { foldOf } from './outcome-check.js';
import { eventsUpTo } from './outcome-evidence.js';

/** A cell of the activity report; as its evidence says it, so that it can be asked for again. */
export interface ActivityCellQuery {
  figure: ActivityKind;
  /** Absent: whatever the code. */
  code?: string;
  /** Values that facts must have; what the group of the cell is, is among them. */
  filters: Filters<ActivityDimension>;
  from: LocalDate;
  to: LocalDate;
}

/** Something done, as evidence shows it. */
interface ActivityEvidence {
  kind: ActivityKind;
  /** The event, appointment, session or letter that it is. */
  what: Uuid;
  code?: string;
  on: LocalDate;
  programme: ProgrammeRef;
  attributes: Partial<Record<ActivityDimension, string>>;
}

const definitionOf = (figure: ActivityKind): Definition => ACTIVITY_DEFINITIONS.find(({ id }) => id === figure) as Definition;

const evidenceOf = (row: ActivityRow, { filters }: ActivityCellQuery): ActivityEvidence =>
  known({
    kind: row.kind,
    what: row.what,
    code: row.code === '' ? undefined : row.code,
    on: row.on_day,
    programme: { id: row.programme, version: row.programme_version },
    attributes: Object.fromEntries((Object.keys(filters) as ActivityDimension[]).map((name) => [name, row[name]])),
  }) as ActivityEvidence;

/** A cell of the activity report. */
export function activityEvidenceOf(
  db: Kysely<object>,
  { position, knownAt }: { position: string; knownAt?: Instant },
  query: ActivityCellQuery,
): EvidenceCell {
  const { figure, code, filters, from, to } = query;
  const chosen = Object.entries(filters).map(([column, values]) => sql` and ${sql.ref(column)} = any(${values}::text[])`);
  const counted = sql`from outcome_activity_v2 where kind = ${figure}${code === undefined ? sql`` : sql` and code = ${code}`}
    and on_day between ${from} and ${to}
    and ${believedAt(position)}${sql.join(chosen, sql``)}`;
  return {
    head: known({ report: 'activity', definition: definitionOf(figure), query: { ...query }, knownAt, position }),
    figures: async () => {
      const { rows } = await sql<{ count: number }>`select count(*)::int as count ${counted}`.execute(db);
      const count = rows[0]?.count ?? 0;
      return { figures: { count }, total: count };
    },
    facts: async (after, limit) => {
      const [on, caseId, what] = (after ?? []) as PlaceOfActivity | [];
      const beyond = after ? sql` and on_day >= ${on}::date and (on_day, case_id, what) > (${on}::date, ${caseId}::uuid, ${what}::uuid)` : sql``;
      const { rows } = await sql<ActivityRow>`select * ${counted}${beyond} order by on_day, case_id, what limit ${limit}`.execute(db);
      return rows.map((row) => ({
        caseId: row.case_id,
        place: [row.on_day, row.case_id, row.what] satisfies PlaceOfActivity as Place,
        fact: evidenceOf(row, query),
      }));
    },
    eventsBehind: (caseIds) => eventsUpTo(db, caseIds, position),
  };
}

type PlaceOfActivity = [on: string, caseId: Uuid, what: Uuid];

/** How evidence of activity is checked. */
export const activityEvidenceKind: EvidenceKind = {
  reports: ['activity'],
  check({ query }) {
    const asked = query as unknown as ActivityCellQuery;
    return ACTIVITIES.includes(asked.figure) ? checkOf(asked) : undefined;
  },
};

function checkOf(query: ActivityCellQuery): EvidenceCheck {
  let count = 0;
  return {
    definition: definitionOf(query.figure),
    take(fact) {
      count++;
      return whyNot(fact as ActivityEvidence, query);
    },
    figures: () => ({ figures: { count }, total: count }),
    keyOf(fact) {
      const { kind, what } = fact as ActivityEvidence;
      return `${kind}|${what}`;
    },
    amountsOf(caseId, found) {
      const { rows, behind } = foldOf(caseId, found);
      return { facts: rows.flatMap((each) => (each.of === 'activity' ? [evidenceOf(each.row, query)] : [])), events: behind };
    },
  };
}

/** Why the cell does not count something that was done. */
function whyNot({ kind, code, on, attributes }: ActivityEvidence, query: ActivityCellQuery): string | undefined {
  if (kind !== query.figure) return `is of ${kind}`;
  if (query.code !== undefined && code !== query.code) return `has the code ${code ?? 'of nothing'}`;
  if (on < query.from || on > query.to) return `is of ${on}, which lies outside of the period`;
  for (const [name, allowed] of Object.entries(query.filters) as [ActivityDimension, readonly string[]][]) {
    const value = attributes[name] ?? NOT_KNOWN;
    if (!allowed.includes(value)) return `is of ${name} ${value}`;
  }
  return undefined;
}
