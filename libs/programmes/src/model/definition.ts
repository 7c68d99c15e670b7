import { isLocalDate, isOrganisationCode, type Nation } from '#kernel';
import { flag, listOf, mapping, oneOf, readFields, text, textLike, wholeNumber, type Check, type Fault, type Shape } from './checks.js';
import { contradictions } from './contradictions.js';
import { criterion, district, slug } from './criterion-definition.js';
import { WAIT_MEASURES, type CatalogueEntry, type Organisation, type Programme, type WaitMeasure } from './programme.js';
import { ASSESSMENT_MODES, CHANNELS, INTERVENTION_KINDS, LETTER_KINDS, REFERRAL_SOURCES, STAGES } from './vocabulary.js';
import { readYaml } from './yaml-document.js';

/** The nations, as a definition may name them. */
export const NATIONS: readonly Nation[] = ['england', 'wales', 'scotland', 'northern-ireland'];

/** A definition that was read, or everything that is wrong with it. */
export type Definition = { programme: Programme } | { faults: readonly Fault[] };

const day = textLike('a day; write YYYY-MM-DD', isLocalDate);
const weeks = wholeNumber(1, 520);
const days = wholeNumber(0, 365);
/** Target days of a wait; two years are more than any contract allows, so a bigger number is a slip. */
const target = { optional: wholeNumber(1, 730) };
const targets = Object.fromEntries(WAIT_MEASURES.map((measure) => [measure, target])) as Shape<Partial<Record<WaitMeasure, number>>>;

const organisation: Check<Organisation> = mapping<Organisation>({
  code: textLike('an organisation code; write 3 to 10 capitals and digits', isOrganisationCode),
  name: text(120),
});

const catalogueEntry: Check<CatalogueEntry> = mapping<CatalogueEntry>({
  kind: oneOf(INTERVENTION_KINDS, 'a kind of intervention'),
  supplier: organisation,
  external: flag,
  maxSessions: wholeNumber(1, 200),
});

const programme: Shape<Programme> = {
  id: slug,
  version: wholeNumber(1, 9999),
  name: text(120),
  summary: text(),
  nation: oneOf(NATIONS, 'a nation'),
  provider: organisation,
  subcontractors: listOf(organisation, { key: (o) => o.code }),
  commissioner: organisation,
  area: listOf(district),
  opensOn: day,
  closesOn: { optional: day },
  criteria: listOf(criterion, { key: (c) => c.id }),
  sources: listOf(oneOf(REFERRAL_SOURCES, 'a source of referrals'), { atLeast: 1 }),
  channels: listOf(oneOf(CHANNELS, 'a channel'), { atLeast: 1 }),
  stages: listOf(oneOf(STAGES, 'a stage'), { atLeast: 1 }),
  defaultStage: oneOf(STAGES, 'a stage'),
  assessmentModes: listOf(oneOf(ASSESSMENT_MODES, 'an assessment mode')),
  acceptance: oneOf(['automatic', 'by-staff'], 'a way of accepting referrals'),
  catalogue: listOf(catalogueEntry, { key: (entry) => `${entry.kind} from ${entry.supplier.code}` }),
  clocks: mapping({
    countIn: oneOf(['calendar-days', 'working-days'], 'a way of counting days'),
    pauseOnRequest: flag,
    firstContactDna: oneOf(['continue', 'nullify-and-restart'], 'an effect of a missed first appointment'),
    targets: mapping(targets),
  }),
  contactPolicy: mapping({ attempts: wholeNumber(1, 20), overDays: wholeNumber(1, 365) }),
  rebookWithinDays: days,
  clearNoticeDays: days,
  reviewEveryWeeks: weeks,
  maxWeeks: { optional: weeks },
  followUpWeeks: listOf(weeks),
  sustained: mapping({ hoursPerWeek: wholeNumber(1, 60), weeks, windowWeeks: weeks }),
  disclosurePolicy: oneOf(['suppress-under-5-round-5', 'suppress-1-7-round-5'], 'a disclosure policy'),
  letters: listOf(oneOf(LETTER_KINDS, 'a kind of letter')),
  wording: mapping({ serviceName: text(120), telephone: text(40), fitNote: text() }),
};

/** Checks a definition however it was written. Every fault is named, in the order of the fields; contradictions last. */
export function validateProgramme(value: unknown): Definition {
  const faults: Fault[] = [];
  const read = readFields<Programme>(programme, value, '', faults);
  faults.push(...contradictions(read));
  return faults.length > 0 ? { faults } : { programme: read as Programme };
}

/** Reads a programme's definition from YAML. */
export function parseProgramme(yaml: string): Definition {
  const document = readYaml(yaml);
  return 'faults' in document ? document : validateProgramme(document.value);
}
