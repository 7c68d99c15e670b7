import { FreeObject, Identifier, Moment, Part, Parts, Text, Whole } from '#http';
import { DefinitionAnswer } from './definition-answer.js';

class CitedEventAnswer {
  @Identifier({ about: 'The event.' })
  eventId: string;

  @Text({ about: 'Where it stands in the log.', example: '0000000000000042' })
  position: string;

  @Text({ about: 'Its type.', example: 'TriageDecided' })
  type: string;

  @Text({ about: 'Its hash in the chain of its stream: SHA-256, in hex.', example: 'a3f1…', max: 64 })
  hash: string;
}

class CaseBehindAnswer {
  @Identifier({ about: 'The case.' })
  caseId: string;

  @Text({ about: 'Its short reference.', example: 'K7PM-2XQ4' })
  reference: string;
}

/** One fact that the cell counts, and every event that it follows from. */
export class EvidenceRowAnswer {
  @Whole({ about: 'Number of the row, from 1.', min: 1, max: 1_000_000_000 })
  row: number;

  @Text({
    about: 'Stands for the case. It is the same in all evidence of this report at this position, and in no other.',
    example: '9f2c4b1de07a4a0c8a1f5a7d3c6e9b20',
    max: 32,
  })
  pseudonym: string;

  @FreeObject({
    about: 'What is believed, as far as the cell depends on it: days, pauses with the rules behind them, values, and what the question filters by.',
    example: { measure: 'referral-to-assessment', startOn: '2026-03-02' },
  })
  fact: object;

  @Parts(() => CitedEventAnswer, { about: 'Every event of the case that the fact is worked out from, in log order.', max: 10_000 })
  events: CitedEventAnswer[];

  @Part(() => CaseBehindAnswer, { about: 'The case itself, where that was asked for and is allowed. No part of the hash.', optional: true })
  case?: CaseBehindAnswer;
}

/** A page of evidence. */
export class EvidenceAnswer {
  @Text({ about: 'Name of the report.', example: 'waiting-times' })
  report: string;

  @Part(() => DefinitionAnswer, { about: 'What the figure means.' })
  definition: DefinitionAnswer;

  @FreeObject({
    about: 'The cell: what must be asked to have this evidence again. Your own organisation is among the filters.',
    example: { measure: 'referral-to-assessment', population: 'completed', from: '2026-03-01', to: '2026-03-31', filters: { provider: ['PRV01'] } },
  })
  query: object;

  @Moment({ about: 'When what it says was known, where that was asked for.', optional: true })
  knownAt?: string;

  @Text({ about: 'Log position up to which facts are known.', example: '0000000000000042' })
  position: string;

  @FreeObject({
    about: 'The figures of the cell as they are, by the names that the report gives them. With the first page only.',
    example: { n: 12, median: 9 },
    optional: true,
  })
  figures?: object;

  @Whole({ about: 'Rows of all pages together.', min: 0, max: 1_000_000_000, example: 12 })
  total: number;

  @Parts(() => EvidenceRowAnswer, { about: 'The rows.', max: 200 })
  rows: EvidenceRowAnswer[];

  @Text({
    about:
      'Chain of SHA-256, in hex, from what stands before the rows (the first page without `rows`, `hash` and `nextCursor`) over every row up to the last of this page. With the last page it is the hash of the evidence.',
    example: 'a3f1…',
    max: 64,
  })
  hash: string;

  @Text({ about: 'Asks for the next page. Absent: there is none.', example: 'WyJ4IiwuLi5d.0f1e2d3c', max: 2_000, optional: true })
  nextCursor?: string;
}
