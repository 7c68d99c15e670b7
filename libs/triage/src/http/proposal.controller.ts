import { Controller, Get, Inject, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Roles } from '#access';
import { loadCase, refuseCase, Streams } from '#handling';
import { Problems, refused, STAFF } from '#http';
import { CLOCK, correctedHistory, londonDate, type Clock, type Uuid } from '#kernel';
import { referralFactsNow, referralStream, type ReferralEvent } from '#referral/contract';
import type { TriageEvent } from '../model/events.js';
import { proposalOnTheTable } from '../model/proposal-on-the-table.js';
import { triageStream } from '../model/standing.js';
import { ProposalAnswer } from './proposal-answer.js';

/** What scoring proposes, for the person who decides. Read from the log itself, so it is never behind. */
@ApiTags('triage')
@Controller('v1/cases/:caseId')
export class ProposalController {
  constructor(
    @Inject(Streams) private readonly streams: Streams,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('triage/proposal')
  @Roles(...STAFF)
  @ApiOperation({ summary: 'What scoring proposes for this case, and why; a person decides' })
  @ApiParam({ name: 'caseId', description: 'The case.', schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ type: ProposalAnswer, description: 'The proposal on the table.' })
  @Problems(refuseCase)
  async read(@Param('caseId', ParseUUIDPipe) caseId: Uuid): Promise<ProposalAnswer> {
    const [found, referralEvents, triageEvents] = await Promise.all([
      loadCase(this.streams, caseId),
      this.streams.read<ReferralEvent>(referralStream(caseId)),
      this.streams.read<TriageEvent>(triageStream(caseId)),
    ]);
    const facts = referralFactsNow(referralEvents);
    if (!found || !facts) throw refused(refuseCase('case.not-found'));
    const { decided, proposal } = proposalOnTheTable(correctedHistory(triageEvents), facts, found.programme, londonDate(this.clock.now()));
    const position = [referralEvents.at(-1)?.position ?? '', triageEvents.at(-1)?.position ?? ''].reduce((a, b) => (a > b ? a : b));
    return { caseId, decided, ...proposal, position };
  }
}
