import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CaseCommand, CommandSender, CreatedReceipt, Envelope, receiptOf, STAFF, type Receipt } from '#http';
import { refuseCase, refuseCommand } from '#handling';
import type { CommandEnvelope, Role, Uuid } from '#kernel';
import { ReferralModuleCommand } from '../handled-referral.js';
import { refuseReferral } from '../model/refusals.js';
import { GiveConsentBody, WithdrawConsentBody } from './case-bodies.js';

const REFUSALS = [refuseReferral, refuseCase, refuseCommand];
const ROLES: readonly Role[] = [...STAFF, 'person'];

/** Consents of the person: recipient, purpose and content. */
@ApiTags('consents')
@Controller('v1/cases/:caseId')
export class ConsentsController {
  constructor(private readonly sender: CommandSender) {}

  @CaseCommand('consents', { summary: 'Record a consent that the person gave', refusals: REFUSALS, roles: ROLES, created: CreatedReceipt })
  async give(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { recipient, purpose, content, how }: GiveConsentBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<CreatedReceipt> {
    const answer = await this.sender.send(
      new ReferralModuleCommand({ caseId }, { type: 'GiveConsent', terms: { recipient, purpose, content }, how }, envelope),
    );
    return { ...receiptOf(caseId, answer), id: answer.events[0]?.eventId ?? '' };
  }

  @CaseCommand('consents/withdrawal', { summary: 'Record that the person withdrew their consent for a recipient', refusals: REFUSALS, roles: ROLES })
  withdraw(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { recipient, how }: WithdrawConsentBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.sender.receipt(new ReferralModuleCommand({ caseId }, { type: 'WithdrawConsent', recipient, how }, envelope));
  }
}
