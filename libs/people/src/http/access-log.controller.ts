import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '#access';
import { CurrentActor, Problems, refused, requestProblem } from '#http';
import { Streams } from '#handling';
import { known, type Actor, type Uuid } from '#kernel';
import { accessLog } from '../access-log.js';
import type { PersonEvent } from '../model/events.js';
import { refusePerson } from '../model/people.js';
import { personStream } from '../model/standing.js';
import { AccessLogAnswer } from './answers.js';
import { AccessLogQuery } from './bodies.js';
import { cursorOf, revisionOf } from './cursor.js';
import { OfPerson } from './person-operation.js';

const PAGE = 50;

/** Who looked at a person's record. */
@ApiTags('people')
@Controller('v1/people/:personId')
export class AccessLogController {
  constructor(@Inject(Streams) private readonly streams: Streams) {}

  /** A person sees their own log alone: the account of a person is their person id. */
  @Get('access-log')
  @Roles('caseworker', 'clinician', 'team-lead', 'operator', 'person')
  @ApiOperation({ summary: "Who looked at a person's record, when, and at what; the person may ask as well" })
  @OfPerson
  @ApiOkResponse({ type: AccessLogAnswer, description: 'Looks at the record, newest first.' })
  @Problems(refusePerson)
  async show(
    @Param('personId', ParseUUIDPipe) personId: Uuid,
    @Query() query: AccessLogQuery,
    @CurrentActor() actor: Actor,
  ): Promise<AccessLogAnswer> {
    if (actor.role === 'person' && actor.id !== personId) throw requestProblem('access.forbidden');
    const events = await this.streams.read<PersonEvent>(personStream(personId));
    if (events.length === 0) throw refused(refusePerson('person.not-found'));
    const reader = actor.role === 'person' ? 'the-person' : 'staff';
    const { looks, next } = accessLog(events, { before: revisionOf(query.cursor), limit: query.limit ?? PAGE, reader });
    return known({ personId, looks, next: next === undefined ? undefined : cursorOf(next) });
  }
}
