import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CaseCommand, CommandSender, CreatedReceipt, Envelope, receiptOf, type Receipt } from '#http';
import { refuseCase, refuseCommand } from '#handling';
import type { CommandEnvelope, Uuid } from '#kernel';
import { InterventionModuleCommand } from '../handled-intervention.js';
import { refuse } from '../model/refusals.js';
import { OfIntervention, OfSession } from './address-parts.js';
import { SessionAttendanceBody, SessionBody, SessionCancellationBody } from './session-bodies.js';

const REFUSALS = [refuse, refuseCase, refuseCommand];

/** Sessions of an intervention: booked or moved, called off, attended or missed. */
@ApiTags('interventions')
@Controller('v1/cases/:caseId')
export class SessionsController {
  constructor(private readonly sender: CommandSender) {}

  @CaseCommand('interventions/:interventionId/sessions', {
    summary: 'Book a session, or move one by naming it in `replaces`',
    refusals: REFUSALS,
    created: CreatedReceipt,
  })
  @OfIntervention()
  async book(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Param('interventionId', ParseUUIDPipe) interventionId: Uuid,
    @Body() { startsAt, mode, replaces, place, note }: SessionBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<CreatedReceipt> {
    const target = { caseId, partId: interventionId };
    const book = new InterventionModuleCommand(target, { type: 'BookSession', startsAt, mode, replaces, place, note }, envelope);
    const answer = await this.sender.send(book);
    const { sessionId } = answer.events[0]?.data as { sessionId: Uuid };
    return { ...receiptOf(caseId, answer), id: sessionId };
  }

  @CaseCommand('interventions/:interventionId/sessions/:sessionId/attendance', {
    summary: 'Record whether the person came to a session, by national attendance code',
    refusals: REFUSALS,
  })
  @OfSession()
  attend(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Param('interventionId', ParseUUIDPipe) interventionId: Uuid,
    @Param('sessionId', ParseUUIDPipe) sessionId: Uuid,
    @Body() { code, note }: SessionAttendanceBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    const target = { caseId, partId: interventionId };
    return this.sender.receipt(new InterventionModuleCommand(target, { type: 'RecordSessionAttendance', sessionId, code, note }, envelope));
  }

  @CaseCommand('interventions/:interventionId/sessions/:sessionId/cancellation', {
    summary: 'Call a session off, for the person or for the provider',
    refusals: REFUSALS,
  })
  @OfSession()
  cancel(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Param('interventionId', ParseUUIDPipe) interventionId: Uuid,
    @Param('sessionId', ParseUUIDPipe) sessionId: Uuid,
    @Body() { by, note }: SessionCancellationBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    const target = { caseId, partId: interventionId };
    return this.sender.receipt(new InterventionModuleCommand(target, { type: 'CancelSession', sessionId, by, note }, envelope));
  }
}
