import { Body, Controller, Get, Inject, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Roles } from '#access';
import { Database } from '#database';
import { refuseCase, refuseCommand } from '#handling';
import { CaseCommand, CommandSender, Envelope, Problems, refused, STAFF, type Receipt } from '#http';
import { CLOCK, known, londonDate, type Clock, type CommandEnvelope, type Uuid } from '#kernel';
import { Vault } from '#privacy';
import { workOfCase, type WorkRow } from '../reading/list-work.js';
import { openNames } from '../reading/names.js';
import type { WorkItem } from '../worklist/events.js';
import { WorklistCommand } from '../worklist/handled-worklist.js';
import { refuseWorklist } from '../worklist/refusals.js';
import { DismissalBody } from './dismissal-body.js';
import { CaseWorkAnswer } from './work-answer.js';
import { workShown } from './work-shown.js';

/** The worklist of one case. */
@ApiTags('worklists')
@Controller('v1/cases/:caseId')
export class WorklistItemsController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly sender: CommandSender,
  ) {}

  @Get('worklist-items')
  @Roles(...STAFF)
  @ApiOperation({ summary: 'What there is to do in one case' })
  @ApiParam({ name: 'caseId', description: 'The case.', schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ type: CaseWorkAnswer, description: 'Its open items.' })
  @Problems(refuseCase)
  async items(@Param('caseId', ParseUUIDPipe) caseId: Uuid): Promise<CaseWorkAnswer> {
    const rows = await workOfCase(this.database, caseId);
    if (!rows) throw refused(refuseCase('case.not-found'));
    const names = await openNames(this.vault, rows);
    const today = londonDate(this.clock.now());
    return { caseId, items: rows.map((row, i) => workShown(row, names[i], today)) };
  }

  @CaseCommand('worklist-items/:itemId/dismissal', {
    summary: 'Take an item off the worklist without doing what it asks',
    refusals: [refuseWorklist, refuseCase, refuseCommand],
  })
  @ApiParam({ name: 'itemId', description: 'The item.', schema: { type: 'string', format: 'uuid' } })
  async dismiss(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Param('itemId', ParseUUIDPipe) itemId: Uuid,
    @Body() { reason, note }: DismissalBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    const row = (await workOfCase(this.database, caseId))?.find(({ item_id }) => item_id === itemId.toLowerCase());
    const command = known({ type: 'DismissWorklistItem' as const, itemId: itemId.toLowerCase(), item: row && itemOf(row), reason, note });
    return await this.sender.receipt(new WorklistCommand({ caseId }, command, envelope));
  }
}

const itemOf = ({ kind, because, weeks, due_on, breach_on }: WorkRow): WorkItem =>
  known({ kind, because, weeks: weeks ?? undefined, dueOn: due_on, breachOn: breach_on ?? undefined });
