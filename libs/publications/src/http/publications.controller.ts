import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiExtraModels, ApiOkResponse, ApiOperation, ApiParam, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Roles } from '#access';
import { Database } from '#database';
import { refuseCommand } from '#handling';
import { CurrentActor, Envelope, Problems, refused, requestProblem, TakesIdempotencyKey } from '#http';
import { CLOCK, isRefusal, type Actor, type Clock, type CommandEnvelope, type Refusal, type Uuid } from '#kernel';
import { asCsvFile, refuseReport, REPORT_READERS, type AnyReport } from '#reporting';
import { PUBLISHERS } from '../model/audience.js';
import { refusePublication } from '../model/refusals.js';
import { FactsBehind, Publications } from '../publications.js';
import { listPublications } from '../reading/list-publications.js';
import { PUBLISHABLE, reportNamed } from '../reports.js';
import { restate } from '../restatement/restate.js';
import { PublicationAnswer, PublicationReceipt, PublicationsAnswer } from './publication-answers.js';
import {
  checkedQuery,
  cursorOf,
  placeOf,
  PublicationBody,
  PublicationFormatQuery,
  PublicationsQuery,
  RestatementQuery,
  WithdrawalBody,
} from './publication-bodies.js';
import { inList, receiptOf, restatementOf, whole } from './shown-publication.js';
import { RestatementAnswer } from './restatement-answer.js';

const DEFAULT_LIMIT = 50;
const WhichPublication = (): MethodDecorator => ApiParam({ name: 'id', description: 'The publication.', schema: { type: 'string', format: 'uuid' } });

/** Reports as they were published, and why they would say something else today. Those about your own programmes alone are yours to read. */
@ApiTags('reports')
@ApiExtraModels(PublicationAnswer, ...PUBLISHABLE.flatMap(({ query, answer }) => [query, answer]))
@Controller('v1/reports/publications')
export class PublicationsController {
  constructor(
    @Inject(Publications) private readonly publications: Publications,
    @Inject(Database) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(201)
  @Roles(...PUBLISHERS)
  @ApiOperation({ summary: 'Publish a report: it is worked out as you see it, and stays as it was' })
  @TakesIdempotencyKey()
  @ApiCreatedResponse({ type: PublicationReceipt, description: 'Published.' })
  @Problems(refuseReport, refusePublication, refuseCommand)
  async publish(@Body() { title, report: name, query }: PublicationBody, @Envelope() envelope: CommandEnvelope): Promise<PublicationReceipt> {
    const report = reportNamed(name);
    const answer = this.publications.publish({ title, report, query: checkedQuery(report, query) }, envelope);
    return receiptOf(given(await answer.catch(asProblem)));
  }

  @Get()
  @Roles(...REPORT_READERS)
  @ApiOperation({ summary: 'Publications, the latest first' })
  @ApiOkResponse({ type: PublicationsAnswer, description: 'Those that you may read.' })
  @Problems()
  async list(@Query() { report, limit = DEFAULT_LIMIT, cursor }: PublicationsQuery, @CurrentActor() actor: Actor): Promise<PublicationsAnswer> {
    const after = placeOf(cursor);
    const asked = { limit, ...(report === undefined ? {} : { report }), ...(after === undefined ? {} : { after }) };
    const { rows, position, next } = await listPublications(this.database, asked, actor);
    return { publications: rows.map(inList), ...(next === undefined ? {} : { next: cursorOf(next) }), position };
  }

  @Get(':id')
  @Roles(...REPORT_READERS)
  @ApiOperation({ summary: 'A publication, exactly as it was' })
  @WhichPublication()
  @ApiOkResponse({
    description: 'The publication; as CSV the report, with the columns that the report itself has.',
    content: { 'application/json': { schema: { $ref: getSchemaPath(PublicationAnswer) } }, 'text/csv': { schema: { type: 'string' } } },
  })
  @Problems(refusePublication)
  async one(
    @Param('id', ParseUUIDPipe) id: Uuid,
    @Query() { format }: PublicationFormatQuery,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const found = given(await this.publications.find(id, actor));
    const { report, content } = found.published;
    return format === 'csv' ? asCsvFile(reply, report, reportNamed(report).csv(content as unknown as AnyReport)) : whole(found);
  }

  @Get(':id/restatement')
  @Roles(...REPORT_READERS)
  @ApiOperation({ summary: 'What a publication said, what is known now, and why they differ' })
  @WhichPublication()
  @ApiOkResponse({ type: RestatementAnswer, description: 'Every figure that differs, with its causes.' })
  @Problems(refusePublication, refuseReport)
  async restatement(
    @Param('id', ParseUUIDPipe) id: Uuid,
    @Query() { knownAt }: RestatementQuery,
    @CurrentActor() actor: Actor,
  ): Promise<RestatementAnswer> {
    const found = given(await this.publications.find(id, actor));
    const until = { now: this.clock.now(), ...(knownAt === undefined ? {} : { knownAt }) };
    return restatementOf(found, given(await restate(this.database, reportNamed(found.published.report), found, until)));
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Roles(...PUBLISHERS)
  @ApiOperation({ summary: 'Take a publication back: it stays readable, and says so' })
  @WhichPublication()
  @TakesIdempotencyKey()
  @ApiOkResponse({ type: PublicationReceipt, description: 'Taken back.' })
  @Problems(refusePublication, refuseCommand)
  async withdraw(
    @Param('id', ParseUUIDPipe) id: Uuid,
    @Body() body: WithdrawalBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<PublicationReceipt> {
    return receiptOf(given(await this.publications.withdraw(id, body, envelope)));
  }
}

/** @throws ProblemException if it was refused */
function given<T extends object>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw refused(answer);
  return answer;
}

function asProblem(error: unknown): never {
  throw error instanceof FactsBehind ? requestProblem('read-model.behind') : error;
}
