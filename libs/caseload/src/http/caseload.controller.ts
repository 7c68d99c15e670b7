import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '#access';
import { Database } from '#database';
import { Problems, STAFF } from '#http';
import { CLOCK, londonDate, type Clock } from '#kernel';
import { Vault } from '#privacy';
import { listCases } from '../reading/list-cases.js';
import { openNames } from '../reading/names.js';
import { CaseloadAnswer } from './case-answer.js';
import { caseListed } from './case-listed.js';
import { CaseQuery } from './case-query.js';
import { beginning, DEFAULT_LIMIT, pageFacts } from './page-query.js';

/** The caseload of a provider's staff. */
@ApiTags('cases')
@Controller('v1/cases')
export class CaseloadController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Roles(...STAFF)
  @ApiOperation({ summary: 'List cases with what to do next, who has them and how long the person has waited' })
  @ApiOkResponse({
    type: CaseloadAnswer,
    description: 'A page of cases. There is no search by name or NHS number: those must not stand in addresses.',
  })
  @Problems()
  async list(@Query() { limit = DEFAULT_LIMIT, cursor, sort = 'due', direction = 'asc', ...filter }: CaseQuery): Promise<CaseloadAnswer> {
    const today = londonDate(this.clock.now());
    const list = { of: 'cases', sort, direction, ...filter };
    const page = await listCases(this.database, filter, { sort, direction }, today, limit, beginning(list, cursor));
    const names = await openNames(this.vault, page.rows);
    return { ...pageFacts(list, page, limit), items: page.rows.map((row, i) => caseListed(row, names[i], today)) };
  }
}
