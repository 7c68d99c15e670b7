import type { Event, Instant, Uuid } from '#kernel';

/** Why a publication was taken back. */
export const WITHDRAWAL_REASONS = ['figures-wrong', 'asked-wrongly', 'replaced', 'published-in-error'] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/** Whose programmes a publication is about: every one whose figures could be in it. */
export interface Concerns {
  /** Ids of programmes; codes of organisations. */
  programmes: readonly string[];
  providers: readonly string[];
  commissioners: readonly string[];
}

/** A report as it was published: what was asked, and the answer whole. Figures about groups of people, nothing about anybody. */
export interface Published {
  /** What the publication is called, for everybody who may see it. */
  title: string;
  /** Name of the report. */
  report: string;
  /** The query, as it would be asked again. */
  request: Readonly<Record<string, unknown>>;
  /** Only what the log had learned by then is in it. */
  knownAt: Instant;
  concerns: Concerns;
  /** The answer: period, definitions with versions, disclosure policy, log position, figures and hash. */
  content: Readonly<Record<string, unknown>>;
}

export type PublicationEvent =
  | Event<'ReportPublished', Published>
  /** `replacedBy`: the publication that takes its place. */
  | Event<'PublicationWithdrawn', { reason: WithdrawalReason; replacedBy?: Uuid }>;
