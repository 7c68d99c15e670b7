import { known } from '#kernel';
import type { AnyReport, DefinitionRef } from '#reporting';
import type { Pinned } from '../publications.js';
import type { PublicationRow } from '../reading/schema.js';
import type { Restatement } from '../restatement/restate.js';
import type { PublicationAnswer, PublicationFactsAnswer, PublicationReceipt } from './publication-answers.js';
import type { RestatementAnswer } from './restatement-answer.js';

/** A publication as lists have it. */
export const inList = (row: PublicationRow): PublicationFactsAnswer =>
  known({
    ...{ id: row.id, title: row.title, report: row.report, from: row.from_day, to: row.to_day },
    ...{ knownAt: row.known_at, publishedAt: row.published_at, by: { role: row.by_role, organisation: row.by_organisation } },
    ...{ disclosure: row.disclosure, hash: row.hash, withdrawnAt: row.withdrawn_at ?? undefined },
  });

const contentOf = ({ published }: Pinned): AnyReport => published.content as unknown as AnyReport;

/** A publication whole. */
export function whole(pinned: Pinned): PublicationAnswer {
  const { id, published, publishedAt, by, position } = pinned;
  const { title, report, knownAt, request, concerns } = published;
  const { from, to, disclosure, hash } = contentOf(pinned);
  const withdrawal = pinned.status === 'withdrawn' ? pinned.withdrawal : undefined;
  const { role, organisation } = by;
  return known({
    ...{ id, title, report, from, to, knownAt, publishedAt, by: { role, organisation }, disclosure, hash },
    ...{ withdrawnAt: withdrawal?.at, request, concerns: concerns as PublicationAnswer['concerns'], withdrawal },
    ...{ content: published.content, position },
  });
}

/** What somebody is told who has just published something, or taken it back. */
export const receiptOf = (pinned: Pinned): PublicationReceipt => ({
  ...{ id: pinned.id, knownAt: pinned.published.knownAt, hash: contentOf(pinned).hash, position: pinned.position },
});

/** What became of a publication's figures. */
export function restatementOf(pinned: Pinned, { now, disclosure, figures }: Restatement): RestatementAnswer {
  const { id, published } = pinned;
  const then = contentOf(pinned);
  return {
    ...{ id, title: published.title, report: published.report },
    then: { knownAt: published.knownAt, position: then.position, hash: then.hash },
    now: known({ knownAt: now.knownAt, position: now.position, hash: now.hash }),
    ...{ disclosure, definitions: versionsBetween(then.definitions, now.definitions) },
    figures: figures as RestatementAnswer['figures'],
  };
}

function versionsBetween(then: readonly DefinitionRef[], now: readonly DefinitionRef[]): RestatementAnswer['definitions'] {
  const current = new Map(now.map(({ id, version }) => [id, version]));
  return then.flatMap(({ id, version }) => {
    const other = current.get(id);
    return other === undefined || other === version ? [] : [{ id, then: version, now: other }];
  });
}
