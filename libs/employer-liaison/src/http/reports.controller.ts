import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CaseCommand, CommandSender, CreatedReceipt, Envelope, receiptOf, type Receipt } from '#http';
import { refuseCase, refuseCommand } from '#handling';
import type { CommandEnvelope, Uuid } from '#kernel';
import { refuseConsent } from '#referral/contract';
import { EmployerLiaisonModuleCommand } from '../handled-employer-liaison.js';
import { refuse } from '../model/refusals.js';
import { ReportCorrectionBody, ReportOfferBody, ReportReleaseBody, ReportWithholdingBody } from './report-bodies.js';

const REFUSALS = [refuse, refuseConsent, refuseCase, refuseCommand];

/** Reports for the employer. The person sees each before anybody else, and decides what becomes of it. */
@ApiTags('employer')
@Controller('v1/cases/:caseId/employer')
export class ReportsController {
  constructor(private readonly sender: CommandSender) {}

  @CaseCommand('report-offer', { summary: 'Show the person a report that is meant for the employer', refusals: REFUSALS, created: CreatedReceipt })
  async offer(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { functionalLimits, adjustments, text, note }: ReportOfferBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<CreatedReceipt> {
    const offer = new EmployerLiaisonModuleCommand({ caseId }, { type: 'OfferReport', functionalLimits, adjustments, text, note }, envelope);
    const answer = await this.sender.send(offer);
    const { reportId } = answer.events[0]?.data as { reportId: Uuid };
    return { ...receiptOf(caseId, answer), id: reportId };
  }

  @CaseCommand('report-correction', { summary: 'Change the report on offer as the person wants it', refusals: REFUSALS })
  correct(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { reportId, functionalLimits, adjustments, text, note }: ReportCorrectionBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.sender.receipt(
      new EmployerLiaisonModuleCommand({ caseId }, { type: 'CorrectReport', reportId, functionalLimits, adjustments, text, note }, envelope),
    );
  }

  @CaseCommand('report-release', { summary: 'Record that the person lets the employer have the report', refusals: REFUSALS })
  release(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { reportId, how, note }: ReportReleaseBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.sender.receipt(new EmployerLiaisonModuleCommand({ caseId }, { type: 'ReleaseReport', reportId, how, note }, envelope));
  }

  @CaseCommand('report-withholding', { summary: 'Record that the person keeps the report from the employer', refusals: REFUSALS })
  withhold(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { reportId, note }: ReportWithholdingBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.sender.receipt(new EmployerLiaisonModuleCommand({ caseId }, { type: 'WithholdReport', reportId, note }, envelope));
  }
}
