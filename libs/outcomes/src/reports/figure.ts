import { ATTENDANCE_SOURCE } from '#assessment/contract';
import type { CaseRow } from '../projection/table-rows.js';
import { firstVersion, THIS_SERVICE, type Definition } from '#reporting';

/** What there is to count, each with the columns that conditions may name. */
export interface Relations {
  /** One row a case. */
  cases: keyof CaseRow;
  /** One row for each instrument used in a case; `about` is the instrument. */
  measures: 'status' | 'change' | 'reliable' | 'caseAtFirst' | 'recovered';
  /** One row for each follow-up point of a discharge; `about` is its weeks. */
  followUps: 'found' | 'work_at_referral' | 'work_at_discharge';
  /** One row a letter; `about` is its kind. */
  letters: 'status' | 'version' | 'days';
  /** The same, whatever the kind. */
  anyLetter: 'status' | 'version' | 'days';
}
export type Relation = keyof Relations;

/** What must hold of a column. `positive`: it is a number over 0. */
export type Test = 'known' | 'not-known' | 'positive' | readonly (string | number | boolean)[];

/** What must hold of a row: every test. */
export type Condition<R extends Relation = Relation> = Readonly<Partial<Record<Relations[R], Test>>>;

/** The values of a column, each counted by itself; `absent` names the rows in which it is not known. */
export interface Parts<R extends Relation = Relation> {
  column: Relations[R];
  values: readonly string[];
  absent: string;
}

/** How a figure is counted. `of` is who could be counted: the denominator. */
export type Counting<R extends Relation = Relation> = { of: Condition<R> } & (
  | { kind: 'people'; when: Condition<R> }
  /** Everybody of the denominator, by one column or by two: the parts add up to it. */
  | { kind: 'parts'; by: Parts<R>; then?: Parts<R> }
  /** Mean and median of a column over those who have it; the others are missing. */
  | { kind: 'spread'; column: Relations[R] }
  /** Sum of a column, and the people of whom it is over 0. */
  | { kind: 'total'; column: Relations[R] }
);

/** A figure: what it means and how it is counted. */
export type Figure = { [R in Relation]: { relation: R; definition: Definition; counting: Counting<R> } }[Relation];

/** The source of what goes by whether somebody was seen. */
export const BY_ATTENDANCE = `${THIS_SERVICE} Attendance codes: ${ATTENDANCE_SOURCE}.`;

/** Declares a figure of one relation. */
export const figure = <R extends Relation>(relation: R, counting: Counting<R>, words: Parameters<typeof firstVersion>[0]): Figure =>
  ({ relation, counting, definition: firstVersion(words) }) as Figure;
