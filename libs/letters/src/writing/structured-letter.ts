import type { LocalDate, Uuid } from '#kernel';
import type { LetterKind } from '#programmes/contract';
import type { SectionHeading } from './sections.js';

/** A fact with its name: `{ label: 'Assessed on', value: '16 March 2026' }`. */
export interface LabelledFact {
  label: string;
  value: string;
}

/** An entry of a list, with the particulars that belong to it. */
export interface Entry {
  text: string;
  facts?: readonly LabelledFact[];
}

/** A piece of a section. Lists that the reader is to work through are numbered. */
export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'list'; title?: string; numbered?: true; entries: readonly Entry[] }
  | { kind: 'facts'; title?: string; facts: readonly LabelledFact[] };

/** A section under its heading. */
export interface Section extends SectionHeading {
  blocks: readonly Block[];
}

/** Who the letter is about: enough to file it, and no more. An address is left out, for some people's may not be told. */
export interface LetterPerson {
  name: string;
  birthDate?: LocalDate;
  /** Ten digits. */
  nhsNumber?: string;
  /** Whether that number was traced and verified. */
  nhsNumberVerified: boolean;
}

/** A letter to a GP practice. What it is rendered as (text, and other forms later) comes from this alone. */
export interface StructuredLetter {
  letterId: Uuid;
  kind: LetterKind;
  version: number;
  templateVersion: number;
  documentType: SectionHeading;
  title: string;
  /** The day on which it was written. */
  date: LocalDate;
  /** What to quote when ringing about it. */
  reference: string;
  /** What this version does to the one sent before, in a sentence. */
  correction?: string;
  from: { service: string; provider: string; telephone: string };
  to: { practice?: string; attention?: string };
  person: LetterPerson;
  /** The letter in a sentence or two, for a reader who reads no further. */
  opening: string;
  sections: readonly Section[];
}
