import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Database } from '#database';
import { CurrentActor } from '#http';
import { CLOCK, isRefusal, londonDate, type Actor, type Clock, type LocalDate } from '#kernel';
import { endingBy, EvidenceDesk, GivesEvidence, withinMonth, type FindCell } from '#reporting';
import type { WaitingTimesTables } from '../facts/schema.js';
import { knownAtPosition, knownPosition } from '../reports/known-position.js';
import { waitEvidenceOf, type WaitReport } from '../reports/evidence/wait-evidence.js';
import type { WaitCellQuery } from '../reports/evidence/wait-cell.js';
import { asked, type ReportRequest } from '../reports/request.js';
import { WaitingListEvidenceQuery, WaitingTimesEvidenceQuery } from './evidence-query.js';
import { requestOf } from './report-query.js';

type Named = Pick<WaitCellQuery, 'measure' | 'population' | 'statistic' | 'pauses'>;

/** The facts behind the figures on waits. */
@ApiTags('reports')
@Controller('v1/reports')
export class WaitEvidenceController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(EvidenceDesk) private readonly desk: EvidenceDesk,
  ) {}

  @Get('waiting-times/evidence')
  @GivesEvidence('The waits behind a figure of the waiting-times report, and the events behind each')
  async waitingTimes(@Query() query: WaitingTimesEvidenceQuery, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply) {
    const { from, to, month } = query;
    const find = this.finder('waiting-times', query, requestOf(withoutMeasure(query)), () => withinMonth({ from, to }, month), actor);
    return await this.desk.answer(find, query, actor, reply);
  }

  @Get('waiting-list/evidence')
  @GivesEvidence('The waits behind a figure of the waiting list, and the events behind each')
  async waitingList(@Query() query: WaitingListEvidenceQuery, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply) {
    const period = (today: LocalDate) => ({ to: query.on ?? (query.knownAt === undefined ? today : londonDate(query.knownAt)) });
    const find = this.finder('waiting-list', { ...query, population: 'waiting' }, requestOf(withoutMeasure(query)), period, actor);
    return await this.desk.answer(find, query, actor, reply);
  }

  private finder(
    report: WaitReport['report'],
    { measure, population, statistic, pauses }: Named,
    request: ReportRequest,
    period: (today: LocalDate) => { from?: LocalDate; to: LocalDate },
    actor: Actor,
  ): FindCell {
    return async (before) => {
      const now = this.clock.now();
      const found = asked(request, endingBy(period(before?.today ?? londonDate(now)), before?.today), actor, now);
      if (isRefusal(found)) return found;
      const { filters, from, to, countIn, knownAt } = found;
      const tables = this.database.tables<WaitingTimesTables>();
      const position = before?.position ?? (await (knownAt === undefined ? knownPosition(tables) : knownAtPosition(tables, knownAt)));
      const named: Named = { measure, population, ...(statistic ? { statistic } : {}), ...(pauses ? { pauses } : {}) };
      const query = { ...named, filters, from: report === 'waiting-list' ? to : from, to, countIn };
      return waitEvidenceOf(tables, { report, position, ...(knownAt === undefined ? {} : { knownAt }) }, query);
    };
  }
}

/** Evidence is of one measure, which the cell names. */
const withoutMeasure = <Q extends { measure: unknown }>({ measure: _, ...query }: Q): Omit<Q, 'measure'> => query;
