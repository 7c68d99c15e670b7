import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { CaseCommand, CommandSender, CreatedReceipt, Envelope, type Receipt } from '#http';
import { refuseCase, refuseCommand } from '#handling';
import type { CommandEnvelope, Uuid } from '#kernel';
import { TriageModuleCommand } from '../handled-triage.js';
import { refuseTriage } from '../model/refusals.js';
import { createdReceipt } from './created-receipt.js';
import { PauseBody } from './pause-body.js';
import { TriageNoteBody } from './note-body.js';

const REFUSALS = [refuseTriage, refuseCase, refuseCommand];

/** Pauses of the wait that the person asked for; waiting times are given with and without them. */
@ApiTags('pauses')
@Controller('v1/cases/:caseId')
export class PausesController {
  constructor(private readonly sender: CommandSender) {}

  @CaseCommand('pauses', { summary: 'Pause the wait at the request of the person', refusals: REFUSALS, created: CreatedReceipt })
  async pause(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { reason, expectedUntil, resumedAt, note }: PauseBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<CreatedReceipt> {
    const answer = await this.sender.send(
      new TriageModuleCommand({ caseId }, { type: 'PauseWait', reason, expectedUntil, resumedAt, note }, envelope),
    );
    return createdReceipt(caseId, answer, 'pauseId');
  }

  @CaseCommand('pauses/:pauseId/end', { summary: 'End a pause: the wait goes on', refusals: REFUSALS })
  @ApiParam({ name: 'pauseId', description: 'The pause, as its creation answered.', schema: { type: 'string', format: 'uuid' } })
  end(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Param('pauseId', ParseUUIDPipe) pauseId: Uuid,
    @Body() { note }: TriageNoteBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.sender.receipt(new TriageModuleCommand({ caseId }, { type: 'ResumeWait', pauseId, note }, envelope));
  }
}
