import { Day, OrganisationCode, Parts, PracticeCode, Whole } from '#http';

/** The most practices of one request: about what a body may hold. */
export const MOST_PRACTICES = 5_000;

class ListingBody {
  @OrganisationCode({
    about: 'ODS code of the board that answers for the practice. Absent: from this day on it belongs nowhere, as one that has closed.',
    example: 'QWO',
    optional: true,
  })
  board?: string;

  @OrganisationCode({ about: 'ODS code of its primary care network; only with a board. Absent: it is in none.', example: 'U00001', optional: true })
  network?: string;

  @Day({ about: 'First day on which this is so: the day of the directory, or one that the directory names.' })
  from: string;
}

class PracticeBody extends ListingBody {
  @PracticeCode({ about: 'ODS code of the practice.' })
  practice: string;
}

export class ListPracticesBody {
  @Parts(() => PracticeBody, {
    about: `Practices, each with a line for each day from which something else holds. Split longer lists.`,
    max: MOST_PRACTICES,
  })
  practices: PracticeBody[];
}

export class ListedPracticesAnswer {
  @Whole({ about: 'How many lines were kept.', min: 0, max: MOST_PRACTICES, example: 12 })
  listed: number;

  @Whole({ about: 'How many said what had been said of the same practice and day.', min: 0, max: MOST_PRACTICES, example: 130 })
  unchanged: number;
}

export class PracticeAnswer {
  @PracticeCode({ about: 'ODS code of the practice.' })
  practice: string;

  @Parts(() => ListingBody, {
    about:
      'Where it belonged, in order of time: each listing holds until the next; one without a board says that it belonged nowhere. Before the first it is not known.',
    max: 1_000,
  })
  listings: ListingBody[];
}
