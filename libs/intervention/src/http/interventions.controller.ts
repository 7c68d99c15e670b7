import { Body, Controller, Get, Inject, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Roles } from '#access';
import { CaseCommand, CommandSender, CreatedReceipt, Envelope, Problems, receiptOf, refused, STAFF, type Receipt } from '#http';
import { refuseCase, refuseCommand, Streams } from '#handling';
import type { CommandEnvelope, Uuid } from '#kernel';
import { interventionIdOf, InterventionModuleCommand, orderCommands } from '../handled-intervention.js';
import type { InterventionCommand } from '../model/commands.js';
import { refuse } from '../model/refusals.js';
import { OfIntervention } from './address-parts.js';
import { InterventionList } from './interventions-answer.js';
import { listInterventions } from './list-interventions.js';
import {
  InterventionCompletionBody,
  InterventionOrderBody,
  InterventionStopBody,
  SupplierAcceptanceBody,
  SupplierDeclineBody,
} from './order-bodies.js';

const REFUSALS = [refuse, refuseCase, refuseCommand];

/** Interventions: ordered, answered by their supplier, completed or stopped. */
@ApiTags('interventions')
@Controller('v1/cases/:caseId')
export class InterventionsController {
  constructor(
    private readonly sender: CommandSender,
    @Inject(Streams) private readonly streams: Streams,
  ) {}

  @Get('interventions')
  @Roles(...STAFF)
  @ApiOperation({ summary: 'The interventions of a case with their sessions, as they stand now' })
  @ApiParam({ name: 'caseId', description: 'The case.', schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ type: InterventionList, description: 'The interventions.' })
  @Problems(refuseCase)
  async list(@Param('caseId', ParseUUIDPipe) caseId: Uuid): Promise<InterventionList> {
    const list = await listInterventions(this.streams, caseId);
    if (!list) throw refused(refuseCase('case.not-found'));
    return list;
  }

  @CaseCommand('interventions', {
    summary: "Order an intervention from the catalogue of the case's programme",
    refusals: REFUSALS,
    created: CreatedReceipt,
  })
  async order(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { kind, supplier, plannedSessions, goal, note }: InterventionOrderBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<CreatedReceipt> {
    const [noting, ordering] = orderCommands(caseId, { kind, supplier, plannedSessions, goal, note }, envelope);
    await this.sender.send(noting);
    return { ...receiptOf(caseId, await this.sender.send(ordering)), id: interventionIdOf(envelope) };
  }

  @CaseCommand('interventions/:interventionId/acceptance', { summary: 'Record that an external supplier accepted the order', refusals: REFUSALS })
  @OfIntervention()
  accept(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Param('interventionId', ParseUUIDPipe) interventionId: Uuid,
    @Body() { expectedFirstSessionOn, supplierReference, note }: SupplierAcceptanceBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.carryOut(caseId, interventionId, { type: 'AcceptOrder', expectedFirstSessionOn, supplierReference, note }, envelope);
  }

  @CaseCommand('interventions/:interventionId/decline', { summary: 'Record that an external supplier declined the order', refusals: REFUSALS })
  @OfIntervention()
  decline(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Param('interventionId', ParseUUIDPipe) interventionId: Uuid,
    @Body() { reason, note }: SupplierDeclineBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.carryOut(caseId, interventionId, { type: 'DeclineOrder', reason, note }, envelope);
  }

  @CaseCommand('interventions/:interventionId/completion', { summary: 'Complete an intervention that the person attended', refusals: REFUSALS })
  @OfIntervention()
  complete(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Param('interventionId', ParseUUIDPipe) interventionId: Uuid,
    @Body() { goal, note }: InterventionCompletionBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.carryOut(caseId, interventionId, { type: 'CompleteIntervention', goal, note }, envelope);
  }

  @CaseCommand('interventions/:interventionId/stop', {
    summary: 'Stop an intervention or an unanswered order, and call its sessions to come off',
    refusals: REFUSALS,
  })
  @OfIntervention()
  stop(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Param('interventionId', ParseUUIDPipe) interventionId: Uuid,
    @Body() { reason, note }: InterventionStopBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.carryOut(caseId, interventionId, { type: 'StopIntervention', reason, note }, envelope);
  }

  private carryOut(caseId: Uuid, interventionId: Uuid, command: InterventionCommand, envelope: CommandEnvelope): Promise<Receipt> {
    return this.sender.receipt(new InterventionModuleCommand({ caseId, partId: interventionId }, command, envelope));
  }
}
