/** The outcome instruments that the service scores. Their item texts are licensed and not held here. */
export const INSTRUMENT_IDS = ['phq-9', 'gad-7', 'wsas', 'who-5', 'swemwbs', 'msk-hq', 'eq-5d-5l', 'work-ability-score', 'ons4'] as const;
export type InstrumentId = (typeof INSTRUMENT_IDS)[number];

/** Which way is better for the person. */
export type Direction = 'higher' | 'lower';

/** One item: whole numbers from `from` to `to`, both included. */
export interface Item {
  /** Short name of what it asks about, where items are read one by one. */
  about?: string;
  from: number;
  to: number;
  better: Direction;
}

/** Where a number comes from. ✔ read in a primary source; ~ second-hand: check before relying on it, and correct it here. */
export interface Source {
  fact: 'scoring' | 'missing-answers' | 'caseness' | 'reliable-change' | 'bands';
  mark: '✔' | '~';
  cite: string;
}

/** Scores that share a meaning, both ends included. */
export interface Band {
  from: number;
  to: number;
  label: string;
}

interface Versioned {
  id: InstrumentId;
  /** Changes when a score of the same answers, or its reading, would change. Scores of two versions are never paired. */
  version: string;
  name: string;
  items: readonly Item[];
  sources: readonly Source[];
  /** Items (from 0) where any answer above the lowest may mean a risk to life, to be looked at by a clinician the same day. */
  safetyItems?: readonly number[];
}

/** An instrument whose answers add up to one score. */
export interface Scale extends Versioned {
  kind: 'scale';
  better: Direction;
  /** The sum of the answers is multiplied by this. */
  times: number;
  /** Lowest and highest score. */
  range: { from: number; to: number };
  /** How many items may be left out; the mean of the others stands in for them. */
  missingAllowed: number;
  /** A score of somebody who counts as a case. */
  caseness?: { atLeast: number } | { below: number };
  /** Points by which two scores must differ to be more than chance, or more than the least that matters. */
  reliableChange?: number;
  bands?: readonly Band[];
}

/** Why answers have no score. `needs-value-set`: it takes a country's value set; `separate-items`: the items do not add up. */
export const NO_SCORE_REASONS = ['too-many-missing', 'needs-value-set', 'separate-items'] as const;
export type NoScoreReason = (typeof NO_SCORE_REASONS)[number];

/** An instrument that is read item by item and has no score of its own. */
export interface Profile extends Versioned {
  kind: 'profile';
  noScoreBecause: NoScoreReason;
}

export type Instrument = Scale | Profile;

/** Answers in the order of the items; null: not answered. */
export type Answers = readonly (number | null)[];

/** The same item `count` times. */
export const items = (count: number, from: number, to: number, better: Direction): Item[] =>
  Array.from({ length: count }, () => ({ from, to, better }));
