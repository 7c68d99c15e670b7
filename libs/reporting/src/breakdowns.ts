import { AGE_BANDS, CONDITION_GROUPS, EMPLOYER_SIZES, ETHNIC_GROUPS, REFERRAL_SOURCES, SEXES } from '#programmes/contract';
import { NOT_KNOWN } from './audience.js';
import { firstVersion, type Definition, type DefinitionsOf } from './definition.js';

const LAST_TOLD = 'as the referral was last told: received, amended, added to on request, or corrected';
const WHOLE = 'All that the report counts: each of it is in one group, so the groups add up to the whole.';
const NO_OTHERS = `Nobody. \`${NOT_KNOWN}\`: the referral does not say.`;

const named = (values: readonly string[]): string => values.map((value) => `\`${value}\``).join(', ');

/** What a breakdown tells groups apart by. The whole is in one of its groups unless said. */
export const breakdown = (
  words: Pick<Definition, 'id' | 'title' | 'numerator'> & Partial<Pick<Definition, 'denominator' | 'exclusions' | 'source'>>,
): readonly Definition[] => [firstVersion({ denominator: WHOLE, exclusions: NO_OTHERS, ...words })];

const ofPractice = (id: string, title: string, kind: string): readonly Definition[] =>
  breakdown({
    id,
    title,
    numerator: `${kind} that the GP practice belonged to on the day on which notice of the referral was received, by its ODS code. Practice and day are ${LAST_TOLD}; where practices belong is what directories had told by what the report knows.`,
    exclusions: `Nobody. \`${NOT_KNOWN}\`: the referral names no practice, or no directory has told of it for that day.`,
    source: 'ODS codes and dated relationships, as directories of practices tell them.',
  });

/** What groups of people are told apart by in whatever report is broken down by it. */
export const BREAKDOWNS_OF_PEOPLE: DefinitionsOf<
  'practice' | 'board' | 'network' | 'source' | 'conditionGroup' | 'employerSize' | 'ageBand' | 'sex' | 'ethnicGroup'
> = {
  practice: breakdown({
    id: 'by-practice',
    title: 'By GP practice',
    numerator: `The GP practice of the person, by its ODS code, ${LAST_TOLD}; whoever referred them.`,
    source: 'ODS codes of GP practices.',
  }),
  board: ofPractice('by-board', 'By board', 'The board'),
  network: ofPractice('by-network', 'By primary care network', 'The primary care network'),
  source: breakdown({
    id: 'by-source',
    title: 'By source of referral',
    numerator: `Who referred, ${LAST_TOLD}: ${named(REFERRAL_SOURCES)}.`,
    exclusions: 'Nobody: every referral has a source.',
  }),
  conditionGroup: breakdown({
    id: 'by-condition-group',
    title: 'By group of conditions',
    numerator: `The group of the first condition that the referral names, ${LAST_TOLD}: ${named(CONDITION_GROUPS)}.`,
    exclusions: `Conditions after the first, so that nobody is in two groups. \`${NOT_KNOWN}\`: no condition is named, or none that belongs to a group.`,
    source: 'Defined by this service; SNOMED CT (UK edition) where the referral is coded.',
  }),
  employerSize: breakdown({
    id: 'by-employer-size',
    title: 'By size of the employer',
    numerator: `How many work for the employer, by head count, ${LAST_TOLD}: ${named(EMPLOYER_SIZES)}.`,
    exclusions: `Nobody. \`${NOT_KNOWN}\`: the person has no employer, or the referral does not say how many work there.`,
    source: 'Size bands of the Office for National Statistics.',
  }),
  ageBand: breakdown({
    id: 'by-age-band',
    title: 'By age band',
    numerator: `Age in whole years on the day on which notice of the referral was received; if the date of birth was told later, on the day that it was told: ${named(AGE_BANDS)}. The band stays as it is, however long the case lasts.`,
    exclusions: 'Nobody. `unknown`: no date of birth is known.',
  }),
  sex: breakdown({
    id: 'by-sex',
    title: 'By sex',
    numerator: `Sex as recorded, ${LAST_TOLD}: ${named(SEXES)}.`,
    exclusions: 'Nobody. `unknown`: it is not recorded.',
  }),
  ethnicGroup: breakdown({
    id: 'by-ethnic-group',
    title: 'By ethnic group',
    numerator: `Ethnic group, ${LAST_TOLD}: ${named(ETHNIC_GROUPS)}.`,
    exclusions: 'Nobody. `not-stated`: the person did not say, or was not asked.',
    source: 'Office for National Statistics, census of 2021, at the level of five groups; NHS Data Dictionary ethnic categories are read as these.',
  }),
};
