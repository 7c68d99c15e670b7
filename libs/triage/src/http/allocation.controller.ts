import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CaseCommand, CommandSender, Envelope, type Receipt } from '#http';
import { refuseCase, refuseCommand } from '#handling';
import type { CommandEnvelope, Uuid } from '#kernel';
import { TriageModuleCommand } from '../handled-triage.js';
import { refuseTriage } from '../model/refusals.js';
import { AllocationBody, ReallocationBody } from './allocation-bodies.js';

const REFUSALS = [refuseTriage, refuseCase, refuseCommand];

/** Who works on a case. */
@ApiTags('allocation')
@Controller('v1/cases/:caseId')
export class AllocationController {
  constructor(private readonly sender: CommandSender) {}

  @CaseCommand('allocation', { summary: 'Give the case to its first practitioner', refusals: REFUSALS })
  allocate(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { practitioner, team, note }: AllocationBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.sender.receipt(new TriageModuleCommand({ caseId }, { type: 'AllocateCase', practitioner, team, note }, envelope));
  }

  @CaseCommand('allocation/reallocation', { summary: 'Pass the case on to another practitioner or team', refusals: REFUSALS })
  reallocate(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { practitioner, team, reason, note }: ReallocationBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.sender.receipt(new TriageModuleCommand({ caseId }, { type: 'ReallocateCase', practitioner, team, reason, note }, envelope));
  }
}
