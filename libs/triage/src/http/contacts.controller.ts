import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CaseCommand, CommandSender, CreatedReceipt, Envelope, type Receipt } from '#http';
import { refuseCase, refuseCommand } from '#handling';
import type { CommandEnvelope, Uuid } from '#kernel';
import { TriageModuleCommand } from '../handled-triage.js';
import { refuseTriage } from '../model/refusals.js';
import { ContactAttemptBody, FirstContactBody } from './contact-bodies.js';
import { createdReceipt } from './created-receipt.js';
import { TriageNoteBody } from './note-body.js';

const REFUSALS = [refuseTriage, refuseCase, refuseCommand];

/** Attempts to reach the person, and the first contact that ends the wait for one. */
@ApiTags('contacts')
@Controller('v1/cases/:caseId')
export class ContactsController {
  constructor(private readonly sender: CommandSender) {}

  @CaseCommand('contact-attempts', { summary: 'Record an attempt to reach the person', refusals: REFUSALS, created: CreatedReceipt })
  async attempt(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { method, result, note }: ContactAttemptBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<CreatedReceipt> {
    const answer = await this.sender.send(new TriageModuleCommand({ caseId }, { type: 'RecordContactAttempt', method, result, note }, envelope));
    return createdReceipt(caseId, answer, 'attemptId');
  }

  @CaseCommand('contact-attempts/unable-to-contact', {
    summary: "Declare the person unable to be contacted, once the programme's contact policy is exhausted; the case stays open",
    refusals: REFUSALS,
  })
  unableToContact(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { note }: TriageNoteBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.sender.receipt(new TriageModuleCommand({ caseId }, { type: 'DeclareUnableToContact', note }, envelope));
  }

  @CaseCommand('first-contact', {
    summary: 'Record a first contact by itself: the person got in touch, or an attempt turned out to have reached them',
    refusals: REFUSALS,
  })
  firstContact(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { method, attemptId, note }: FirstContactBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.sender.receipt(new TriageModuleCommand({ caseId }, { type: 'RecordFirstContact', method, attemptId, note }, envelope));
  }
}
