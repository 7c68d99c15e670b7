import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CaseCommand, CommandSender, Envelope, type Receipt } from '#http';
import { refuseCase, refuseCommand } from '#handling';
import type { CommandEnvelope, Uuid } from '#kernel';
import { AssessmentModuleCommand } from '../handled-assessment.js';
import type { AssessmentCommand } from '../model/commands.js';
import { refuse } from '../model/refusals.js';
import { PlanBody, PlanReviewBody } from './plan-bodies.js';

const REFUSALS = [refuse, refuseCase, refuseCommand];

/** The return-to-work plan. */
@ApiTags('plan')
@Controller('v1/cases/:caseId')
export class PlanController {
  constructor(private readonly sender: CommandSender) {}

  @CaseCommand('plan', { summary: 'Agree the return-to-work plan', refusals: REFUSALS })
  agree(@Param('caseId', ParseUUIDPipe) caseId: Uuid, @Body() body: PlanBody, @Envelope() envelope: CommandEnvelope): Promise<Receipt> {
    return this.send(caseId, { ...body, type: 'AgreePlan' }, envelope);
  }

  @CaseCommand('plan/revision', { summary: 'Replace the plan as a whole', refusals: REFUSALS })
  revise(@Param('caseId', ParseUUIDPipe) caseId: Uuid, @Body() body: PlanBody, @Envelope() envelope: CommandEnvelope): Promise<Receipt> {
    return this.send(caseId, { ...body, type: 'RevisePlan' }, envelope);
  }

  @CaseCommand('plan/review', { summary: 'Record a review of the plan, and when the next one is due', refusals: REFUSALS })
  review(@Param('caseId', ParseUUIDPipe) caseId: Uuid, @Body() body: PlanReviewBody, @Envelope() envelope: CommandEnvelope): Promise<Receipt> {
    return this.send(caseId, { ...body, type: 'ReviewPlan' }, envelope);
  }

  private send(caseId: Uuid, command: AssessmentCommand, envelope: CommandEnvelope): Promise<Receipt> {
    return this.sender.receipt(new AssessmentModuleCommand({ caseId }, command, envelope));
  }
}
