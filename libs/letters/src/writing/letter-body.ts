import type { Block, Entry } from './structured-letter.js';
import type { SectionName } from './sections.js';

/** What a template writes: the words that differ from one kind of letter to another. */
export interface LetterBody {
  title: string;
  opening: string;
  /** What is asked of the GP, first in every letter; empty: nothing. */
  forTheGp: readonly (string | Entry)[];
  /** What the service will do. */
  weWill: readonly string[];
  /** What the person has agreed to do. */
  theyWill?: readonly string[];
  /** What is open to the person. */
  theyCan?: readonly string[];
  sections?: Partial<Record<Exclude<SectionName, 'plan' | 'completedBy' | 'distribution'>, readonly Block[]>>;
}

/** A list of entries, or nothing if there are none. */
export function listOf(entries: readonly (string | Entry)[], title?: string, numbered?: true): Block[] {
  if (entries.length === 0) return [];
  const dressed = entries.map((entry) => (typeof entry === 'string' ? { text: entry } : entry));
  return [{ kind: 'list', ...(title === undefined ? {} : { title }), ...(numbered ? { numbered } : {}), entries: dressed }];
}

/** Labelled facts, without those whose value is not known; nothing if none is. */
export function factsOf(facts: Readonly<Record<string, string | undefined>>, title?: string): Block[] {
  const known = Object.entries(facts).flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]));
  return known.length === 0 ? [] : [{ kind: 'facts', ...(title === undefined ? {} : { title }), facts: known }];
}

/** Words somebody wrote, if they wrote any. */
export const textOf = (text: string | undefined): Block[] => (text === undefined || text.trim() === '' ? [] : [{ kind: 'text', text: text.trim() }]);
