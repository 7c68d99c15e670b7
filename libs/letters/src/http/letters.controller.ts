import { Body, Controller, Get, Headers, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Roles } from '#access';
import { Database } from '#database';
import { CommandSender, CurrentActor, Envelope, Problems, refused, STAFF, type Receipt } from '#http';
import { refuseCase, refuseCommand, Streams } from '#handling';
import { known, type Actor, type CommandEnvelope, type Recorded, type Uuid } from '#kernel';
import { Looks } from '#people';
import { Vault } from '#privacy';
import { findLetter, type FoundLetter } from '../case-letters.js';
import { LettersModuleCommand } from '../handled-letters.js';
import type { LetterCommand } from '../model/commands.js';
import { refuseLetter } from '../model/refusals.js';
import { openDraft } from '../open-draft.js';
import { listLetters } from '../read/letter-list.js';
import { keptOf, rowOf } from '../read/letter-row.js';
import { renderText } from '../writing/render-text.js';
import { DeliveryBody, reportOf } from './delivery-body.js';
import { letterAnswer, LettersAnswer, type OpenedLetterAnswer } from './letter-answers.js';
import { AnswersWithLetter, OfLetter, TakesLetterCommand } from './letter-operation.js';
import { cursorOf, LetterQuery, placeOf } from './letter-query.js';
import { formFor } from './media-type.js';
import { mayRead, visible } from './reading-right.js';

const PAGE = 50;
const ERASED_TEXT = 'The identity of this person was erased, and the words of this letter with it.\n';

/** Letters to GP practices. */
@ApiTags('letters')
@Controller('v1/letters')
export class LettersController {
  constructor(
    private readonly sender: CommandSender,
    @Inject(Database) private readonly database: Database,
    @Inject(Streams) private readonly streams: Streams,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Looks) private readonly looks: Looks,
  ) {}

  @Get()
  @Roles(...STAFF, 'operator', 'gp-practice', 'person')
  @ApiOperation({ summary: 'Letters by practice, case, kind or status. A practice sees those sent to it; a person those sent about them' })
  @ApiOkResponse({ type: LettersAnswer, description: 'Letters without their words, the one called for last first.' })
  @Problems()
  async list(@Query() { case: caseId, limit, cursor, ...asked }: LetterQuery, @CurrentActor() actor: Actor): Promise<LettersAnswer> {
    const filter = visible(actor, known({ ...asked, caseId }));
    const { letters, next } = await listLetters(this.database, filter, known({ limit: limit ?? PAGE, before: placeOf(cursor) }));
    return known({ letters: letters.map(letterAnswer), next: next === undefined ? undefined : cursorOf(next) });
  }

  /** Reading a letter is looking at a person's record, and is noted as such. */
  @Get(':letterId')
  @Roles(...STAFF, 'gp-practice', 'person')
  @ApiOperation({ summary: 'One letter: as JSON, or as text with `Accept: text/plain`' })
  @OfLetter()
  @AnswersWithLetter()
  @Problems(refuseLetter)
  async read(
    @Param('letterId', ParseUUIDPipe) letterId: Uuid,
    @Headers('accept') accept: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OpenedLetterAnswer | string> {
    const form = formFor(accept);
    const found = await this.find(letterId);
    if (!mayRead(actor, found.letter)) throw refused(refuseLetter('letter.not-found'));
    const words = await openDraft(this.vault, found.events);
    await this.looks.note(actor, found.letter.personId, 'letter', found.caseId);
    if (form === 'application/json') return opened(found, words);
    if (words === undefined) throw refused(refuseLetter('letter.not-written'));
    void reply.type('text/plain; charset=utf-8');
    return words === 'erased' ? ERASED_TEXT : renderText(words);
  }

  @Post(':letterId/release')
  @HttpCode(200)
  @Roles(...STAFF)
  @ApiOperation({ summary: 'Let a held letter go, to the practice that the person has now' })
  @TakesLetterCommand()
  @Problems(refuseLetter, refuseCase, refuseCommand)
  release(@Param('letterId', ParseUUIDPipe) letterId: Uuid, @Envelope() envelope: CommandEnvelope): Promise<Receipt> {
    return this.send(letterId, { type: 'ReleaseLetter' }, envelope);
  }

  @Post(':letterId/delivery')
  @HttpCode(200)
  @Roles(...STAFF, 'operator')
  @ApiOperation({ summary: 'Report what became of a letter that was sent' })
  @TakesLetterCommand()
  @Problems(refuseLetter, refuseCase, refuseCommand)
  deliver(@Param('letterId', ParseUUIDPipe) letterId: Uuid, @Body() body: DeliveryBody, @Envelope() envelope: CommandEnvelope): Promise<Receipt> {
    return this.send(letterId, known({ type: 'ReportDelivery', ...reportOf(body), note: body.note }), envelope);
  }

  private async send(letterId: Uuid, command: LetterCommand, envelope: CommandEnvelope): Promise<Receipt> {
    const { caseId } = await this.find(letterId);
    return await this.sender.receipt(new LettersModuleCommand({ caseId, partId: letterId }, command, envelope));
  }

  private async find(letterId: Uuid): Promise<FoundLetter & { caseId: Uuid }> {
    const found = await findLetter(this.streams, letterId);
    const caseId = found?.events[0]?.caseId;
    if (!found || !caseId) throw refused(refuseLetter('letter.not-found'));
    return { ...found, caseId };
  }
}

function opened({ letterId, caseId, events }: FoundLetter & { caseId: Uuid }, words: Awaited<ReturnType<typeof openDraft>>): OpenedLetterAnswer {
  const row = rowOf(letterId, caseId, (events as unknown as readonly Recorded[]).map(keptOf));
  if (!row) throw refused(refuseLetter('letter.not-found'));
  const erased = words === 'erased';
  return { ...letterAnswer(row), erased, ...(words && !erased ? { letter: words as unknown as OpenedLetterAnswer['letter'] & object } : {}) };
}
