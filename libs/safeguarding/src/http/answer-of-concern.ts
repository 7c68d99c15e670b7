import { known, type Uuid } from '#kernel';
import type { ReadableConcern } from '../concern-reader.js';
import type { ConcernRecord } from '../model/concern-record.js';
import { ConcernSummary, ConcernText, SafeguardingSummary } from './answers.js';

/** The concerns of a case, counted and listed without their words. */
export function summaryOf(caseId: Uuid, concerns: readonly ConcernRecord[]): SafeguardingSummary {
  const open = concerns.filter(({ closing }) => closing === undefined).length;
  return { caseId, open, closed: concerns.length - open, concerns: concerns.map(summaryOfConcern) };
}

/** A concern with its words, and the reading that opened it. */
export function textOf(concern: ReadableConcern, reading: Uuid, position: string): ConcernText {
  const words = concern.erased ? {} : { description: concern.description, closingNote: concern.closingNote };
  return known({ ...summaryOfConcern(concern), outcome: concern.closing?.outcome, erased: concern.erased, ...words, reading, position });
}

function summaryOfConcern({ concernId, category, severity, raisedAt, raisedBy, closing }: ConcernRecord): ConcernSummary {
  const { closedAt, closedBy } = closing ?? {};
  return known({ concernId, status: closing ? 'closed' : 'open', category, severity, raisedAt, raisedBy, closedAt, closedBy });
}
