import { Readable } from 'node:stream';
import { Inject, Injectable, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import type { EventLog } from '#event-log';
import { Streams } from '#handling';
import { refused, requestProblem } from '#http';
import { CLOCK, isRefusal, londonDate, type Actor, type Clock, type LocalDate, type Refusal, type Uuid } from '#kernel';
import { Looks } from '#people';
import { EVENT_LOG, LOGGER } from '#platform';
import { MasterKey } from '#privacy';
import { referenceOf, referralStream, type ReferralEvent } from '#referral/contract';
import type { Cell, EvidenceRow } from '../evidence/evidence.js';
import { firstLine, lastLine, rowLines } from '../evidence/file.js';
import { cursorOf, markOf, type Mark } from '../evidence/mark.js';
import { evidencePage, wholeEvidence, type RowsTogether } from '../evidence/pages.js';
import { refuseReport } from '../refusals.js';
import { ROWS_OF_A_PAGE, type EvidencePageQuery } from './evidence-query.js';

/** As of when a cell is meant: by the first page of its evidence, where this is a later one. */
export type AsBefore = Pick<Mark, 'position' | 'today'>;

/** The day as of which a later page tells what is still to come: that of the first one, or an earlier day asked about. */
export const stillOn = (today: LocalDate, before: AsBefore | undefined): LocalDate => (before && before.today < today ? before.today : today);

/** Finds the cell that is asked about, or says why nobody may ask so. */
export type FindCell = (before: AsBefore | undefined) => Promise<Cell | Refusal>;

/** Hands out evidence: in pages or whole, with or without the cases behind it. Every look is told to the operator's log. */
@Injectable()
export class EvidenceDesk {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(MasterKey) private readonly master: MasterKey,
    @Inject(Streams) private readonly streams: Streams,
    @Inject(Looks) private readonly looks: Looks,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @throws ProblemException if the question cannot be answered */
  async answer(find: FindCell, query: EvidencePageQuery, actor: Actor, reply: FastifyReply): Promise<object> {
    const { cursor, limit = ROWS_OF_A_PAGE, identifiable = false, format, ...asked } = query;
    if (identifiable && actor.role !== 'team-lead') throw refused(refuseReport('report.identifiable-not-yours', { field: 'identifiable' }));
    const question = { ...asked, identifiable, role: actor.role, organisation: actor.organisation };
    const after = cursor === undefined ? undefined : this.mark(question, cursor);
    const cell = await find(after);
    if (isRefusal(cell)) throw refused(cell);
    const told = (together: RowsTogether) => (identifiable ? this.named(together, actor) : together.rows);
    if (format === 'ndjson') return this.file(cell, told, identifiable, actor, reply);
    const { log, master } = this;
    const today: LocalDate = after?.today ?? londonDate(this.clock.now());
    const { next, figures, total, chain, ...page } = await evidencePage(cell, { log, master }, { after, limit, today });
    this.noteRead(cell, actor, page.rows.length, identifiable);
    return {
      ...cell.head,
      ...(figures ? { figures } : {}),
      total,
      rows: await told({ ...page, chain }),
      hash: chain,
      ...(next ? { nextCursor: cursorOf(this.master, question, next) } : {}),
    };
  }

  private mark(question: object, cursor: string): Mark {
    const mark = markOf(this.master, question, cursor);
    const message = 'cursor must be the nextCursor of the page before, with the same question.';
    if (!mark) throw requestProblem('request.invalid', [{ field: 'cursor', code: 'field.invalid', message }]);
    return mark;
  }

  private file(
    cell: Cell,
    told: (together: RowsTogether) => Promise<readonly EvidenceRow[]> | readonly EvidenceRow[],
    identifiable: boolean,
    actor: Actor,
    reply: FastifyReply,
  ): StreamableFile {
    void reply
      .header('content-type', 'application/x-ndjson')
      .header('content-disposition', `attachment; filename="${cell.head.report}-evidence.ndjson"`);
    const { log, master } = this;
    const noted = (rows: number): void => this.noteRead(cell, actor, rows, identifiable);
    async function* lines(): AsyncGenerator<string> {
      let rows = 0;
      let hash = '';
      for await (const part of wholeEvidence(cell, { log, master })) {
        hash = part.chain;
        if ('figures' in part) {
          // Before the first of it is handed out: whoever breaks off has looked all the same.
          noted(part.total);
          yield firstLine(cell.head, part);
        } else {
          rows += part.rows.length;
          yield rowLines(await told(part));
        }
      }
      yield lastLine({ rows, hash });
    }
    return new StreamableFile(Readable.from(lines()));
  }

  /** Rows with the case of each beside its pseudonym. @throws if a look cannot be noted: nobody looks unseen */
  private async named({ rows, cases }: RowsTogether, actor: Actor): Promise<EvidenceRow[]> {
    await Promise.all([...new Set(cases)].map((caseId) => this.noteLook(caseId, actor)));
    return rows.map((row, i) => {
      const caseId = cases[i] as Uuid;
      return { ...row, case: { caseId, reference: referenceOf(caseId) } };
    });
  }

  private async noteLook(caseId: Uuid, actor: Actor): Promise<void> {
    const [received] = await this.streams.read<ReferralEvent>(referralStream(caseId));
    if (received?.type !== 'ReferralReceived') throw new Error('A case that figures count has no referral');
    await this.looks.note(actor, received.data.personId, 'evidence', caseId);
  }

  private noteRead({ head }: Cell, actor: Actor, rows: number, identifiable: boolean): void {
    const { report, definition, position } = head;
    // At a level that is kept unless somebody turns it off.
    this.logger.warn({ report, definition: definition.id, position, rows, identifiable, actor }, 'evidence read');
  }
}
