import { Text, Whole } from '#http';

/** What a figure means. */
export class DefinitionAnswer {
  @Text({ about: 'Id of the definition.', example: 'returned-to-work' })
  id: string;

  @Whole({ about: 'Its version. A change of meaning is a new version.', min: 1, max: 1_000 })
  version: number;

  @Text({ about: 'Title.', example: 'Returned to work' })
  title: string;

  @Text({
    about: 'Who or what is counted; of waits, who is counted as within target. Of statistics and breakdowns, what they say.',
    max: 1_000,
    example: 'People who came back to work …',
  })
  numerator: string;

  @Text({ about: 'Out of whom.', max: 1_000, example: 'Accepted people of the cohort who were off sick at referral.' })
  denominator: string;

  @Text({ about: 'Who is not counted, is counted otherwise, or is missing.', max: 1_000, example: 'None.' })
  exclusions: string;

  @Text({ about: 'Where the definition comes from, or what it is modelled on.', max: 1_000, example: 'Defined by this service.' })
  source: string;
}
