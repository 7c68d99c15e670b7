import { applyDecorators } from '@nestjs/common';
import { ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { plainToInstance } from 'class-transformer';
import { validateSync, Validate } from 'class-validator';
import { Choice, faults, Identifier, Moment, QueryWhole, requestProblem, Text } from '#http';
import type { PublishableReport } from '#reporting';
import { WITHDRAWAL_REASONS, type WithdrawalReason } from '../model/events.js';
import { PUBLISHABLE, REPORT_NAMES } from '../reports.js';
import { AnyObject } from './any-object.js';

const ReportQueryField = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      description: 'What is asked, by the fields of the query of that report. `format` says nothing here.',
      oneOf: PUBLISHABLE.map(({ query }) => ({ $ref: getSchemaPath(query) })),
      example: { from: '2026-03-01', to: '2026-03-31', groupBy: ['programme'] },
    }),
    Validate(AnyObject),
  ) as PropertyDecorator;

/** What is to be published. */
export class PublicationBody {
  @Text({ about: 'What it is called, for everybody who may see it. It names no person.', example: 'Waiting times, March 2026', max: 200 })
  title: string;

  @Choice(REPORT_NAMES, { about: 'Name of the report.' })
  report: string;

  @ReportQueryField()
  query: object;
}

/** Why a publication is taken back. */
export class WithdrawalBody {
  @Choice(WITHDRAWAL_REASONS, {
    about:
      'Why. `figures-wrong`: it told something that was not so · `asked-wrongly`: another period, filter or breakdown was meant · `replaced`: another one takes its place · `published-in-error`: it was not to be published.',
  })
  reason: WithdrawalReason;

  @Identifier({ about: 'The publication that takes its place.', optional: true })
  replacedBy?: string;
}

/** Which publications to list, and where to go on. */
export class PublicationsQuery {
  @Choice(REPORT_NAMES, { about: 'Only publications of this report.', optional: true })
  report?: string;

  @QueryWhole({ about: 'The most publications to answer with; 50 unless said.', min: 1, max: 200, example: 50, optional: true })
  limit?: number;

  @Text({ about: 'Where to go on: `next` of the page before.', example: 'MDAwMDAwMDAwMDAwMDA0Mg', max: 40, optional: true })
  cursor?: string;
}

/** As what a publication is read. */
export class PublicationFormatQuery {
  @Choice(['json', 'csv'], { about: 'JSON unless said; CSV is the report by itself, as that report gives it.', optional: true })
  format?: 'json' | 'csv';
}

/** Up to when a publication is held against what became known. */
export class RestatementQuery {
  @Moment({ about: 'Only what had been recorded by this moment counts; all that is known now unless said.', optional: true })
  knownAt?: string;
}

/** The query of a report, checked as the report itself checks it. @throws ProblemException naming each field at fault */
export function checkedQuery(report: PublishableReport, query: object): object {
  const { format: _, ...asked } = query as { format?: unknown };
  const checked = plainToInstance(report.query, asked);
  const wrong = validateSync(checked, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  if (wrong.length > 0) throw requestProblem('request.invalid', faults(wrong, 'query'));
  return Object.fromEntries(Object.entries(checked).filter(([, value]) => value !== undefined));
}

/** A place in the list as clients carry it, without a meaning to them. */
export const cursorOf = (position: string): string => Buffer.from(position).toString('base64url');

/** The place that a cursor stands for; absent: none was given. @throws ProblemException if nobody gave out such a cursor */
export function placeOf(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const text = Buffer.from(cursor, 'base64url').toString();
  if (/^\d{16}$/.test(text)) return text;
  throw requestProblem('request.invalid', [{ field: 'cursor', code: 'field.invalid', message: 'cursor must be the `next` of an earlier page.' }]);
}
