import type { Database } from '#database';
import type { Instant } from '#kernel';
import type { PublishableReport } from '#reporting';
import { outcomesProjection } from '../projection/outcomes-projection.js';
import { activityReport, type ActivityLine, type ActivityReport } from '../reports/activity-report.js';
import { ACTIVITY_RULES, OUTCOME_RULES } from '../reports/definition-versions.js';
import { knownPosition, outcomesReport, programmesKnown, type OutcomesReport } from '../reports/outcomes-report.js';
import { activityAsCsv, outcomesAsCsv } from '../reports/reports-as-csv.js';
import { activityBetween, outcomesBetween } from '../reports/restating/between.js';
import { figuresInLine } from '../reports/restating/line-figures.js';
import type { ShownLine } from '../reports/shown-lines.js';
import { ActivityAnswer, OutcomesAnswer } from './report-answers.js';
import { ActivityQuery, activityRequest, OutcomesQuery, outcomesRequest } from './report-query.js';

/** The reports on outcomes and activity, as they can be published. */
export function publishableOutcomeReports(rules = { outcomes: OUTCOME_RULES, activity: ACTIVITY_RULES }): PublishableReport[] {
  const shared = {
    projection: outcomesProjection.name,
    settled: (query: object) => query,
    programmes: ({ kysely }: Database, position: string) => programmesKnown(kysely, position),
    positionAt: ({ kysely }: Database, knownAt: Instant) => knownPosition(kysely, knownAt),
  };
  const outcomes: PublishableReport = {
    ...{ ...shared, name: 'outcomes', query: OutcomesQuery, answer: OutcomesAnswer },
    run: ({ kysely }, query, actor, now) => outcomesReport(kysely, outcomesRequest(query as OutcomesQuery), actor, now, rules.outcomes),
    csv: (report) => outcomesAsCsv(report as unknown as OutcomesReport),
    figuresIn: ({ figures }) =>
      (figures as ShownLine[]).flatMap((line) => figuresInLine(line).map((figure) => ({ ...figure, group: line.group as Record<string, string> }))),
    courses: ({ kysely }, then, now) => outcomesBetween(kysely, rules.outcomes, then, now),
  };
  const activity: PublishableReport = {
    ...{ ...shared, name: 'activity', query: ActivityQuery, answer: ActivityAnswer },
    run: ({ kysely }, query, actor, now) => activityReport(kysely, activityRequest(query as ActivityQuery), actor, now),
    csv: (report) => activityAsCsv(report as unknown as ActivityReport),
    figuresIn: ({ figures }) =>
      (figures as ActivityLine[]).map(({ figure, group, code, count }) => ({
        ...{ definition: figure, group: group as Record<string, string>, value: count },
        of: { ...(code === undefined ? {} : { code }), statistic: 'count' },
      })),
    courses: ({ kysely }, then, now) => activityBetween(kysely, rules.activity, then, now),
  };
  return [outcomes, activity];
}
