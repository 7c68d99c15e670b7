import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { CaseCommand, CommandSender, Envelope, receiptOf, type Receipt } from '#http';
import { refuseCase, refuseCommand } from '#handling';
import type { CommandEnvelope, Uuid } from '#kernel';
import { refuseConsent } from '#referral/contract';
import { EmployerLiaisonModuleCommand } from '../handled-employer-liaison.js';
import type { EventOf } from '../model/events.js';
import { refuse } from '../model/refusals.js';
import { AdjustmentsBody, AdjustmentsReceipt, EmployerResponsesBody, PhasedReturnBody } from './adjustment-bodies.js';
import { LiaisonNoteBody } from './contact-bodies.js';

const REFUSALS = [refuse, refuseConsent, refuseCase, refuseCommand];

/** Adjustments and a phased return: put to the employer, answered, put in place. */
@ApiTags('employer')
@Controller('v1/cases/:caseId/employer')
export class AdjustmentsController {
  constructor(private readonly sender: CommandSender) {}

  @CaseCommand('adjustments', { summary: 'Propose adjustments to the employer', refusals: REFUSALS, created: AdjustmentsReceipt })
  async propose(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { adjustments, note }: AdjustmentsBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<AdjustmentsReceipt> {
    const answer = await this.sender.send(new EmployerLiaisonModuleCommand({ caseId }, { type: 'ProposeAdjustments', adjustments, note }, envelope));
    const proposed = answer.events[0]?.data as EventOf<'AdjustmentsProposed'>['data'];
    return { ...receiptOf(caseId, answer), adjustments: proposed.adjustments };
  }

  @CaseCommand('responses', { summary: 'Record what the employer says to some or all of the adjustments', refusals: REFUSALS })
  respond(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { responses, note }: EmployerResponsesBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.sender.receipt(new EmployerLiaisonModuleCommand({ caseId }, { type: 'RecordEmployerResponse', responses, note }, envelope));
  }

  @CaseCommand('adjustments/:adjustmentId/implementation', { summary: 'Record that an agreed adjustment is in place', refusals: REFUSALS })
  @ApiParam({ name: 'adjustmentId', description: 'The adjustment, as its proposal was answered.', schema: { type: 'string', format: 'uuid' } })
  implement(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Param('adjustmentId', ParseUUIDPipe) adjustmentId: Uuid,
    @Body() { note }: LiaisonNoteBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.sender.receipt(new EmployerLiaisonModuleCommand({ caseId }, { type: 'RecordAdjustmentImplemented', adjustmentId, note }, envelope));
  }

  @CaseCommand('phased-return', { summary: 'Agree a phased return with the employer', refusals: REFUSALS })
  agreePhasedReturn(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { startsOn, hoursByWeek, note }: PhasedReturnBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.sender.receipt(new EmployerLiaisonModuleCommand({ caseId }, { type: 'AgreePhasedReturn', startsOn, hoursByWeek, note }, envelope));
  }
}
