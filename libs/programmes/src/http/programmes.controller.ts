import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Public, Roles } from '#access';
import { Choice, Envelope, PracticeCode, Problems, QueryWhole, refused, TakesIdempotencyKey, Text, Whole } from '#http';
import { Desk, refuseCommand } from '#handling';
import { CLOCK, isRefusal, londonDate, postcodeDistrict, type Clock, type CommandEnvelope } from '#kernel';
import { CONDITION_GROUPS, EMPLOYMENT_STATUSES, type ConditionGroup, type EmploymentStatus } from '../contract.js';
import { validateProgramme } from '../model/definition.js';
import {
  directory,
  directoryEntry,
  directoryOfDestinations,
  type CurrentWait,
  type DestinationEntry,
  type DirectoryEntry,
} from '../model/directory.js';
import { refuseDefinition, refuseProgramme } from '../model/refusals.js';
import { publishProgramme } from '../programme-press.js';
import { sampleDestinations } from '../samples.js';
import { ProgrammeShelf } from '../programme-shelf.js';
import { DirectoryAnswer, ProgrammeAnswer } from './programme-answers.js';

/** Where the directory learns how long people wait at present. */
export interface WaitsSource {
  currentWaits(): Promise<readonly CurrentWait[]>;
}

/** Injection token of the `WaitsSource`. */
export const CURRENT_WAITS = Symbol('current waits');

export class DirectoryQuery {
  @Text({
    about: 'Postcode or its first part, of where the person lives.',
    example: 'LS10',
    max: 10,
    optional: true,
    pattern: { regex: /^[A-Za-z]{1,2}\d[A-Za-z\d]?(\s*\d[A-Za-z]{2})?$/, says: 'a UK postcode or its first part, as LS10' },
  })
  postcodeDistrict?: string;

  @PracticeCode({ about: 'GP practice.', optional: true })
  practice?: string;

  @Choice(EMPLOYMENT_STATUSES, { about: 'Standing in employment.', optional: true })
  employment?: EmploymentStatus;

  @Choice(CONDITION_GROUPS, { about: 'Group of the main condition.', optional: true })
  condition?: ConditionGroup;

  @QueryWhole({ about: 'Weeks off work so far.', min: 0, max: 2_000, example: 4, optional: true })
  weeksOffWork?: number;
}

export class PublishedAnswer {
  @Text({ about: 'Programme id.', example: 'staged-work-health' })
  id: string;

  @Whole({ about: 'Version published.', min: 1, max: 10_000 })
  version: number;

  @Text({ about: 'Log position.', example: '0000000000000042' })
  position: string;
}

/** The public directory of programmes. */
@ApiTags('programmes')
@Controller('v1/programmes')
export class ProgrammesController {
  private readonly destinations = sampleDestinations();

  constructor(
    @Inject(ProgrammeShelf) private readonly shelf: ProgrammeShelf,
    @Inject(Desk) private readonly desk: Desk,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CURRENT_WAITS) private readonly waits: WaitsSource,
  ) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'Programmes that may fit a person, with criteria in plain words and current waits, and where else to go' })
  @ApiOkResponse({ type: DirectoryAnswer, description: 'Those of which no criterion is known to be missed; what is left out does not narrow.' })
  @Problems()
  async list(@Query() query: DirectoryQuery): Promise<{ programmes: DirectoryEntry[]; destinations: DestinationEntry[] }> {
    const today = londonDate(this.clock.now());
    const filter = { ...query, ...(query.postcodeDistrict ? { postcodeDistrict: postcodeDistrict(query.postcodeDistrict) } : {}) };
    return {
      programmes: directory(this.shelf.inForce(today), await this.waits.currentWaits(), today, filter),
      destinations: directoryOfDestinations(this.destinations, today, filter),
    };
  }

  @Get(':id')
  @Public()
  @ApiOperation({ summary: 'One programme' })
  @ApiParam({ name: 'id', description: 'Programme id.', schema: { type: 'string' }, example: 'staged-work-health' })
  @ApiOkResponse({ type: ProgrammeAnswer, description: 'The version in force today.' })
  @Problems(refuseProgramme)
  async one(@Param('id') id: string): Promise<DirectoryEntry> {
    const programme = this.shelf.inForce(londonDate(this.clock.now())).find((p) => p.id === id);
    if (!programme) throw refused(refuseProgramme('programme.not-found'));
    return directoryEntry(programme, await this.waits.currentWaits());
  }

  @Post()
  @HttpCode(201)
  @Roles('operator')
  @ApiOperation({ summary: 'Publish the next version of a programme' })
  @ApiBody({ description: 'The definition, as docs/programmes.md describes it.', schema: { type: 'object', additionalProperties: true } })
  @TakesIdempotencyKey()
  @ApiCreatedResponse({ type: PublishedAnswer, description: 'Published, or published before exactly so.' })
  @Problems(refuseProgramme, refuseCommand)
  async publish(@Body() body: Record<string, unknown>, @Envelope() envelope: CommandEnvelope): Promise<PublishedAnswer> {
    const definition = validateProgramme(body);
    if ('faults' in definition) throw refused(refuseDefinition(definition.faults));
    const answer = await publishProgramme(this.desk, definition.programme, envelope);
    if (isRefusal(answer)) throw refused(answer);
    const { id, version } = definition.programme;
    // Whoever publishes a programme may send a referral to it with the next request.
    await this.shelf.has(id, version);
    return { id, version, position: answer.position };
  }
}
