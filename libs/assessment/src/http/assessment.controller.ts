import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CaseCommand, CommandSender, Envelope, type Receipt } from '#http';
import { refuseCase, refuseCommand } from '#handling';
import type { CommandEnvelope, Uuid } from '#kernel';
import { AssessmentModuleCommand } from '../handled-assessment.js';
import { refuse } from '../model/refusals.js';
import { AssessmentBody } from './assessment-bodies.js';
import { MeasureBody, MeasureReceipt } from './measure-bodies.js';
import { measureReceipt } from './measure-receipt.js';

const REFUSALS = [refuse, refuseCase, refuseCommand];

/** What an assessment found, and what the outcome instruments say. */
@ApiTags('assessment')
@Controller('v1/cases/:caseId')
export class AssessmentController {
  constructor(private readonly sender: CommandSender) {}

  @CaseCommand('assessment', { summary: 'Record what an assessment found', refusals: REFUSALS })
  complete(@Param('caseId', ParseUUIDPipe) caseId: Uuid, @Body() body: AssessmentBody, @Envelope() envelope: CommandEnvelope): Promise<Receipt> {
    return this.sender.receipt(new AssessmentModuleCommand({ caseId }, { ...body, type: 'CompleteAssessment' }, envelope));
  }

  @CaseCommand('measures', { summary: "Record an instrument's answers; answered with their score", refusals: REFUSALS, created: MeasureReceipt })
  async measure(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() body: MeasureBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<MeasureReceipt> {
    const answer = await this.sender.send(new AssessmentModuleCommand({ caseId }, { ...body, type: 'RecordMeasure' }, envelope));
    return measureReceipt(caseId, answer);
  }
}
