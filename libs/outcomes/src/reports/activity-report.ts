import type { Kysely } from 'kysely';
import { WITHHELD, type DisclosurePolicy, type Shown } from '#disclosure';
import { isRefusal, type Actor, type Instant, type LocalDate, type Refusal } from '#kernel';
import {
  disclosureFor,
  isUnderPolicy,
  lastMonthEnd,
  LEFT_OUT_OF_PERIOD,
  narrowedBy,
  noteOf,
  periodOf,
  refusalUnderPolicy,
  sealedReport,
  withinScope,
  type Filters,
  type Definition,
} from '#reporting';
import { ACTIVITIES, type ActivityKind } from '../facts/activity.js';
import { countsUnderPolicy, type WithholdsCount } from './activity-under-policy.js';
import {
  ACTIVITY_BREAKDOWNS,
  ACTIVITY_DIMENSIONS,
  type ActivityBreakdown,
  type ActivityCount,
  type ActivityDimension,
  type Group,
} from './activity-query.js';
import { ACTIVITY_RULES } from './definition-versions.js';
import { keptActivity } from './kept-activity.js';
import { knownPosition, programmesKnown } from './outcomes-report.js';

export { ACTIVITY_BREAKDOWNS, type ActivityBreakdown } from './activity-query.js';

/** What somebody asks of the report. What is left out is not narrowed. */
export interface ActivityRequest {
  from: LocalDate;
  to: LocalDate;
  groupBy: readonly ActivityBreakdown[];
  filters: Filters<ActivityDimension>;
  /** Only what was done by then counts; absent: all of the period. */
  asAt?: LocalDate;
  /** Only what the log had learned by then counts; absent: all that is known. */
  knownAt?: Instant;
}

/** How much of one kind was done for one group; with a code, how much of that. */
export interface ActivityLine {
  figure: ActivityKind;
  group: Group;
  code?: string;
  count: Shown;
}

/** What was done in a period. */
export interface ActivityReport extends Omit<ActivityRequest, 'filters'> {
  report: 'activity';
  filters: Filters;
  position: string;
  disclosure: string;
  /** What a reader under such a policy must know, where the report is broken down. */
  note?: string;
  definitions: readonly Definition[];
  figures: readonly ActivityLine[];
  hash: string;
}

/** Counts what was done, or says why the actor may not be told. */
export async function activityReport(db: Kysely<object>, request: ActivityRequest, actor: Actor, now: Instant): Promise<ActivityReport | Refusal> {
  const period = periodOf(request, now);
  if (isRefusal(period)) return period;
  const filters = withinScope(request.filters, actor);
  if (isRefusal(filters)) return filters;
  const groupBy = ACTIVITY_BREAKDOWNS.filter((breakdown) => request.groupBy.includes(breakdown));
  const narrowed = narrowedBy(ACTIVITY_DIMENSIONS, groupBy, filters, actor);
  const refusal = isUnderPolicy(actor) ? refusalUnderPolicy(request, 'to', narrowed, now) : undefined;
  if (refusal) return refusal;
  const { from, to, asAt, knownAt } = period;
  const position = await knownPosition(db, knownAt);
  const policy = disclosureFor(actor, await programmesKnown(db, position), filters);
  const query = { from, to, groupBy, filters, position };
  const lasting = knownAt !== undefined;
  const countedBy = ACTIVITY_BREAKDOWNS.filter((each) => groupBy.includes(each) || each in filters);
  const { counts, withholds } = isUnderPolicy(actor)
    ? await countsUnderPolicy(db, query, { lasting, narrowed, before: await knownPosition(db, lastMonthEnd(knownAt ?? now)) }, policy)
    : { counts: (await keptActivity(db, { ...query, groupBy: countedBy }, lasting))(query), withholds: () => false };
  return sealedReport({
    report: 'activity' as const,
    ...{ from, to, groupBy, filters, position },
    ...(asAt === undefined ? {} : { asAt }),
    ...(knownAt === undefined ? {} : { knownAt }),
    disclosure: policy.name,
    ...noteOf(LEFT_OUT_OF_PERIOD, { groupBy, disclosure: policy.name }),
    definitions: ACTIVITY_RULES.inForce.map(({ definition }) => definition),
    figures: linesOf(counts, groupBy, policy, withholds),
  });
}

/**
 * For each group all kinds of activity, then their codes. Codes that are not listed hold nothing or are withheld, and so are groups
 * of which nothing may be shown.
 */
function linesOf(
  counts: readonly ActivityCount[],
  groupBy: readonly ActivityBreakdown[],
  policy: DisclosurePolicy,
  withholds: WithholdsCount,
): ActivityLine[] {
  const byGroup = Map.groupBy(counts, ({ group }) => JSON.stringify(group));
  if (groupBy.length === 0 && byGroup.size === 0) byGroup.set('{}', []);
  return [...byGroup].flatMap(([text, own]) => {
    const group = JSON.parse(text) as Group;
    const lines = ACTIVITIES.flatMap((kind) => linesOfKind(kind, group, own, policy, withholds));
    return groupBy.length === 0 || lines.some(tells) ? lines : [];
  });
}

function linesOfKind(
  figure: ActivityKind,
  group: Group,
  counts: readonly ActivityCount[],
  policy: DisclosurePolicy,
  withholds: WithholdsCount,
): ActivityLine[] {
  const own = counts.filter(({ kind }) => kind === figure);
  // Many things may be done for one person, so what may be told goes by the cases.
  const shown = (of: ActivityCount): Shown => (policy.count(of.cases) === WITHHELD || withholds(of) ? WITHHELD : policy.count(of.count));
  const all = own.find(({ code }) => code === undefined) ?? { group, kind: figure, count: 0, cases: 0 };
  const coded = own.flatMap((of) => (of.code ? [{ figure, group, code: of.code, count: shown(of) }] : []));
  return [{ figure, group, count: shown(all) }, ...coded.filter(tells)];
}

const tells = ({ count }: Pick<ActivityLine, 'count'>): boolean => typeof count === 'number' && count > 0;
