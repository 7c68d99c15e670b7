import { Body, Controller, Get, Inject, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '#access';
import { CommandSender, Envelope, Problems, refused, STAFF } from '#http';
import { Streams } from '#handling';
import { isRefusal, known, type CommandAnswer, type CommandEnvelope, type Uuid } from '#kernel';
import { DESTROYED, Eraser } from '../eraser.js';
import type { PersonEvent } from '../model/events.js';
import { refusePerson, type PersonCommand } from '../model/people.js';
import { personStanding, personStream } from '../model/standing.js';
import { caseIsOpen, PeopleCommand } from '../people-commands.js';
import { ErasureAnswer, PersonAnswer, PersonReceipt } from './answers.js';
import { ErasureBody, LinkBody, UnlinkBody } from './bodies.js';
import { OfPerson, PersonCommandPost } from './person-operation.js';

/** People across their cases: links between records, and the erasure of an identity. */
@ApiTags('people')
@Controller('v1/people/:personId')
export class PeopleController {
  constructor(
    private readonly sender: CommandSender,
    @Inject(Streams) private readonly streams: Streams,
    @Inject(Eraser) private readonly eraser: Eraser,
  ) {}

  @Get()
  @Roles(...STAFF, 'operator')
  @ApiOperation({ summary: 'The cases of a person and the records linked to theirs; nothing that says who they are' })
  @OfPerson
  @ApiOkResponse({ type: PersonAnswer, description: 'The person across their cases.' })
  @Problems(refusePerson)
  async show(@Param('personId', ParseUUIDPipe) personId: Uuid): Promise<PersonAnswer> {
    const events = await this.streams.read<PersonEvent>(personStream(personId));
    const last = events.at(-1);
    if (!last) throw refused(refusePerson('person.not-found'));
    const { cases, linkedTo, erasedAt } = personStanding(events);
    const standings = await Promise.all(cases.map(async (caseId) => ({ caseId, standing: await caseIsOpen(this.streams, caseId) })));
    return known({ personId, revision: last.revision, position: last.position, cases: standings, linkedTo: [...linkedTo], erasedAt });
  }

  @PersonCommandPost('links', { summary: 'Link two records of the same person; nothing is merged', roles: STAFF, answer: PersonReceipt })
  link(
    @Param('personId', ParseUUIDPipe) personId: Uuid,
    @Body() { other, reason }: LinkBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<PersonReceipt> {
    return this.send(personId, { type: 'LinkPerson', other, reason }, envelope);
  }

  @PersonCommandPost('links/removal', { summary: 'Take back a link; both records are as they were', roles: STAFF, answer: PersonReceipt })
  unlink(
    @Param('personId', ParseUUIDPipe) personId: Uuid,
    @Body() { other, reason }: UnlinkBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<PersonReceipt> {
    return this.send(personId, { type: 'UnlinkPerson', other, reason }, envelope);
  }

  /** The keys are gone before this answers; nobody can bring them back. */
  @PersonCommandPost('erasure', {
    summary: 'Erase the identity of a person for good; figures stay',
    roles: ['team-lead', 'operator'],
    answer: ErasureAnswer,
  })
  async erase(
    @Param('personId', ParseUUIDPipe) personId: Uuid,
    @Body() { requestedBy, reason }: ErasureBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<ErasureAnswer> {
    const answer = await this.eraser.erase(personId, { type: 'ErasePerson', requestedBy, reason }, envelope);
    if (isRefusal(answer)) throw refused(answer);
    const { cases, linkedTo } = personStanding(await this.streams.read<PersonEvent>(personStream(personId)));
    return { ...receiptOf(personId, answer), destroyed: [...DESTROYED], cases: [...cases], linkedTo: [...linkedTo] };
  }

  private async send(personId: Uuid, command: PersonCommand, envelope: CommandEnvelope): Promise<PersonReceipt> {
    return receiptOf(personId, await this.sender.send(new PeopleCommand({ caseId: personId, partId: personId }, command, envelope)));
  }
}

const receiptOf = (personId: Uuid, { revision, position }: CommandAnswer): PersonReceipt => ({ personId, revision, position });
