import type { Actor, Role } from '#kernel';
import type { PublicationStanding } from './standing.js';

/** Who may publish reports. An auditor looks at what others told. */
export const PUBLISHERS: readonly Role[] = ['commissioner', 'team-lead', 'operator'];

/** The name under which figures are shown as they are. */
export const AS_THEY_ARE = 'unsuppressed';

/** Whom a publication is about and who made it, as far as that decides who may read it. */
export interface Readable {
  by: Pick<Actor, 'role' | 'organisation'>;
  /** The one provider, and the one commissioner, whose programmes it is about; absent: there are others, or none. */
  provider?: string;
  commissioner?: string;
  disclosure: string;
}

/**
 * Who may read a publication: whoever made it; a provider's team lead, a commissioner and their auditor those about nothing but their own
 * programmes; an operator all. Figures that are shown as they are, are for the provider and for auditors, who see reports so as well.
 */
export function mayRead({ by, provider, commissioner, disclosure }: Readable, { role, organisation }: Actor): boolean {
  if (by.role === role && by.organisation === organisation) return true;
  if (role === 'team-lead') return provider === organisation;
  if (role === 'auditor') return commissioner === organisation;
  return disclosure !== AS_THEY_ARE && (role === 'operator' || (role === 'commissioner' && commissioner === organisation));
}

/** What decides who may read a publication. */
export function readableOf({ published, by }: Exclude<PublicationStanding, { status: 'none' }>): Readable {
  const { concerns, content } = published;
  const only = (codes: readonly string[]): string | undefined => (codes.length === 1 ? codes[0] : undefined);
  const [provider, commissioner] = [only(concerns.providers), only(concerns.commissioners)];
  return {
    ...{ by, disclosure: String(content['disclosure']) },
    ...(provider === undefined ? {} : { provider }),
    ...(commissioner === undefined ? {} : { commissioner }),
  };
}
