import type { Database } from '#database';
import { isRefusal, londonDate, type Actor, type Instant, type LocalDate, type Refusal } from '#kernel';
import type { AnyReport, PublishableReport, ReportedFigure } from '#reporting';
import type { WaitingTimesTables } from '../facts/schema.js';
import { waitingTimesProjection } from '../facts/waiting-times-projection.js';
import { programmesAt } from '../reports/audience.js';
import { WAIT_RULES, type WaitRules } from '../reports/definition-versions.js';
import type { WaitDefinition } from '../reports/definitions.js';
import { knownAtPosition } from '../reports/known-position.js';
import { waitingListAsCsv, waitingTimesAsCsv } from '../reports/reports-as-csv.js';
import { asked, type Asked, type ReportRequest } from '../reports/request.js';
import { namedFigures } from '../reports/restating/figure-names.js';
import { waitsBetween } from '../reports/restating/waits-between.js';
import type { ShownFigures } from '../reports/shown-figures.js';
import { waitingListReport, type WaitingFigures } from '../reports/waiting-list-report.js';
import { waitingTimesReport, type Report } from '../reports/waiting-times-report.js';
import { WaitingListAnswer, WaitingTimesAnswer } from './report-answers.js';
import { requestOf, WaitingListQuery, WaitingTimesQuery } from './report-query.js';

/** The reports on waits, as they can be published. */
export function publishableWaitReports(rules: WaitRules = WAIT_RULES): PublishableReport[] {
  const shared = {
    projection: waitingTimesProjection.name,
    programmes: (database: Database, position: string) => programmesAt(tablesOf(database), position),
    positionAt: (database: Database, knownAt: Instant) => knownAtPosition(tablesOf(database), knownAt),
    courses: (database: Database, ...between: [PublishedThen, PublishedThen]) => waitsBetween(tablesOf(database), rules, ...between),
  };
  const waitingTimes: PublishableReport = {
    ...{ ...shared, name: 'waiting-times', query: WaitingTimesQuery, answer: WaitingTimesAnswer },
    settled: (query) => query,
    run: (database, query, actor, now) => {
      const { from, to } = query as WaitingTimesQuery;
      return answered(requestOf(query as WaitingTimesQuery), { from, to }, actor, now, (ready) =>
        waitingTimesReport(tablesOf(database), ready, actor, rules),
      );
    },
    csv: (report) => waitingTimesAsCsv(report as unknown as Report<ShownFigures>),
    figuresIn: (report) => figuresIn(report, (figures) => figures as ShownFigures),
  };
  const waitingList: PublishableReport = {
    ...{ ...shared, name: 'waiting-list', query: WaitingListQuery, answer: WaitingListAnswer },
    settled: (query, on) => ({ on, ...query }),
    run: (database, query, actor, now) => {
      const request = { groupBy: ['programme' as const], ...requestOf(query as WaitingListQuery) };
      const { on = londonDate(request.knownAt ?? now) } = query as WaitingListQuery;
      return answered(request, { to: on }, actor, now, (ready) => waitingListReport(tablesOf(database), ready, actor, rules));
    },
    csv: (report) => waitingListAsCsv(report as unknown as Report<WaitingFigures>),
    figuresIn: (report) => figuresIn(report, (figures) => ({ waiting: figures as WaitingFigures })),
  };
  return [waitingTimes, waitingList];
}

type PublishedThen = Parameters<PublishableReport['courses']>[1];

const tablesOf = (database: Database) => database.tables<WaitingTimesTables>();

async function answered(
  request: ReportRequest,
  period: { from?: LocalDate; to: LocalDate },
  actor: Actor,
  now: Instant,
  work: (ready: Asked) => Promise<Report<object>>,
): Promise<AnyReport | Refusal> {
  const ready = asked(request, period, actor, now);
  return isRefusal(ready) ? ready : await work(ready);
}

function figuresIn(report: AnyReport, partsOf: (figures: ShownFigures | WaitingFigures) => Partial<ShownFigures>): ReportedFigure[] {
  const definitions = report.definitions as readonly WaitDefinition[];
  return (report.figures as (ShownFigures | WaitingFigures)[]).flatMap((figures) => {
    const definition = definitions.find(({ measure }) => measure === figures.measure)?.id ?? figures.measure;
    return namedFigures(partsOf(figures)).map(([of, value]) => ({ definition, of, group: figures.group as Record<string, string>, value }));
  });
}
