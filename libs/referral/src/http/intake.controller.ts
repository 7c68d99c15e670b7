import { Body, Controller, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public, Roles } from '#access';
import { CurrentActor, Envelope, Problems, refused, TakesIdempotencyKey } from '#http';
import { refuseCase, refuseCommand } from '#handling';
import { CLOCK, isRefusal, londonDate, type Actor, type Clock, type CommandEnvelope } from '#kernel';
import { refuseIntake } from '../intake/check-intake.js';
import type { Intake } from '../intake/intake.js';
import type { IntakeOutcome } from '../intake/outcome.js';
import { ReferralIntake } from '../intake/referral-intake.js';
import { refuseReferral } from '../model/refusals.js';
import { FitNoteReferralBody, intakeOfFitNote } from './fit-note-referral.js';
import { IntakeAnswer } from './intake-answer.js';
import { intakeOfReferral } from './intake-of-body.js';
import { ReferralBody } from './referral-body.js';
import { answerToSelfReferral, SelfReferralAnswer } from './self-referral-answer.js';
import { intakeOfSelfReferral, SelfReferralBody } from './self-referral.js';

/** The ways in by JSON. */
@ApiTags('referrals')
@Controller('v1')
export class IntakeController {
  constructor(
    @Inject(ReferralIntake) private readonly intake: ReferralIntake,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('referrals')
  @HttpCode(201)
  @Roles('gp-practice', 'referrer', 'caseworker', 'clinician', 'team-lead')
  @ApiOperation({ summary: 'Refer a person, from any professional source, or key in a telephone referral' })
  @ApiCreatedResponse({ type: IntakeAnswer, description: 'Received: a new case.' })
  @ApiOkResponse({ type: IntakeAnswer, description: 'A redelivery (nothing recorded) or an amendment (for review) of an earlier referral.' })
  @TakesIdempotencyKey()
  @Problems(refuseIntake, refuseReferral, refuseCase, refuseCommand)
  refer(
    @Body() body: ReferralBody,
    @CurrentActor() actor: Actor,
    @Envelope() envelope: CommandEnvelope,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IntakeAnswer> {
    return this.receive(intakeOfReferral(body, actor), envelope, reply);
  }

  @Post('self-referrals')
  @HttpCode(201)
  @Public()
  @ApiOperation({ summary: 'Refer yourself: public, no account, rate limited' })
  @ApiCreatedResponse({ type: SelfReferralAnswer, description: 'Received: a new case.' })
  @ApiOkResponse({ type: SelfReferralAnswer, description: 'The same request again, by its Idempotency-Key.' })
  @TakesIdempotencyKey()
  @Problems(refuseIntake, refuseReferral, refuseCase, refuseCommand)
  async referSelf(
    @Body() body: SelfReferralBody,
    @Envelope() envelope: CommandEnvelope,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SelfReferralAnswer> {
    const intake = intakeOfSelfReferral(body);
    if (isRefusal(intake)) throw refused(intake);
    return answerToSelfReferral(await this.receive(intake, envelope, reply));
  }

  @Post('fit-notes')
  @HttpCode(201)
  @Roles('gp-practice', 'referrer', 'caseworker', 'clinician', 'team-lead')
  @ApiOperation({ summary: 'Send a fit note on which "refer to a work and health service" is ticked' })
  @ApiCreatedResponse({ type: IntakeAnswer, description: 'Received: a new case.' })
  @ApiOkResponse({ type: IntakeAnswer, description: 'A redelivery or an amendment of an earlier fit note.' })
  @TakesIdempotencyKey()
  @Problems(refuseIntake, refuseReferral, refuseCase, refuseCommand)
  referByFitNote(
    @Body() body: FitNoteReferralBody,
    @CurrentActor() actor: Actor,
    @Envelope() envelope: CommandEnvelope,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IntakeAnswer> {
    const intake = intakeOfFitNote(body, actor, londonDate(this.clock.now()));
    if (isRefusal(intake)) throw refused(intake);
    return this.receive(intake, envelope, reply);
  }

  private async receive(intake: Intake, envelope: CommandEnvelope, reply: FastifyReply): Promise<IntakeOutcome> {
    const outcome = await this.intake.receive(intake, envelope);
    if (isRefusal(outcome)) throw refused(outcome);
    if (outcome.redelivered || outcome.outcome === 'amended') void reply.status(200);
    else void reply.header('location', `/v1/cases/${outcome.caseId}`);
    return outcome;
  }
}
