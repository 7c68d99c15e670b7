import type { Listing } from './listing.js';

/** Says which board and network a practice belongs to from a day on. To put a listing right, list the practice again from the same day. */
export interface ListPractice extends Listing {
  type: 'ListPractice';
  /** ODS code of the practice. */
  practice: string;
}

export type PracticeCommand = ListPractice;
