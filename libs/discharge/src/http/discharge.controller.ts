import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CaseCommand, CommandSender, Envelope, type Receipt } from '#http';
import { refuseCase, refuseCommand } from '#handling';
import { known, type CommandEnvelope, type Uuid } from '#kernel';
import { DischargeModuleCommand } from '../handled-discharge.js';
import type { DischargeCommand } from '../model/commands.js';
import { refuseDischarge } from '../model/refusals.js';
import { DischargeBody, FollowUpBody, ReopeningBody, SatisfactionBody, WorkStatusBody } from './bodies.js';
import { followUpOfBody } from './follow-up-of-body.js';

const REFUSALS = [refuseDischarge, refuseCase, refuseCommand];

/** Where the person stands in work, how the case ends, and how it goes on from there. */
@ApiTags('discharge')
@Controller('v1/cases/:caseId')
export class DischargeController {
  constructor(private readonly sender: CommandSender) {}

  @CaseCommand('work-status', { summary: 'Record where the person stands in work; outcomes follow from this alone', refusals: REFUSALS })
  recordWorkStatus(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { status, hoursPerWeek, evidence, note }: WorkStatusBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.send(caseId, { type: 'RecordWorkStatus', status, hoursPerWeek, evidence, note }, envelope);
  }

  @CaseCommand('discharge', { summary: 'Close the case; its outcome follows from the work statuses', refusals: REFUSALS })
  discharge(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { reason, benefitRating, afterDna, note }: DischargeBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    const proof = afterDna && known({ ...afterDna });
    return this.send(caseId, { type: 'DischargeCase', reason, benefitRating, afterDna: proof, note }, envelope);
  }

  @CaseCommand('reopening', { summary: 'Open a discharged case again; its closing date no longer counts', refusals: REFUSALS })
  reopen(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { reason, note }: ReopeningBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.send(caseId, { type: 'ReopenCase', reason, note }, envelope);
  }

  @CaseCommand('follow-ups', { summary: "Record what was found at one of the programme's follow-up points", refusals: REFUSALS })
  followUp(@Param('caseId', ParseUUIDPipe) caseId: Uuid, @Body() body: FollowUpBody, @Envelope() envelope: CommandEnvelope): Promise<Receipt> {
    return this.send(caseId, followUpOfBody(body), envelope);
  }

  @CaseCommand('satisfaction', { summary: 'Record how satisfied the person, the GP or the employer is', refusals: REFUSALS })
  recordSatisfaction(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { from, score, comment }: SatisfactionBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.send(caseId, { type: 'RecordSatisfaction', from, score, comment }, envelope);
  }

  private send(caseId: Uuid, command: DischargeCommand, envelope: CommandEnvelope): Promise<Receipt> {
    return this.sender.receipt(new DischargeModuleCommand({ caseId }, command, envelope));
  }
}
