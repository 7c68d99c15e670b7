import { Body, Controller, Headers, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Roles } from '#access';
import { Envelope, requestProblem, TakesIdempotencyKey } from '#http';
import type { CommandEnvelope } from '#kernel';
import type { Headers as RequestHeaders } from '../message/request-ids.js';
import { ReferralReceiver, type Received } from '../referral-receiver.js';
import { taskOf, type Json } from '../resources/task.js';
import type { FhirRequest } from './accept-fhir-json.js';
import { FhirOperation, GuidHeader, TakesBundle } from './fhir-operation.js';

/** The ways in by FHIR. */
@ApiTags('fhir')
@Controller('fhir/R4')
export class FhirIntakeController {
  constructor(@Inject(ReferralReceiver) private readonly receiver: ReferralReceiver) {}

  @Post('$process-message')
  @HttpCode(200)
  @Roles('gp-practice', 'referrer', 'caseworker', 'clinician', 'team-lead')
  @ApiOperation({ summary: 'Process a BaRS message: a new referral, or the cancellation of one' })
  @TakesIdempotencyKey('Does nothing here: `X-Request-ID` names the message already.')
  @TakesBundle('Message Bundle of BaRS 1.x, event servicerequest-request.')
  @GuidHeader('X-Request-ID', 'Names this message: once processed, it is refused as a duplicate.')
  @GuidHeader('X-Correlation-ID', 'Names the exchange that the message belongs to.')
  @FhirOperation(
    [{ status: 200, type: 'Bundle', description: 'Processed: MessageHeader, ServiceRequest and Task. The Task tells what became of the referral.' }],
    [400, 404, 409, 413, 415, 422],
  )
  process(
    @Body() body: unknown,
    @Req() { fhirText }: FhirRequest,
    @Headers() headers: RequestHeaders,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Json> {
    return this.receiver.process(receivedOf(body, fhirText, envelope), headers);
  }

  /** The same where a client escapes the `$`, as it may: the router knows an escaped one by a parameter only. */
  @Post(':operation')
  @HttpCode(200)
  @Roles('gp-practice', 'referrer', 'caseworker', 'clinician', 'team-lead')
  @ApiExcludeEndpoint()
  @FhirOperation([], [])
  processEscaped(
    @Param('operation') operation: string,
    @Body() body: unknown,
    @Req() request: FhirRequest,
    @Headers() headers: RequestHeaders,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Json> {
    if (operation !== '$process-message') throw requestProblem('request.not-found');
    return this.process(body, request, headers, envelope);
  }

  @Post('Bundle')
  @HttpCode(201)
  @Roles('gp-practice', 'referrer', 'caseworker', 'clinician', 'team-lead')
  @ApiOperation({ summary: 'Refer by a plain Bundle of UK Core resources' })
  @TakesIdempotencyKey()
  @TakesBundle('Transaction, batch or collection with one ServiceRequest (intent order or plan), its Patient, and what goes with them.')
  @FhirOperation(
    [
      { status: 201, type: 'Task', description: 'Received: a new case. Location is where to follow it.' },
      { status: 200, type: 'Task', description: 'A redelivery (nothing recorded) or an amendment (for review) of an earlier referral.' },
    ],
    [400, 409, 413, 415, 422],
  )
  async receive(
    @Body() body: unknown,
    @Req() { fhirText }: FhirRequest,
    @Envelope() envelope: CommandEnvelope,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Json> {
    const { followed, created } = await this.receiver.receive(receivedOf(body, fhirText, envelope));
    if (created) void reply.header('location', `/fhir/R4/Task/${followed.caseId}`);
    else void reply.status(200);
    return taskOf(followed);
  }
}

const receivedOf = (body: unknown, text: string | undefined, envelope: CommandEnvelope): Received => ({
  body,
  envelope,
  ...(text === undefined ? {} : { text }),
});
