import { Controller, Get, Inject, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Roles } from '#access';
import { refuseCase, Streams } from '#handling';
import { Problems, refused, STAFF } from '#http';
import { CLOCK, isRefusal, londonDate, type Clock, type Uuid } from '#kernel';
import { clocksOfCase } from '../clocks-of-case.js';
import { ClocksAnswer } from './clocks-answer.js';

/** The clocks of a case, explained event by event. Read from the log itself, so what was just written is there. */
@ApiTags('cases')
@Controller('v1/cases/:caseId/clocks')
export class ClocksController {
  constructor(
    @Inject(Streams) private readonly streams: Streams,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Roles(...STAFF)
  @ApiOperation({ summary: 'The waiting-time clocks of a case: each start, pause and stop with its event and rule' })
  @ApiParam({ name: 'caseId', description: 'The case.', schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ type: ClocksAnswer, description: 'The clocks as they stand today. Nothing in them identifies the person.' })
  @Problems(refuseCase)
  async clocks(@Param('caseId', ParseUUIDPipe) caseId: Uuid) {
    const asOf = londonDate(this.clock.now());
    const found = await clocksOfCase(this.streams, caseId, asOf);
    if (isRefusal(found)) throw refused(found);
    return { caseId, asOf, ...found };
  }
}
