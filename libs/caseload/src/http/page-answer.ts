import { Text, Whole } from '#http';

/** What every page of a list says. */
export class PageAnswer {
  @Whole({ about: 'Entries of the whole list, at the moment at which this page was read.', min: 0, max: 2_147_483_647, example: 128 })
  total: number;

  @Whole({ about: 'The most entries of a page.', min: 1, max: 200, example: 50 })
  limit: number;

  @Text({
    about: 'Pass it as `cursor` for the next page; absent on the last.',
    max: 300,
    example: 'WyJxM2FkWTdoZCIsIjIwMjYtMDMtMDQiXQ',
    optional: true,
  })
  nextCursor?: string;

  @Text({ about: 'Log position up to which the list has taken in everything.', example: '0000000000000042' })
  position: string;
}
