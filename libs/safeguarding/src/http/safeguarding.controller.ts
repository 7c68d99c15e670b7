import { Body, Controller, Get, Inject, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Roles } from '#access';
import { CaseCommand, CommandSender, CreatedReceipt, Envelope, Problems, receiptOf, refused, STAFF, type Receipt } from '#http';
import { refuseCase, refuseCommand, Streams } from '#handling';
import { CLOCK, correctedHistory, isRefusal, type Clock, type CommandAnswer, type CommandEnvelope, type Uuid } from '#kernel';
import { Vault } from '#privacy';
import { referralStanding, referralStream, type ReferralEvent } from '#referral/contract';
import { ConcernReader } from '../concern-reader.js';
import { SafeguardingModuleCommand } from '../handled-safeguarding.js';
import { concernRecords } from '../model/concern-record.js';
import type { SafeguardingEvent } from '../model/events.js';
import { refuseSafeguarding } from '../model/refusals.js';
import { safeguardingStream } from '../model/standing.js';
import { summaryOf, textOf } from './answer-of-concern.js';
import { ConcernText, SafeguardingSummary } from './answers.js';
import { ClosingBody, ConcernBody, ReadingBody } from './bodies.js';

const uuid = { type: 'string', format: 'uuid' } as const;
const OfCase = ApiParam({ name: 'caseId', description: 'The case.', schema: uuid });
const OfConcern = ApiParam({ name: 'concernId', description: 'The concern, from the list of the concerns of the case.', schema: uuid });
const REFUSALS = [refuseSafeguarding, refuseCase, refuseCommand];

/** Safeguarding concerns. What they say is shown to nobody who has not said why they need it. */
@ApiTags('safeguarding')
@Controller('v1/cases/:caseId')
export class SafeguardingController {
  private readonly reader: ConcernReader;

  constructor(
    private readonly sender: CommandSender,
    @Inject(Streams) private readonly streams: Streams,
    @Inject(Vault) vault: Vault,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.reader = new ConcernReader(streams, vault, clock);
  }

  @Get('safeguarding')
  @Roles(...STAFF)
  @ApiOperation({ summary: 'How many concerns there are and of which categories; never what they say' })
  @OfCase
  @ApiOkResponse({ type: SafeguardingSummary, description: 'The concerns without their words.' })
  @Problems(refuseCase)
  async summary(@Param('caseId', ParseUUIDPipe) caseId: Uuid): Promise<SafeguardingSummary> {
    const referral = referralStanding(await this.streams.read<ReferralEvent>(referralStream(caseId)));
    if (referral.status === 'none') throw refused(refuseCase('case.not-found'));
    return summaryOf(caseId, concernRecords(correctedHistory(await this.streams.read<SafeguardingEvent>(safeguardingStream(caseId)))));
  }

  @CaseCommand('safeguarding/concerns', {
    summary: 'Raise a safeguarding concern, at any time in a case',
    refusals: REFUSALS,
    created: CreatedReceipt,
  })
  async raise(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() { category, severity, description }: ConcernBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<CreatedReceipt> {
    const raise = new SafeguardingModuleCommand({ caseId }, { type: 'RaiseConcern', category, severity, description }, envelope);
    const answer = await this.sender.send(raise);
    const { concernId } = writtenBy(answer).data as { concernId: Uuid };
    return { ...receiptOf(caseId, answer), id: concernId };
  }

  @CaseCommand('safeguarding/concerns/:concernId/closing', { summary: 'Close a concern with what became of it', refusals: REFUSALS })
  @OfConcern
  close(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Param('concernId', ParseUUIDPipe) concernId: Uuid,
    @Body() { outcome, note }: ClosingBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.sender.receipt(new SafeguardingModuleCommand({ caseId }, { type: 'CloseConcern', concernId, outcome, note }, envelope));
  }

  /** Breaks the glass: the reading is in the log before a word is opened. */
  @CaseCommand('safeguarding/concerns/:concernId/reading', {
    summary: 'Read a concern, with a reason that is recorded under your account',
    refusals: REFUSALS,
    answer: ConcernText,
  })
  @OfConcern
  async read(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Param('concernId', ParseUUIDPipe) concernId: Uuid,
    @Body() { reason, explanation }: ReadingBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<ConcernText> {
    const answer = await this.sender.send(
      new SafeguardingModuleCommand({ caseId }, { type: 'ReadConcern', concernId, reason, explanation }, envelope),
    );
    const reading = writtenBy(answer).eventId;
    const concern = await this.reader.read(caseId, reading);
    if (isRefusal(concern)) throw refused(concern);
    return textOf(concern, reading, answer.position);
  }
}

/** The one event that a command writes which raises a concern or reads one. */
function writtenBy({ events }: CommandAnswer): CommandAnswer['events'][number] {
  const [written] = events;
  if (!written) throw new Error('A concern was raised or read without an event');
  return written;
}
