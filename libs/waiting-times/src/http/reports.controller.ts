import { Controller, Get, Headers, Inject, Query, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Roles } from '#access';
import { Database } from '#database';
import { CurrentActor, Problems, refused } from '#http';
import { CLOCK, isRefusal, londonDate, type Actor, type Clock, type LocalDate } from '#kernel';
import { asChart, asCsvFile, columnsInWords, formatOf, LEFT_OUT_OF_DAY, LEFT_OUT_OF_PERIOD, refuseReport, REPORT_READERS } from '#reporting';
import type { WaitingTimesTables } from '../facts/schema.js';
import { CSV_COLUMNS, waitingListAsCsv, waitingTimesAsCsv } from '../reports/reports-as-csv.js';
import { asked, type Asked, type ReportRequest } from '../reports/request.js';
import { targetsAt } from '../reports/targets.js';
import { waitingListChart, waitingTimesChart } from '../reports/wait-charts.js';
import { waitingListReport } from '../reports/waiting-list-report.js';
import { waitingTimesReport } from '../reports/waiting-times-report.js';
import { WaitingListAnswer, WaitingTimesAnswer } from './report-answers.js';
import { requestOf, WaitingListQuery, WaitingTimesQuery } from './report-query.js';

const answered = (answer: typeof WaitingTimesAnswer | typeof WaitingListAnswer, leftOut: string) =>
  ApiOkResponse({
    description: `The report, in JSON, or by \`Accept\` or \`format\` as a chart (SVG) or as CSV. Broken down under a disclosure policy: ${leftOut} As CSV (RFC 4180), one figure a line, with these columns and, after \`to\`, one for each breakdown:\n${columnsInWords(CSV_COLUMNS)}`,
    content: {
      'application/json': { schema: { $ref: getSchemaPath(answer) } },
      'text/csv': { schema: { type: 'string' } },
      'image/svg+xml': { schema: { type: 'string' } },
    },
  });

/** Reports on waits. A commissioner gets their programmes under the disclosure policy, a provider's team lead their own as they are. */
@ApiTags('reports')
@ApiExtraModels(WaitingTimesAnswer, WaitingListAnswer)
@Controller('v1/reports')
export class ReportsController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('waiting-times')
  @Roles(...REPORT_READERS)
  @ApiOperation({ summary: 'Waits completed in a period, still running at its end, and left without the milestone' })
  @answered(WaitingTimesAnswer, LEFT_OUT_OF_PERIOD)
  @Problems(refuseReport)
  async waitingTimes(
    @Query() query: WaitingTimesQuery,
    @CurrentActor() actor: Actor,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const format = formatOf({ format: query.format, accept, reply });
    const report = await waitingTimesReport(this.tables, this.asked(requestOf(query), { from: query.from, to: query.to }, actor), actor);
    if (format === 'svg') return asChart(reply, waitingTimesChart(report, await targetsAt(this.tables, report.filters, report.position)));
    return format === 'csv' ? asCsvFile(reply, 'waiting-times', waitingTimesAsCsv(report)) : report;
  }

  @Get('waiting-list')
  @Roles(...REPORT_READERS)
  @ApiOperation({ summary: 'Who still waits, in numbers' })
  @answered(WaitingListAnswer, LEFT_OUT_OF_DAY)
  @Problems(refuseReport)
  async waitingList(
    @Query() query: WaitingListQuery,
    @CurrentActor() actor: Actor,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const format = formatOf({ format: query.format, accept, reply });
    const on = query.on ?? londonDate(query.knownAt ?? this.clock.now());
    const request = { groupBy: ['programme' as const], ...requestOf(query) };
    const report = await waitingListReport(this.tables, this.asked(request, { to: on }, actor), actor);
    if (format === 'svg') return asChart(reply, waitingListChart(report, await targetsAt(this.tables, report.filters, report.position)));
    return format === 'csv' ? asCsvFile(reply, 'waiting-list', waitingListAsCsv(report)) : report;
  }

  private get tables() {
    return this.database.tables<WaitingTimesTables>();
  }

  /** @throws ProblemException if it cannot be answered */
  private asked(request: ReportRequest, period: { from?: LocalDate; to: LocalDate }, actor: Actor): Asked {
    const answerable = asked(request, period, actor, this.clock.now());
    if (isRefusal(answerable)) throw refused(answerable);
    return answerable;
  }
}
