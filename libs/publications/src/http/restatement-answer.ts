import { ApiProperty } from '@nestjs/swagger';
import { Choice, FreeObject, Identifier, Moment, Part, Parts, Text, Whole } from '#http';
import { ShownField } from '#reporting';
import { CAUSE_NAMES, CAUSES } from '../restatement/causes.js';
import { REPORT_NAMES } from '../reports.js';

const IN_WORDS = Object.entries(CAUSES)
  .map(([cause, words]) => `\`${cause}\`: ${words}`)
  .join(' ');

class CauseAnswer {
  @Choice(CAUSE_NAMES, { about: `Of several that fit, the one told first. ${IN_WORDS}` })
  cause: string;

  @ShownField('People (of letters: letters; of activity: what was done) that came to the figure. Absent: none, or withheld.', true)
  entered?: number | '*';

  @ShownField('Those that left it. Absent: none, or withheld.', true)
  left?: number | '*';

  @ShownField('Of a median, mean, total or percentage: people who are in it with another value. Absent: none, or withheld.', true)
  changed?: number | '*';
}

class RestatedFigureAnswer {
  @Text({ about: 'Id of the definition.', example: 'wait-referral-to-triage' })
  definition: string;

  @FreeObject({
    about: 'Which of its figures: words that the CSV of the report has in columns of these names, `statistic` being the figure itself.',
    example: { population: 'completed', statistic: 'n' },
  })
  of: Record<string, string>;

  @FreeObject({ about: 'The group, by what the report is broken down by; empty if by nothing.', example: { programme: 'staged-work-health' } })
  group: Record<string, string>;

  @ShownField('As published. Absent: the report did not list it.', true)
  then?: number | '*';

  @ShownField('As the report has it with what is known now. Absent: it does not list it.', true)
  now?: number | '*';

  @ApiProperty({
    description:
      '`now` less `then`. Of a number of people that nothing is withheld of, it is what came by all causes less what left. Absent: one of them is withheld or not listed.',
    type: 'number',
    required: false,
    example: -1,
  })
  difference?: number;

  @ShownField('What the program makes today of what was known then, where that is not what was published: it counts otherwise by now.', true)
  recalculated?: number | '*';

  @Parts(() => CauseAnswer, { about: 'Why. Causes that are not listed brought nothing about, or are withheld.', max: CAUSE_NAMES.length })
  causes: CauseAnswer[];
}

class KnownAnswer {
  @Moment({ about: 'Only what had been recorded by this moment counts; absent: all that is known.', optional: true })
  knownAt?: string;

  @Text({ about: 'Log position up to which facts are known.', example: '0000000000000042' })
  position: string;

  @Text({ about: 'Hash of the report: the same figures have the same.', example: 'a3f1…', max: 64 })
  hash: string;
}

class VersionAnswer {
  @Text({ about: 'Id of the definition.', example: 'wait-referral-to-triage' })
  id: string;

  @Whole({ about: 'The version that was published.', min: 1, max: 1_000 })
  then: number;

  @Whole({ about: 'The version that the report has now.', min: 1, max: 1_000 })
  now: number;
}

/** What a publication said, what is known now, and why they differ. */
export class RestatementAnswer {
  @Identifier({ about: 'Id of the publication.' })
  id: string;

  @Text({ about: 'What it is called.', example: 'Waiting times, March 2026' })
  title: string;

  @Choice(REPORT_NAMES, { about: 'Name of the report.' })
  report: string;

  @Part(() => KnownAnswer, { about: 'What was published.' })
  then: KnownAnswer;

  @Part(() => KnownAnswer, { about: 'What it is held against: the same request, with what is known now.' })
  now: KnownAnswer;

  @Text({ about: 'Name of the policy by which causes are withheld and rounded.', example: 'suppress-under-5-round-5' })
  disclosure: string;

  @Parts(() => VersionAnswer, { about: 'Definitions that have another version now.', max: 1_000 })
  definitions: VersionAnswer[];

  @Parts(() => RestatedFigureAnswer, {
    about: 'Every figure that is shown otherwise than it was, and every one that more people came to or left than the policy withholds.',
    max: 1_000_000,
  })
  figures: RestatedFigureAnswer[];
}
