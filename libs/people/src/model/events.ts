import type { Event, Uuid } from '#kernel';

/** The stream of a person holds what is true across their cases, and nothing that identifies them. */
export type PersonEvent =
  | Event<'CaseNoted', { caseId: Uuid }>
  | Event<'PersonLinked', { other: Uuid; reason: string }>
  | Event<'PersonUnlinked', { other: Uuid; reason: string }>
  | Event<'PersonErased', { requestedBy: 'person' | 'representative' | 'court'; reason: string }>
  | Event<'RecordLookedAt', { what: 'case' | 'timeline' | 'letter' | 'safeguarding'; caseId: Uuid; purpose?: string }>;
