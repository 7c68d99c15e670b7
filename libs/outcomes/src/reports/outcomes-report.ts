import { sql, type Kysely } from 'kysely';
import { isRefusal, type Actor, type Instant, type LocalDate, type Refusal } from '#kernel';
import { readCheckpoint } from '#projections';
import {
  disclosureFor,
  isUnderPolicy,
  lastMonthEnd,
  LEFT_OUT_OF_PERIOD,
  narrowedBy,
  noteOf,
  PERCENTILE_METHOD,
  periodOf,
  positionKnownAt,
  refusalUnderPolicy,
  sealedReport,
  withinScope,
  type Filters,
  type Definition,
} from '#reporting';
import type { OutcomeTerms } from '../history/programme-terms.js';
import { outcomesProjection } from '../projection/outcomes-projection.js';
import { VERSIONED } from '../projection/schema.js';
import { OUTCOME_RULES, type OutcomeRules } from './definition-versions.js';
import { BREAKDOWNS, DIMENSION_NAMES, type Breakdown, type Cohort, type Dimension } from './dimensions.js';
import { linesUnderPolicy } from './lines-under-policy.js';
import { keptLines } from './kept-outcomes.js';
import type { OutcomeQuery } from './outcome-query.js';
import { shownLines, type ShownLine } from './shown-lines.js';

/** What somebody asks of the report. What is left out is not narrowed. */
export interface OutcomesRequest {
  cohort: Cohort;
  from: LocalDate;
  to: LocalDate;
  groupBy: readonly Breakdown[];
  filters: Filters<Dimension>;
  /** Only what had happened by the end of that day counts; absent: all that has. */
  asAt?: LocalDate;
  /** Only what the log had learned by then counts; absent: all that is known. */
  knownAt?: Instant;
}

/** Outcomes of a cohort: who is counted, what is counted, and how it may be shown. */
export interface OutcomesReport extends Omit<OutcomesRequest, 'filters'> {
  report: 'outcomes';
  filters: Filters;
  /** Log position up to which facts are known in it. */
  position: string;
  percentileMethod: typeof PERCENTILE_METHOD;
  /** Name of the policy by which figures are withheld and rounded. */
  disclosure: string;
  /** What a reader under such a policy must know, where the report is broken down. */
  note?: string;
  definitions: readonly Definition[];
  figures: readonly ShownLine[];
  hash: string;
}

/** Works out the report for an actor, or says why they may not have it. */
export async function outcomesReport(
  db: Kysely<object>,
  request: OutcomesRequest,
  actor: Actor,
  now: Instant,
  { inForce }: OutcomeRules = OUTCOME_RULES,
): Promise<OutcomesReport | Refusal> {
  const period = periodOf(request, now);
  if (isRefusal(period)) return period;
  const filters = withinScope(request.filters, actor);
  if (isRefusal(filters)) return filters;
  const { cohort } = request;
  const groupBy = BREAKDOWNS.filter((breakdown) => request.groupBy.includes(breakdown));
  const narrowed = narrowedBy(DIMENSION_NAMES, groupBy, filters, actor);
  const refusal = isUnderPolicy(actor) ? refusalUnderPolicy(request, 'to', narrowed, now) : undefined;
  if (refusal) return refusal;
  const position = await knownPosition(db, period.knownAt);
  const policy = disclosureFor(actor, await programmesKnown(db, position), filters);
  const { from, to, today, asAt, knownAt } = period;
  const query: OutcomeQuery = { cohort, from, to, today, by: groupBy, filters, position, ...(asAt === undefined ? {} : { asAt }) };
  const before = lastMonthEnd(knownAt ?? now);
  const lasting = knownAt !== undefined;
  const countedBy = BREAKDOWNS.filter((breakdown) => groupBy.includes(breakdown) || breakdown in filters);
  const figures = isUnderPolicy(actor)
    ? await linesUnderPolicy(db, { query, lasting, narrowed, before: await knownPosition(db, before) }, inForce, policy)
    : shownLines((await keptLines(db, { ...query, by: countedBy }, lasting, inForce)).lines(query), policy);
  return sealedReport({
    report: 'outcomes' as const,
    ...{ cohort, from, to, groupBy, filters, position },
    ...(asAt === undefined ? {} : { asAt }),
    ...(knownAt === undefined ? {} : { knownAt }),
    percentileMethod: PERCENTILE_METHOD,
    disclosure: policy.name,
    ...noteOf(LEFT_OUT_OF_PERIOD, { groupBy, disclosure: policy.name }),
    definitions: inForce.map(({ definition }) => definition),
    figures,
  });
}

/** The position up to which a report knows: of all that has been worked out, or of what was known at a moment. */
export const knownPosition = (db: Kysely<object>, knownAt?: Instant): Promise<string> =>
  knownAt === undefined ? readCheckpoint(db, outcomesProjection.name) : positionKnownAt(db, VERSIONED, knownAt);

/** The terms of the programme versions that were published by a position. */
export async function programmesKnown(db: Kysely<object>, position: string): Promise<OutcomeTerms[]> {
  const { rows } = await sql<{ terms: OutcomeTerms }>`select terms from outcome_programmes_v2 where from_position <= ${position}`.execute(db);
  return rows.map(({ terms }) => terms);
}
