import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public, Roles } from '#access';
import { Streams } from '#handling';
import { CurrentActor, requestProblem } from '#http';
import { isUuid, newId, type Actor } from '#kernel';
import { followCase, mayFollow, type FollowedCase } from '../followed-case.js';
import { badRequest } from '../problems.js';
import { capabilityStatement } from '../resources/capability-statement.js';
import { serviceRequestOf, taskOf, type Json } from '../resources/task.js';
import { FhirOperation } from './fhir-operation.js';

const theCase = ApiParam({ name: 'id', description: 'The case.', schema: { type: 'string', format: 'uuid' } });

/** How a referrer follows what became of a referral. */
@ApiTags('fhir')
@Controller('fhir/R4')
export class FhirProgressController {
  constructor(@Inject(Streams) private readonly streams: Streams) {}

  @Get('metadata')
  @Public()
  @ApiOperation({ summary: 'What the FHIR interface offers' })
  @FhirOperation([{ status: 200, type: 'CapabilityStatement', description: 'The capabilities.' }], [])
  metadata(): Json {
    return capabilityStatement();
  }

  @Get('Task/:id')
  @Roles('gp-practice', 'referrer', 'caseworker', 'clinician', 'team-lead')
  @ApiOperation({ summary: 'Progress of a referral that you sent' })
  @theCase
  @FhirOperation(
    [{ status: 200, type: 'Task', description: 'Requested, accepted or rejected, in-progress, completed, cancelled, or entered-in-error.' }],
    [404],
  )
  async task(@Param('id') id: string, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<Json> {
    return taskOf(await this.found(id, actor, reply));
  }

  @Get('ServiceRequest/:id')
  @Roles('gp-practice', 'referrer', 'caseworker', 'clinician', 'team-lead')
  @ApiOperation({ summary: 'A referral that you sent, as this service holds it; without anything about the person' })
  @theCase
  @FhirOperation([{ status: 200, type: 'ServiceRequest', description: 'Active, completed, revoked or entered-in-error.' }], [404])
  async serviceRequest(@Param('id') id: string, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<Json> {
    return serviceRequestOf(await this.found(id, actor, reply));
  }

  @Get('Task')
  @Roles('gp-practice', 'referrer', 'caseworker', 'clinician', 'team-lead')
  @ApiOperation({ summary: 'Progress of a referral that you sent, found by its ServiceRequest' })
  @ApiQuery({
    name: 'focus',
    required: true,
    description: 'The referral: ServiceRequest/{case}, or the id alone.',
    schema: { type: 'string', example: 'ServiceRequest/6f1c1a52-8d0e-5a41-9c2b-3f0f6f0c8a11' },
  })
  @FhirOperation([{ status: 200, type: 'Bundle', description: 'Searchset with the Task, or with none.' }], [400])
  async search(@Query() query: Record<string, unknown>, @CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<Json> {
    const caseId = focusOf(query);
    const followed = isUuid(caseId) ? await this.visible(caseId, actor) : undefined;
    const base = `${request.protocol}://${request.host}/fhir/R4`;
    return {
      resourceType: 'Bundle',
      id: newId(),
      type: 'searchset',
      total: followed ? 1 : 0,
      link: [{ relation: 'self', url: `${base}/Task?focus=ServiceRequest/${encodeURIComponent(caseId)}` }],
      entry: followed ? [{ fullUrl: `${base}/Task/${followed.caseId}`, resource: taskOf(followed), search: { mode: 'match' } }] : [],
    };
  }

  private async visible(id: string, actor: Actor): Promise<FollowedCase | undefined> {
    const followed = await followCase(this.streams, id.toLowerCase());
    return followed && mayFollow(actor, followed) ? followed : undefined;
  }

  private async found(id: string, actor: Actor, reply: FastifyReply): Promise<FollowedCase> {
    const followed = isUuid(id) ? await this.visible(id, actor) : undefined;
    if (!followed) throw requestProblem('request.not-found');
    void reply.header('etag', `"${followed.position}"`);
    return followed;
  }
}

/** The id of the ServiceRequest that a search names: alone, relative or as a URL. Parameters that only shape the answer are passed over. */
function focusOf(query: Record<string, unknown>): string {
  const others = Object.keys(query).filter((name) => name !== 'focus' && !name.startsWith('_'));
  if (others.length > 0)
    throw badRequest('Only focus can be searched by.', [
      { field: `http.${others[0]}`, code: 'fhir.not-supported', message: `${others[0]} cannot be searched by; focus can.` },
    ]);
  const { focus } = query;
  if (typeof focus !== 'string' || focus === '') {
    throw badRequest('A search needs focus.', [
      { field: 'http.focus', code: 'fhir.required', message: 'focus is required, once: ServiceRequest/{id}.' },
    ]);
  }
  const match = /^(?:(?:https?:\/\/\S+\/)?ServiceRequest\/)?([A-Za-z0-9\-.]{1,64})$/.exec(focus);
  if (!match?.[1])
    throw badRequest('A search needs focus.', [{ field: 'http.focus', code: 'fhir.value', message: 'focus must be ServiceRequest/{id}.' }]);
  return match[1];
}
