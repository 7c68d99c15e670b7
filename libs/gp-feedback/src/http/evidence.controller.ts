import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Database } from '#database';
import { CurrentActor, practiceIn } from '#http';
import { CLOCK, isRefusal, known, londonDate, type Actor, type Clock } from '#kernel';
import { knownPosition, outcomeEvidenceOf } from '#outcomes';
import { endingBy, EvidenceDesk, GivesEvidence, periodOf, scopeOf, stillOn } from '#reporting';
import { FEEDBACK_FIGURES } from '../feedback-figures.js';
import { FeedbackEvidenceQuery } from './evidence-query.js';
import { feedbackPeriod } from './feedback-period.js';

/** The cases behind the feedback of a practice. */
@ApiTags('practices')
@Controller('v1/practices/:ods')
export class FeedbackEvidenceController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(EvidenceDesk) private readonly desk: EvidenceDesk,
  ) {}

  @Get('feedback/evidence')
  @GivesEvidence("The cases behind a figure of a practice's own feedback, and the events behind each")
  @ApiParam({ name: 'ods', description: 'ODS code of the practice.', schema: { type: 'string', pattern: '^[A-Z]\\d{5}$' }, example: 'A81001' })
  async feedback(
    @Param('ods') ods: string,
    @Query() query: FeedbackEvidenceQuery,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const practice = practiceIn(ods);
    const { figure, about, part, became, statistic, asAt, knownAt } = query;
    return await this.desk.answer(
      async (before) => {
        const now = this.clock.now();
        const times = known({ asAt, knownAt });
        const ends = feedbackPeriod(query, before?.today ?? londonDate(knownAt ?? now));
        const period = periodOf({ ...endingBy(ends, before?.today), ...times }, now);
        if (isRefusal(period)) return period;
        const { from, to } = period;
        const position = before?.position ?? (await knownPosition(this.database.kysely, knownAt));
        const filters = { ...scopeOf(actor), practice: [practice] };
        const cell = known({
          cohort: 'referred' as const,
          figure,
          about,
          part,
          became,
          statistic,
          filters,
          from,
          to,
          today: stillOn(period.today, before),
          asAt,
        });
        return outcomeEvidenceOf(this.database.kysely, known({ report: 'gp-feedback', figures: FEEDBACK_FIGURES, position, knownAt }), cell);
      },
      { ...query, ods } as FeedbackEvidenceQuery,
      actor,
      reply,
    );
  }
}
