import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiParam, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Roles } from '#access';
import { Database } from '#database';
import { Streams } from '#handling';
import { CurrentActor, practiceIn, Problems, refused, requestProblem } from '#http';
import { CLOCK, isRefusal, londonDate, type Actor, type Clock } from '#kernel';
import { Looks } from '#people';
import { Vault } from '#privacy';
import { asChart, asCsvFile, columnsInWords, formatOf, refuseReport } from '#reporting';
import { feedbackAsCsv, FEEDBACK_CSV } from '../feedback-as-csv.js';
import { feedbackChart } from '../feedback-chart.js';
import { cursorOf, patientsOf, placeOf } from '../patients.js';
import { practiceFeedback, type FeedbackRequest } from '../practice-feedback.js';
import { FeedbackAnswer } from './feedback-answer.js';
import { feedbackPeriod } from './feedback-period.js';
import { FeedbackQuery } from './feedback-query.js';

const PAGE = 50;

/** How the patients of a practice fared. */
@ApiTags('practices')
@ApiExtraModels(FeedbackAnswer)
@Controller('v1/practices/:ods')
export class FeedbackController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Streams) private readonly streams: Streams,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Looks) private readonly looks: Looks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('feedback')
  @Roles('gp-practice', 'auditor', 'team-lead', 'operator')
  @ApiOperation({ summary: "How a practice's patients fared, beside all practices; to the practice itself also patient by patient" })
  @ApiParam({ name: 'ods', description: 'ODS code of the practice.', schema: { type: 'string', pattern: '^[A-Z]\\d{5}$' }, example: 'A81001' })
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(FeedbackAnswer) } },
      'text/csv': { schema: { type: 'string' } },
      'image/svg+xml': { schema: { type: 'string' } },
    },
    description: `The feedback, in JSON, or by \`Accept\` or \`format\` its shares as a chart (SVG) or its figures as CSV, which name nobody. A practice gets its own alone, and each patient named is noted in the access log of that person. As CSV (RFC 4180), with these columns:\n${columnsInWords(FEEDBACK_CSV)}`,
  })
  @Problems(refuseReport)
  async feedback(
    @Param('ods') ods: string,
    @Query() query: FeedbackQuery,
    @CurrentActor() actor: Actor,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const format = formatOf({ format: query.format, accept, reply });
    practiceIn(ods);
    const isOwn = actor.role === 'gp-practice';
    if (isOwn && actor.organisation !== ods) throw requestProblem('access.forbidden');
    const now = this.clock.now();
    const { asAt, knownAt } = query;
    const period = feedbackPeriod(query, londonDate(knownAt ?? now), actor.role === 'operator' ? 'whole months' : 'days');
    const request: FeedbackRequest = { practice: ods, ...period, ...(asAt ? { asAt } : {}), ...(knownAt ? { knownAt } : {}) };
    const feedback = await practiceFeedback(this.database.kysely, request, actor, now);
    if (isRefusal(feedback)) throw refused(feedback);
    if (format === 'svg') return asChart(reply, feedbackChart(feedback));
    if (format === 'csv') return asCsvFile(reply, 'gp-feedback', feedbackAsCsv(feedback));
    return isOwn ? { ...feedback, patients: await this.patients(request, query, actor) } : feedback;
  }

  private async patients(request: FeedbackRequest, { limit = PAGE, cursor }: FeedbackQuery, actor: Actor) {
    const after = cursor === undefined ? undefined : placeOf(cursor);
    if (cursor !== undefined && !after) throw faultIn('cursor', 'cursor must be the nextCursor of an earlier page.');
    const { database, streams, vault, looks } = this;
    const sources = { db: database.kysely, streams, vault, looks };
    const { patients, next } = await patientsOf(sources, request, { limit, ...(after ? { after } : {}) }, actor);
    return { items: patients, ...(next ? { nextCursor: cursorOf(next) } : {}) };
  }
}

const faultIn = (field: string, message: string) => requestProblem('request.invalid', [{ field, code: 'field.invalid', message }]);
