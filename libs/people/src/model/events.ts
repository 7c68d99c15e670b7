import type { Event, Uuid } from '#kernel';
import type { ErasureReason, ErasureRequester, LinkReason, LookedAt, UnlinkReason } from './vocabulary.js';

/** The stream of a person holds what is true across their cases, and nothing that identifies them. */
export type PersonEvent =
  | Event<'CaseNoted', { caseId: Uuid }>
  | Event<'PersonLinked', { other: Uuid; reason: LinkReason }>
  | Event<'PersonUnlinked', { other: Uuid; reason: UnlinkReason }>
  | Event<'PersonErased', { requestedBy: ErasureRequester; reason: ErasureReason }>
  | Event<'RecordLookedAt', { what: LookedAt; caseId: Uuid; purpose?: string }>;
