import { Controller, Get, Headers, Inject, Query, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Roles } from '#access';
import { Database } from '#database';
import { CurrentActor, Problems, refused } from '#http';
import { CLOCK, isRefusal, type Actor, type Clock, type Refusal } from '#kernel';
import { asChart, asCsvFile, columnsInWords, formatOf, LEFT_OUT_OF_PERIOD, refuseReport, REPORT_READERS } from '#reporting';
import { activityChart } from '../reports/activity-chart.js';
import { activityReport } from '../reports/activity-report.js';
import { outcomesChart } from '../reports/outcomes-chart.js';
import { outcomesReport } from '../reports/outcomes-report.js';
import { activityAsCsv, ACTIVITY_CSV, outcomesAsCsv, OUTCOMES_CSV } from '../reports/reports-as-csv.js';
import { ActivityAnswer, OutcomesAnswer } from './report-answers.js';
import { ActivityQuery, activityRequest, OutcomesQuery, outcomesRequest } from './report-query.js';

const answered = (answer: typeof OutcomesAnswer | typeof ActivityAnswer, columns: Readonly<Record<string, string>>) =>
  ApiOkResponse({
    description: `The report, in JSON, or by \`Accept\` or \`format\` as a chart (SVG) or as CSV. Broken down under a disclosure policy: ${LEFT_OUT_OF_PERIOD} As CSV (RFC 4180), with these columns and, after \`to\`, one for each breakdown:\n${columnsInWords(columns)}`,
    content: {
      'application/json': { schema: { $ref: getSchemaPath(answer) } },
      'text/csv': { schema: { type: 'string' } },
      'image/svg+xml': { schema: { type: 'string' } },
    },
  });

/** Reports on what came of support. A commissioner gets their programmes under the disclosure policy, a provider's team lead their own as they are. */
@ApiTags('reports')
@ApiExtraModels(OutcomesAnswer, ActivityAnswer)
@Controller('v1/reports')
export class OutcomeReportsController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('outcomes')
  @Roles(...REPORT_READERS)
  @ApiOperation({ summary: 'What came of a cohort: how far people came, work, measures, benefit, adjustments and letters, each out of whom' })
  @answered(OutcomesAnswer, OUTCOMES_CSV)
  @Problems(refuseReport)
  async outcomes(
    @Query() query: OutcomesQuery,
    @CurrentActor() actor: Actor,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const format = formatOf({ format: query.format, accept, reply });
    const report = given(await outcomesReport(this.database.kysely, outcomesRequest(query), actor, this.clock.now()));
    if (format === 'svg') return asChart(reply, outcomesChart(report));
    return format === 'csv' ? asCsvFile(reply, 'outcomes', outcomesAsCsv(report)) : report;
  }

  @Get('activity')
  @Roles(...REPORT_READERS)
  @ApiOperation({ summary: 'What was done: referrals, contacts, appointments by attendance code, sessions, discharges and letters' })
  @answered(ActivityAnswer, ACTIVITY_CSV)
  @Problems(refuseReport)
  async activity(
    @Query() query: ActivityQuery,
    @CurrentActor() actor: Actor,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const format = formatOf({ format: query.format, accept, reply });
    const report = given(await activityReport(this.database.kysely, activityRequest(query), actor, this.clock.now()));
    if (format === 'svg') return asChart(reply, activityChart(report));
    return format === 'csv' ? asCsvFile(reply, 'activity', activityAsCsv(report)) : report;
  }
}

/** @throws ProblemException if the report was refused */
function given<R extends object>(report: R | Refusal): R {
  if (isRefusal(report)) throw refused(report);
  return report;
}
