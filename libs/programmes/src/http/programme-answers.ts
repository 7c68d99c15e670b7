import { Choices, Day, Flag, Part, Parts, Text, Whole } from '#http';
import { NATIONS } from '../model/definition.js';
import { ASSESSMENT_MODES, CHANNELS, REFERRAL_SOURCES, STAGES, WAIT_MEASURES } from '../contract.js';
import { Choice, Decimal } from '#http';

class OrganisationAnswer {
  @Text({ about: 'Code of the organisation.', example: 'PRV01' })
  code: string;

  @Text({ about: 'Its name.', example: 'Aire Valley Work and Health' })
  name: string;
}

class CriterionAnswer {
  @Text({ about: 'Id of the criterion.', example: 'has-work' })
  id: string;

  @Text({ about: 'The criterion in plain words.', max: 1_000, example: 'You have a job or are self-employed.' })
  plainWords: string;
}

class CatalogueAnswer {
  @Text({ about: 'Kind of intervention.', example: 'physiotherapy' })
  kind: string;

  @Text({ about: 'Who supplies it.', example: 'Aire Valley Work and Health' })
  supplier: string;

  @Flag({ about: 'True if the supplier is a local service with a wait of its own.' })
  external: boolean;
}

class CurrentWaitAnswer {
  @Choice(WAIT_MEASURES, { about: 'What people waited for.' })
  measure: string;

  @Decimal({
    about: 'Half of the people waited no longer than this, in days as the programme counts them, over the past three months. Absent: too few to say.',
    min: 0,
    max: 10_000,
    example: 6,
    optional: true,
  })
  medianDays?: number;
}

/** A programme as the public directory shows it. */
export class ProgrammeAnswer {
  @Text({ about: 'Programme id, to name in a referral.', example: 'staged-work-health' })
  id: string;

  @Whole({ about: 'Version in force.', min: 1, max: 10_000 })
  version: number;

  @Text({ about: 'Name.', example: 'Aire Valley Staged Work and Health Service' })
  name: string;

  @Text({ about: 'What it does.', max: 1_000, example: 'Advice, assessment and support to stay in or return to work.' })
  summary: string;

  @Choice(NATIONS, { about: 'Nation: decides bank holidays.' })
  nation: string;

  @Part(() => OrganisationAnswer, { about: 'Who provides it.' })
  provider: OrganisationAnswer;

  @Part(() => OrganisationAnswer, { about: 'Who pays for it.' })
  commissioner: OrganisationAnswer;

  @Day({ about: 'First day on which it takes referrals.' })
  opensOn: string;

  @Day({ about: 'Last day on which it takes referrals.', optional: true })
  closesOn?: string;

  @Text({ about: 'Where people must live.', max: 2_000, example: 'Serves people who live in England.' })
  area: string;

  @Parts(() => CriterionAnswer, { about: 'Who it is for, in plain words.' })
  criteria: CriterionAnswer[];

  @Choices(REFERRAL_SOURCES, { about: 'Who can refer.' })
  sources: string[];

  @Choices(CHANNELS, { about: 'How to refer.' })
  channels: string[];

  @Choices(STAGES, { about: 'Stages offered: A advice, B assessment, C case-managed support.' })
  stages: string[];

  @Choices(ASSESSMENT_MODES, { about: 'How people are seen.' })
  assessmentModes: string[];

  @Whole({ about: 'The most weeks of support. Absent: no cap.', min: 1, max: 520, example: 12, optional: true })
  maxWeeks?: number;

  @Parts(() => CatalogueAnswer, { about: 'What can be arranged.' })
  catalogue: CatalogueAnswer[];

  @Text({ about: 'Telephone number.', max: 30, example: '0300 000 0000' })
  telephone: string;

  @Choice(['calendar-days', 'working-days'], { about: 'How waits are counted.' })
  countIn: string;

  @Parts(() => CurrentWaitAnswer, { about: 'How long people wait at present.' })
  waits: CurrentWaitAnswer[];
}

/** Somewhere that helps and is not a programme. */
export class DestinationAnswer {
  @Text({ about: 'Id, as the answer to a referral that is not taken names it.', example: 'access-to-work' })
  id: string;

  @Text({ about: 'Name.', example: 'Access to Work' })
  name: string;

  @Text({ about: 'What it helps with, in plain words.', max: 300, example: 'A grant for equipment, travel or a support worker.' })
  plainWords: string;

  @Choices(NATIONS, { about: 'Where people must live.' })
  nations: string[];

  @Text({ about: 'Where to begin: a web address.', example: 'https://www.gov.uk/access-to-work' })
  web: string;
}

export class DirectoryAnswer {
  @Parts(() => ProgrammeAnswer, { about: 'Programmes that may fit, by name.', max: 1_000 })
  programmes: ProgrammeAnswer[];

  @Parts(() => DestinationAnswer, { about: 'Where people can go by themselves, whichever programme takes them or none.', max: 1_000 })
  destinations: DestinationAnswer[];
}
