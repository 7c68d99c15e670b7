import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { CaseCommand, CommandSender, Envelope, type Receipt } from '#http';
import { refuseCase, refuseCommand } from '#handling';
import type { CommandEnvelope, Uuid } from '#kernel';
import { TriageModuleCommand } from '../handled-triage.js';
import type { TriageCommand } from '../model/commands.js';
import { refuseTriage } from '../model/refusals.js';
import { RISKS, type Risk } from '../model/vocabulary.js';
import { EscalationBody, StageChangeBody, TriageDecisionBody } from './decision-bodies.js';
import { TriageNoteBody } from './note-body.js';
import { RiskBody } from './risk-body.js';
import { RiskParam } from './risk-param.js';

const REFUSALS = [refuseTriage, refuseCase, refuseCommand];

/** Triage of a case: its decision, its stage, its risks. */
@ApiTags('triage')
@Controller('v1/cases/:caseId')
export class TriageController {
  constructor(private readonly sender: CommandSender) {}

  @CaseCommand('triage/decision', { summary: 'Decide the triage: stage, priority, how to assess', refusals: REFUSALS })
  decide(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { stage, priority, assessmentMode, note }: TriageDecisionBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.send(caseId, { type: 'DecideTriage', stage, priority, assessmentMode, note }, envelope);
  }

  @CaseCommand('triage/escalation', { summary: 'Pass the triage to a clinician for decision', refusals: REFUSALS })
  escalate(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { reason, note }: EscalationBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.send(caseId, { type: 'EscalateToClinician', reason, note }, envelope);
  }

  @CaseCommand('triage/stage', { summary: 'Step the case up or down', refusals: REFUSALS })
  changeStage(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { to, reason, assessmentMode, note }: StageChangeBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.send(caseId, { type: 'ChangeStage', to, reason, assessmentMode, note }, envelope);
  }

  @CaseCommand('triage/risks', { summary: 'Flag a risk or need; a clinical one takes an undecided triage to a clinician', refusals: REFUSALS })
  flagRisk(@Param('caseId', ParseUUIDPipe) caseId: Uuid, @Body() { risk, note }: RiskBody, @Envelope() envelope: CommandEnvelope): Promise<Receipt> {
    return this.send(caseId, { type: 'FlagRisk', risk, note }, envelope);
  }

  @CaseCommand('triage/risks/:risk/clearing', {
    summary: 'Take the flag of a risk off again; a clinical one only by a clinician',
    refusals: REFUSALS,
  })
  @ApiParam({ name: 'risk', description: 'The risk that no longer stands.', enum: RISKS })
  clearRisk(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Param('risk', RiskParam) risk: Risk,
    @Body() { note }: TriageNoteBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.send(caseId, { type: 'ClearRisk', risk, note }, envelope);
  }

  private send(caseId: Uuid, command: TriageCommand, envelope: CommandEnvelope): Promise<Receipt> {
    return this.sender.receipt(new TriageModuleCommand({ caseId }, command, envelope));
  }
}
