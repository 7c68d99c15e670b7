import type { LocalDate, Role, Uuid } from '#kernel';
import type { LetterKind } from '#programmes/contract';
import { nameOf, type CaseFacts, type Subject } from './case-facts.js';
import { factsOf, listOf, type LetterBody } from './letter-body.js';
import { OUTPATIENT_LETTER, SECTION_ORDER, SECTIONS, type SectionName } from './sections.js';
import type { Block, LetterPerson, Section, StructuredLetter } from './structured-letter.js';
import { TEMPLATES } from './templates/templates.js';
import { dayInWords, dayOf } from './words/plain.js';

/** What a letter is to be, beside what it tells. */
export interface LetterOrder {
  letterId: Uuid;
  kind: LetterKind;
  version: number;
  /** Today. */
  date: LocalDate;
  practice?: string;
  /** The day on which the version that this one replaces went out. */
  replaces?: LocalDate;
}

/** Writes a letter: the words of its kind in the frame that all letters share. */
export function writeLetter(order: LetterOrder, facts: CaseFacts): StructuredLetter {
  const template = TEMPLATES[order.kind];
  const body = template.write(facts);
  const correction = order.replaces && `This corrects and takes the place of our letter of ${dayInWords(order.replaces)}.`;
  return frame(order, facts, { title: body.title, opening: body.opening, version: template.version, correction }, sectionsOf(body, order, facts));
}

/** The part of a letter that its own words decide. */
export interface Words {
  title: string;
  opening: string;
  /** Of the template. */
  version: number;
  correction?: string | undefined;
}

/** Puts a letter's words and sections into the frame that all letters share. */
export function frame(order: LetterOrder, subject: Subject, words: Words, sections: readonly Section[]): StructuredLetter {
  const { letterId, kind, version, date, practice } = order;
  const { programme, reference, referral, who } = subject;
  const attention = practice !== undefined && referral.referrer.organisation === practice ? who.referrerName : undefined;
  return {
    letterId,
    kind,
    version,
    templateVersion: words.version,
    documentType: OUTPATIENT_LETTER,
    title: words.title,
    date,
    reference,
    ...(words.correction ? { correction: words.correction } : {}),
    from: { service: programme.wording.serviceName, provider: programme.provider.name, telephone: programme.wording.telephone },
    to: { ...(practice === undefined ? {} : { practice }), ...(attention ? { attention } : {}) },
    person: personOf(subject),
    opening: words.opening,
    sections,
  };
}

function personOf({ who, referral }: Subject): LetterPerson {
  return {
    name: nameOf({ who }),
    ...(who.birthDate ? { birthDate: who.birthDate } : {}),
    ...(who.nhsNumber ? { nhsNumber: who.nhsNumber } : {}),
    nhsNumberVerified: referral.nhsNumberStatus === 'verified',
  };
}

function sectionsOf(body: LetterBody, order: LetterOrder, facts: CaseFacts): Section[] {
  const blocks: Partial<Record<SectionName, readonly Block[]>> = {
    ...body.sections,
    plan: planBlocks(body),
    completedBy: completedBy(facts),
    distribution: distribution(order),
  };
  return SECTION_ORDER.flatMap((name) => {
    const own = blocks[name] ?? [];
    return own.length === 0 ? [] : [{ ...SECTIONS[name], blocks: own }];
  });
}

/** Who does what; the GP first, and told so if nothing is asked of them. */
export function planBlocks({ forTheGp, weWill, theyWill = [], theyCan = [] }: Omit<LetterBody, 'title' | 'opening' | 'sections'>): Block[] {
  const asked: Block[] =
    forTheGp.length === 0 ? [{ kind: 'text', text: 'For the GP: nothing is asked of you.' }] : listOf(forTheGp, 'For the GP', true);
  return [...asked, ...listOf(weWill, 'We will'), ...listOf(theyWill, 'The person will'), ...listOf(theyCan, 'The person can')];
}

const ROLE_WORDS: Partial<Record<Role, string>> = { caseworker: 'Caseworker', clinician: 'Clinician', 'team-lead': 'Team lead' };

/** Who recorded the milestone, by role: accounts have no names. */
function completedBy({ milestone, programme }: CaseFacts): Block[] {
  const role = ROLE_WORDS[milestone.actor.role];
  const who = role ? `${role}, ${programme.provider.name}` : `${programme.wording.serviceName}, automatically`;
  return factsOf({ 'Recorded by': `${who}, ${dayOf(milestone.recordedAt)}` });
}

/** Who gets the letter. No employer ever does. */
export function distribution({ practice }: Pick<LetterOrder, 'practice'>): Block[] {
  return factsOf({ Copies: `GP practice${practice === undefined ? '' : ` ${practice}`} only; none to an employer` });
}
