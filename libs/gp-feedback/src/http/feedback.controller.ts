import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Roles } from '#access';
import { Database } from '#database';
import { CurrentActor, Day, Problems, refused, requestProblem } from '#http';
import { addDays, CLOCK, isPracticeCode, isRefusal, londonDate, type Actor, type Clock } from '#kernel';
import { ProgrammeShelf } from '#programmes';
import { periodOf, refuseReport } from '#reporting';
import { comparison, fared, letterCounts } from '../feedback.js';
import { feedbackFacts } from '../feedback-facts.js';
import { OwnPatients } from './own-patients.js';
import { FeedbackAnswer } from './feedback-answer.js';

export class FeedbackQuery {
  @Day({ about: 'First day of referral to count. Absent: a year before the last.', optional: true })
  from?: string;

  @Day({ about: 'Last day of referral to count. Absent: today.', optional: true })
  to?: string;
}

/** Whether it works for patients like theirs: what a practice asks before it refers again. */
@ApiTags('feedback')
@Controller('v1/practices')
export class FeedbackController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ProgrammeShelf) private readonly shelf: ProgrammeShelf,
    private readonly patients: OwnPatients,
  ) {}

  @Get(':ods/feedback')
  @Roles('gp-practice', 'team-lead')
  @ApiOperation({ summary: "How a practice's patients fared, beside everybody else's; its own patients are named to it alone" })
  @ApiParam({ name: 'ods', description: 'ODS code of the practice.', schema: { type: 'string', pattern: '^[A-Z]\\d{5}$' }, example: 'A81001' })
  @ApiOkResponse({ type: FeedbackAnswer, description: 'Feedback to the practice.' })
  @Problems(refuseReport)
  async feedback(@Param('ods') practice: string, @Query() query: FeedbackQuery, @CurrentActor() actor: Actor): Promise<FeedbackAnswer> {
    if (!isPracticeCode(practice)) {
      throw requestProblem('request.invalid', [
        { field: 'ods', code: 'field.invalid', message: 'The address must name a practice by a letter and five digits, as A81001.' },
      ]);
    }
    if (actor.role === 'gp-practice' && actor.organisation !== practice) throw requestProblem('access.forbidden');
    const now = this.clock.now();
    const to = query.to ?? londonDate(now);
    const period = periodOf({ from: query.from ?? addDays(to, -365), to }, now);
    if (isRefusal(period)) throw refused(period);
    const facts = await feedbackFacts(this.database.kysely, practice, period.from, period.to);
    const inForce = this.shelf.inForce(londonDate(now)).filter((p) => facts.programmes.includes(p.id));
    const policies = inForce.map((p) => p.disclosurePolicy);
    return {
      practice,
      from: period.from,
      to: period.to,
      position: facts.position,
      own: fared(facts.own),
      letters: letterCounts(facts.letters),
      others: comparison(facts.others, policies),
      ...(await this.patients.named(facts.own, actor)),
    };
  }
}
