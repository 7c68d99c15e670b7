import { ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { Choice, Day, FreeObject, Identifier, Moment, Part, Parts, Text, Texts } from '#http';
import { PUBLISHERS } from '../model/audience.js';
import { WITHDRAWAL_REASONS } from '../model/events.js';
import { PUBLISHABLE, REPORT_NAMES } from '../reports.js';

const HASH = 'SHA-256 over the canonical JSON of the report without `knownAt`, `position` and `hash`, in hex.';

class PublisherAnswer {
  @Choice(PUBLISHERS, { about: 'The part that they play.' })
  role: string;

  @Text({ about: 'Code of their organisation.', example: 'ICB01' })
  organisation: string;
}

/** What is said of every publication. */
export class PublicationFactsAnswer {
  @Identifier({ about: 'Id of the publication.' })
  id: string;

  @Text({ about: 'What it is called.', example: 'Waiting times, March 2026' })
  title: string;

  @Choice(REPORT_NAMES, { about: 'Name of the report.' })
  report: string;

  @Day({ about: 'First day of its period.', example: '2026-03-01' })
  from: string;

  @Day({ about: 'Last day of its period.', example: '2026-03-31' })
  to: string;

  @Moment({ about: 'Only what had been recorded by this moment is in it.' })
  knownAt: string;

  @Moment({ about: 'When it was published.' })
  publishedAt: string;

  @Part(() => PublisherAnswer, { about: 'Who published it.' })
  by: PublisherAnswer;

  @Text({ about: 'Name of the policy by which figures are withheld and rounded.', example: 'suppress-under-5-round-5' })
  disclosure: string;

  @Text({ about: HASH, example: 'a3f1…', max: 64 })
  hash: string;

  @Moment({ about: 'When it was taken back; absent: it stands.', optional: true })
  withdrawnAt?: string;
}

/** A page of publications. */
export class PublicationsAnswer {
  @Parts(() => PublicationFactsAnswer, { about: 'Those that you may read, the latest first.', max: 200 })
  publications: PublicationFactsAnswer[];

  @Text({ about: 'Pass it as `cursor` for the next page; absent on the last.', example: 'MDAwMDAwMDAwMDAwMDA0Mg', max: 40, optional: true })
  next?: string;

  @Text({ about: 'Log position up to which the list has taken in everything.', example: '0000000000000042' })
  position: string;
}

class ConcernsAnswer {
  @Texts({ about: 'Programmes, by id.', example: ['staged-work-health'], max: 10_000 })
  programmes: string[];

  @Texts({ about: 'Providers, by code.', example: ['PRV01'], max: 10_000 })
  providers: string[];

  @Texts({ about: 'Commissioners, by code.', example: ['ICB01'], max: 10_000 })
  commissioners: string[];
}

class WithdrawalAnswer {
  @Moment({ about: 'When it was taken back.' })
  at: string;

  @Choice(WITHDRAWAL_REASONS, { about: 'Why.' })
  reason: string;

  @Identifier({ about: 'The publication that takes its place.', optional: true })
  replacedBy?: string;
}

/** A publication whole. */
export class PublicationAnswer extends PublicationFactsAnswer {
  @FreeObject({ about: 'What was asked, by the fields of the query of the report.', example: { from: '2026-03-01', to: '2026-03-31' } })
  request: object;

  @Part(() => ConcernsAnswer, { about: 'Whose programmes its figures could be about.' })
  concerns: ConcernsAnswer;

  @Part(() => WithdrawalAnswer, { about: 'How it was taken back; absent: it stands.', optional: true })
  withdrawal?: WithdrawalAnswer;

  @ApiProperty({
    description: 'The report, exactly as it was published.',
    example: { report: 'waiting-times', from: '2026-03-01', to: '2026-03-31' },
    oneOf: PUBLISHABLE.map(({ answer }) => ({ $ref: getSchemaPath(answer) })),
  })
  content: object;

  @Text({ about: 'Log position of the last that happened to it.', example: '0000000000000042' })
  position: string;
}

/** The answer to publishing a report, and to taking one back. */
export class PublicationReceipt {
  @Identifier({ about: 'Id of the publication.' })
  id: string;

  @Moment({ about: 'Only what had been recorded by this moment is in it.' })
  knownAt: string;

  @Text({ about: HASH, example: 'a3f1…', max: 64 })
  hash: string;

  @Text({ about: 'Log position. Pass it as `?after=` to find it in the list.', example: '0000000000000042' })
  position: string;
}
