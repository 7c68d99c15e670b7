import type { Actor, Happened, Instant, Uuid } from '#kernel';
import type { Published, PublicationEvent, WithdrawalReason } from './events.js';

/** How a publication was taken back. */
export interface Withdrawal {
  at: Instant;
  reason: WithdrawalReason;
  replacedBy?: Uuid;
}

interface Pinned {
  published: Published;
  publishedAt: Instant;
  by: Actor;
}

/** A publication as it stands. */
export type PublicationStanding =
  { status: 'none' } | ({ status: 'published' } & Pinned) | ({ status: 'withdrawn'; withdrawal: Withdrawal } & Pinned);

export const unpublished: PublicationStanding = { status: 'none' };

type Of<T extends PublicationEvent['type']> = Happened<Extract<PublicationEvent, { type: T }>>;

export const published = (_: PublicationStanding, { data, recordedAt, actor }: Of<'ReportPublished'>): PublicationStanding => ({
  ...{ status: 'published', published: data, publishedAt: recordedAt, by: actor },
});

export function withdrawn(standing: PublicationStanding, { data, recordedAt }: Of<'PublicationWithdrawn'>): PublicationStanding {
  return standing.status === 'none' ? standing : { ...standing, status: 'withdrawn', withdrawal: { at: recordedAt, ...data } };
}

/** The stream of a publication. */
export const publicationStream = (id: Uuid): string => `publication-${id}`;
