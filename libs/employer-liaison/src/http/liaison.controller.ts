import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CaseCommand, CommandSender, Envelope, type Receipt } from '#http';
import { refuseCase, refuseCommand } from '#handling';
import type { CommandEnvelope, Uuid } from '#kernel';
import { refuseConsent } from '#referral/contract';
import { EmployerLiaisonModuleCommand } from '../handled-employer-liaison.js';
import { refuse } from '../model/refusals.js';
import { EmployerContactBody, LiaisonBody, LiaisonClosingBody, LiaisonNoteBody, MediationBody, WorkplaceVisitBody } from './contact-bodies.js';

const REFUSALS = [refuse, refuseConsent, refuseCase, refuseCommand];

/** Liaison with the employer, begun and ended, and the meetings in between. All of it needs a consent of the person. */
@ApiTags('employer')
@Controller('v1/cases/:caseId/employer')
export class LiaisonController {
  constructor(private readonly sender: CommandSender) {}

  @CaseCommand('liaison', { summary: 'Open liaison with the employer, or with another one after it was closed', refusals: REFUSALS })
  open(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { employerName, contactName, telephone, email, note }: LiaisonBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.sender.receipt(
      new EmployerLiaisonModuleCommand({ caseId }, { type: 'OpenLiaison', employerName, contactName, telephone, email, note }, envelope),
    );
  }

  @CaseCommand('contacts', { summary: 'Record a contact with the employer, whatever came of it', refusals: REFUSALS })
  contact(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { method, result, contactName, note }: EmployerContactBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.sender.receipt(
      new EmployerLiaisonModuleCommand({ caseId }, { type: 'RecordEmployerContact', method, result, contactName, note }, envelope),
    );
  }

  @CaseCommand('workplace-visit', { summary: 'Record a visit to the workplace', refusals: REFUSALS })
  visit(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { mode, findings, note }: WorkplaceVisitBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.sender.receipt(new EmployerLiaisonModuleCommand({ caseId }, { type: 'RecordWorkplaceVisit', mode, findings, note }, envelope));
  }

  @CaseCommand('mediation', { summary: 'Record a mediation between the person and people at work', refusals: REFUSALS })
  mediate(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { result, participants, note }: MediationBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.sender.receipt(new EmployerLiaisonModuleCommand({ caseId }, { type: 'RecordMediation', result, participants, note }, envelope));
  }

  @CaseCommand('resumption', { summary: 'Take suspended liaison up again; a new consent does so by itself', refusals: REFUSALS })
  resume(@Param('caseId', ParseUUIDPipe) caseId: Uuid, @Body() { note }: LiaisonNoteBody, @Envelope() envelope: CommandEnvelope): Promise<Receipt> {
    return this.sender.receipt(new EmployerLiaisonModuleCommand({ caseId }, { type: 'ResumeLiaison', note }, envelope));
  }

  @CaseCommand('closing', { summary: 'End liaison; needs no consent', refusals: REFUSALS })
  close(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { reason, note }: LiaisonClosingBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.sender.receipt(new EmployerLiaisonModuleCommand({ caseId }, { type: 'CloseLiaison', reason, note }, envelope));
  }
}
