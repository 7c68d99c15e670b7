import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Roles } from '#access';
import { Envelope, practiceIn, Problems, refused, TakesIdempotencyKey } from '#http';
import { Desk, refuseCommand, Streams } from '#handling';
import { fold, isRefusal, type CommandEnvelope } from '#kernel';
import { listPractices, type ListedPractices } from '../list-practices.js';
import { practiceDirectory } from '../model/directory.js';
import type { PracticeEvent } from '../model/events.js';
import { refusePractice } from '../model/refusals.js';
import { listingOn, type Listing } from '../model/listing.js';
import { practiceStream } from '../model/standing.js';
import { ListedPracticesAnswer, ListPracticesBody, PracticeAnswer } from './practice-bodies.js';

/** Which board and network GP practices belong to, from which day on. */
@ApiTags('practices')
@Controller('v1/practices')
export class PracticesController {
  constructor(
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Streams) private readonly streams: Streams,
  ) {}

  @Post()
  @HttpCode(200)
  @Roles('operator')
  @ApiOperation({ summary: 'List practices: the board and network of each, from a day on' })
  @TakesIdempotencyKey()
  @ApiOkResponse({
    type: ListedPracticesAnswer,
    description: 'A directory may be sent twice: what was said of a practice and day is not kept again.',
  })
  @Problems(refusePractice, refuseCommand)
  async list(@Body() { practices }: ListPracticesBody, @Envelope() envelope: CommandEnvelope): Promise<ListedPractices> {
    const answer = await listPractices(this.desk, practices, envelope);
    if (isRefusal(answer)) throw refused(answer);
    return answer;
  }

  @Get(':ods')
  @Roles('team-lead', 'commissioner', 'auditor', 'operator')
  @ApiOperation({ summary: 'Where a practice belonged, in order of time' })
  @ApiParam({ name: 'ods', description: 'ODS code of the practice.', schema: { type: 'string', pattern: '^[A-Z]\\d{5}$' }, example: 'A81001' })
  @ApiOkResponse({ type: PracticeAnswer, description: 'As it is told by now; figures known at an earlier moment go by what was told by then.' })
  @Problems(refusePractice)
  async one(@Param('ods') ods: string): Promise<PracticeAnswer> {
    const practice = practiceIn(ods);
    const standing = fold(practiceDirectory, await this.streams.read<PracticeEvent>(practiceStream(practice)));
    if (standing.status === 'unlisted') throw refused(refusePractice('practice.not-listed'));
    return { practice, listings: inOrderOfTime(standing.listings) };
  }
}

/** Each listing that holds from its day on; one that was put right is left out. */
const inOrderOfTime = (listings: readonly Listing[]): Listing[] => {
  const days = [...new Set(listings.map(({ from }) => from))].sort();
  return days.map((day) => listingOn(listings, day)!);
};
