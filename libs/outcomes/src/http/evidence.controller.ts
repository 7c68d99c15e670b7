import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Database } from '#database';
import { CurrentActor } from '#http';
import { CLOCK, isRefusal, known, type Actor, type Clock, type LocalDate, type Refusal } from '#kernel';
import {
  endingBy,
  EvidenceDesk,
  GivesEvidence,
  periodOf,
  withinMonth,
  stillOn,
  withinScope,
  type AsBefore,
  type AskedPeriod,
  type Filters,
  type Period,
} from '#reporting';
import { OUTCOME_RULES } from '../reports/definition-versions.js';
import { activityEvidenceOf } from '../reports/evidence/activity-evidence.js';
import { outcomeEvidenceOf } from '../reports/evidence/outcome-evidence.js';
import { knownPosition } from '../reports/outcomes-report.js';
import { ActivityEvidenceQuery, OutcomesEvidenceQuery } from './evidence-query.js';
import { activityRequest, outcomesRequest } from './report-query.js';

/** The facts behind the figures on outcomes and activity. */
@ApiTags('reports')
@Controller('v1/reports')
export class OutcomeEvidenceController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(EvidenceDesk) private readonly desk: EvidenceDesk,
  ) {}

  @Get('outcomes/evidence')
  @GivesEvidence('The cases behind a figure of the outcomes report, and the events behind each')
  async outcomes(@Query() query: OutcomesEvidenceQuery, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply) {
    const { figure, about, part, became, statistic, month } = query;
    const request = outcomesRequest(query);
    return await this.desk.answer(
      async (before) => {
        const asked = await this.asked({ ...request, month }, actor, before);
        if (isRefusal(asked)) return asked;
        const { from, to, filters, position, today, asAt, knownAt } = asked;
        const cell = known({ cohort: request.cohort, figure, about, part, became, statistic, filters, from, to, today, asAt });
        return outcomeEvidenceOf(this.database.kysely, known({ report: 'outcomes', figures: OUTCOME_RULES.inForce, position, knownAt }), cell);
      },
      query,
      actor,
      reply,
    );
  }

  @Get('activity/evidence')
  @GivesEvidence('What was done behind a figure of the activity report, and the events behind each')
  async activity(@Query() query: ActivityEvidenceQuery, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply) {
    const { figure, code, month } = query;
    return await this.desk.answer(
      async (before) => {
        const asked = await this.asked({ ...activityRequest(query), month }, actor, before);
        if (isRefusal(asked)) return asked;
        const { from, to, filters, position, knownAt } = asked;
        return activityEvidenceOf(this.database.kysely, known({ position, knownAt }), known({ figure, code, filters, from, to }));
      },
      query,
      actor,
      reply,
    );
  }

  /** What is asked, as far as the actor may, as of the first page where this is a later one. */
  private async asked<D extends string>(
    { filters: own, month, ...request }: AskedPeriod & { from: LocalDate; filters: Filters<D>; month: string | undefined },
    actor: Actor,
    before: AsBefore | undefined,
  ): Promise<(Period & { filters: Filters<D>; position: string }) | Refusal> {
    const now = this.clock.now();
    const period = periodOf({ ...request, ...withinMonth(endingBy(request, before?.today), month) }, now);
    if (isRefusal(period)) return period;
    const filters = withinScope(own, actor);
    if (isRefusal(filters)) return filters;
    const position = before?.position ?? (await knownPosition(this.database.kysely, period.knownAt));
    return { ...period, today: stillOn(period.today, before), filters, position };
  }
}
