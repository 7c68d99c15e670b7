import { Choice, QueryFlag, QueryWhole, Text } from '#http';

/** Rows of a page unless the client says how many. */
export const ROWS_OF_A_PAGE = 50;

/** What every question for evidence may say, beside which cell it is of. */
export class EvidencePageQuery {
  @QueryWhole({
    about: `Rows of a page; ${ROWS_OF_A_PAGE} unless said. Of no matter with \`format=ndjson\`.`,
    min: 1,
    max: 200,
    example: 50,
    optional: true,
  })
  limit?: number;

  @Text({
    about: '`nextCursor` of the page before, with the same question. All pages are of the position that the first one was of.',
    example: 'WyJ4IiwuLi5d.0f1e2d3c',
    max: 2_000,
    optional: true,
  })
  cursor?: string;

  @QueryFlag({
    about: 'Names the case beside each pseudonym. For a team lead alone; each case is noted in the access log of its person.',
    example: false,
    optional: true,
  })
  identifiable?: boolean;

  @Choice(['json', 'ndjson'], {
    about: '`ndjson`: all rows in one file, for `stepwise report verify`. JSON, a page at a time, unless said.',
    optional: true,
  })
  format?: 'json' | 'ndjson';
}

/** A month within the period of a report that is broken down by months. */
export const MonthOfCell = (): PropertyDecorator =>
  Text({
    about: 'The month of the cell, where the report is broken down by `month`: the part of the period that lies in it.',
    example: '2026-03',
    pattern: { regex: /^\d{4}-(0[1-9]|1[0-2])$/, says: 'a month, as 2026-03' },
    optional: true,
  });
