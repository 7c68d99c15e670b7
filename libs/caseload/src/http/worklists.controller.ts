import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Roles } from '#access';
import { Database } from '#database';
import { ProblemAnswer, Problems, requestProblem, STAFF } from '#http';
import { CLOCK, londonDate, type Clock } from '#kernel';
import { Vault } from '#privacy';
import { countWork } from '../reading/count-work.js';
import { listWork } from '../reading/list-work.js';
import { openNames } from '../reading/names.js';
import { kindOfWork, WORKLIST_KINDS, type WorklistKind } from '../worklist/kinds.js';
import { overview } from './overview.js';
import { WorklistsAnswer } from './overview-answer.js';
import { beginning, DEFAULT_LIMIT, pageFacts } from './page-query.js';
import { WorklistAnswer } from './work-answer.js';
import { WorklistsQuery, WorkQuery } from './work-query.js';
import { workShown } from './work-shown.js';

/** What there is to do, today and late. */
@ApiTags('worklists')
@Controller('v1/worklists')
export class WorklistsController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Roles(...STAFF)
  @ApiOperation({ summary: 'Count the work by kind, and the cases by team and practitioner: unallocated, waiting, overdue, unreachable' })
  @ApiOkResponse({ type: WorklistsAnswer, description: 'The counts, all of one moment.' })
  @Problems()
  async counts(@Query() filter: WorklistsQuery): Promise<WorklistsAnswer> {
    const today = londonDate(this.clock.now());
    return overview(await countWork(this.database, filter, today), today);
  }

  @Get(':kind')
  @Roles(...STAFF)
  @ApiOperation({ summary: 'List the open work of one kind, the item that is due first in front' })
  @ApiParam({ name: 'kind', description: 'The kind of work.', schema: { type: 'string', enum: [...WORKLIST_KINDS] } })
  @ApiOkResponse({ type: WorklistAnswer, description: 'A page of items.' })
  @Problems()
  @ProblemAnswer(404, { 'request.not-found': 'There is no such kind of work.' })
  async list(@Param('kind') kind: string, @Query() { limit = DEFAULT_LIMIT, cursor, ...filter }: WorkQuery): Promise<WorklistAnswer> {
    if (!isKind(kind)) throw requestProblem('request.not-found');
    const today = londonDate(this.clock.now());
    const list = { of: 'work', kind, ...filter };
    const page = await listWork(this.database, kind, filter, today, limit, beginning(list, cursor));
    const names = await openNames(this.vault, page.rows);
    const items = page.rows.map((row, i) => workShown(row, names[i], today));
    return { kind, words: kindOfWork(kind).words, ...pageFacts(list, page, limit), items };
  }
}

const isKind = (kind: string): kind is WorklistKind => (WORKLIST_KINDS as readonly string[]).includes(kind);
