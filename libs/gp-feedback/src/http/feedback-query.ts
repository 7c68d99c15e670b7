import { Choice, Day, Moment, QueryWhole, Text } from '#http';
import { FORMATS, type Format } from '#reporting';

/** Over which referrals, and which page of the patients. */
export class FeedbackQuery {
  @Day({
    about: 'First day of the referrals that it is about; a year before the last unless said. Under a disclosure policy the first of a month.',
    example: '2026-01-01',
    optional: true,
  })
  from?: string;

  @Day({
    about:
      'Last day of the referrals that it is about; `asAt` or today unless said. Under a disclosure policy the last of a month, or today or later.',
    example: '2026-03-31',
    optional: true,
  })
  to?: string;

  @Day({
    about:
      'Only what had happened by the end of this day counts: how things stood then. Patients are always as they stand now. All practices are told of as at the last of a month, or today or later.',
    example: '2026-06-30',
    optional: true,
  })
  asAt?: string;

  @Moment({
    about: 'Only what had been recorded by this moment counts: the figures as they were then. Patients are always those of now.',
    optional: true,
  })
  knownAt?: string;

  @QueryWhole({ about: 'Cases per page of the list of patients; 50 unless said.', min: 1, max: 200, example: 50, optional: true })
  limit?: number;

  @Text({ about: '`nextCursor` of the page before.', example: 'MjAyNi0wMy0wMiA2ZjFj', max: 100, optional: true })
  cursor?: string;

  @Choice(FORMATS, { about: 'Takes the place of `Accept`; JSON unless either says otherwise. `svg`: a chart.', optional: true })
  format?: Format;
}
