import { Body, Controller, Inject, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CaseCommand, CommandSender, Envelope, refused, type Receipt } from '#http';
import { refuseCase, refuseCommand } from '#handling';
import { CLOCK, londonDate, type Clock, type CommandEnvelope, type Uuid } from '#kernel';
import { ProgrammeShelf } from '#programmes';
import { refuseIntake } from '../intake/check-intake.js';
import { ReferralIntake } from '../intake/referral-intake.js';
import type { ReferralCommand } from '../model/commands.js';
import { refuseReferral } from '../model/refusals.js';
import { ReferralModuleCommand } from '../handled-referral.js';
import {
  AcceptBody,
  DeclineBody,
  ReportDeathBody,
  RequestInformationBody,
  ResolveDuplicateBody,
  ReviewAmendmentBody,
  TransferBody,
  WithdrawBody,
} from './case-bodies.js';
import { SupplyInformationBody, suppliedBy } from './supplied-information.js';

const REFUSALS = [refuseReferral, refuseCase, refuseCommand];

/** What staff do with a referral once it is there. */
@ApiTags('referrals')
@Controller('v1/cases/:caseId')
export class ReferralController {
  constructor(
    private readonly sender: CommandSender,
    @Inject(ReferralIntake) private readonly intake: ReferralIntake,
    @Inject(ProgrammeShelf) private readonly shelf: ProgrammeShelf,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @CaseCommand('referral/accept', { summary: 'Accept the referral', refusals: REFUSALS })
  accept(@Param('caseId', ParseUUIDPipe) caseId: Uuid, @Body() { note }: AcceptBody, @Envelope() envelope: CommandEnvelope): Promise<Receipt> {
    return this.send(caseId, { type: 'AcceptReferral', note }, envelope);
  }

  @CaseCommand('referral/decline', { summary: 'Do not accept the referral, with a reason and somewhere else to go', refusals: REFUSALS })
  async decline(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { reason, note }: DeclineBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    const signposting = await this.intake.signpostsFor(caseId);
    return this.send(caseId, { type: 'DeclineReferral', reason, signposting, note }, envelope);
  }

  @CaseCommand('referral/request-information', { summary: 'Ask the referrer for what is missing', refusals: REFUSALS })
  requestInformation(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { needed, question }: RequestInformationBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.send(caseId, { type: 'RequestInformation', needed, question }, envelope);
  }

  @CaseCommand('referral/supply-information', { summary: 'Record what the referrer answered', refusals: [...REFUSALS, refuseIntake] })
  async supplyInformation(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() body: SupplyInformationBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    const wrong = this.intake.refuseDetails(body);
    if (wrong) throw refused(wrong);
    return this.send(caseId, suppliedBy(body, londonDate(envelope.effectiveAt ?? this.clock.now())), envelope);
  }

  @CaseCommand('referral/withdraw', {
    summary: 'Take the referral back, before triage is decided',
    refusals: REFUSALS,
    roles: ['caseworker', 'clinician', 'team-lead', 'gp-practice', 'referrer'],
  })
  withdraw(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { by, reason, note }: WithdrawBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.send(caseId, { type: 'WithdrawReferral', by, reason, note }, envelope);
  }

  @CaseCommand('referral/duplicate', { summary: 'Decide whether a probable duplicate is one', refusals: REFUSALS })
  resolveDuplicate(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { resolution, otherCase, note }: ResolveDuplicateBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.send(caseId, { type: 'ResolveDuplicate', resolution, otherCase, note }, envelope);
  }

  @CaseCommand('referral/amendment-review', { summary: 'Note that an amended referral has been looked at', refusals: REFUSALS })
  reviewAmendment(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { amendment, note }: ReviewAmendmentBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.send(caseId, { type: 'ReviewAmendment', amendment, note }, envelope);
  }

  @CaseCommand('referral/transfer', {
    summary: 'Hand the case to another programme; its clocks keep their start',
    refusals: [...REFUSALS, refuseIntake],
  })
  transfer(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { programme, reason, note }: TransferBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    const inForce = this.shelf.inForce(londonDate(this.clock.now())).find((p) => p.id === programme);
    if (!inForce) throw refused(refuseIntake('intake.programme-unknown', { field: 'programme' }));
    return this.send(caseId, { type: 'TransferReferral', to: { id: inForce.id, version: inForce.version }, reason, note }, envelope);
  }

  @CaseCommand('death', { summary: 'Record that the person has died; letters and contacts stop', refusals: REFUSALS })
  reportDeath(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { reportedBy }: ReportDeathBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.send(caseId, { type: 'ReportDeath', reportedBy }, envelope);
  }

  private send(caseId: Uuid, command: ReferralCommand, envelope: CommandEnvelope): Promise<Receipt> {
    return this.sender.receipt(new ReferralModuleCommand({ caseId }, command, envelope));
  }
}
