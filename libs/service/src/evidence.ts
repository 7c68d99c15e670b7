import { eventsOfCase, programmesOf } from '#case-view';
import { FEEDBACK_FIGURES } from '#gp-feedback';
import { Streams } from '#handling';
import { activityEvidenceKind, OUTCOME_RULES, outcomeEvidenceKind } from '#outcomes';
import type { Platform } from '#platform';
import { practiceStream, type PracticeEvent } from '#practices/contract';
import { programmeStream } from '#programmes/contract';
import { findAmong, practicesNamed, knownBy, listingsIn, type EvidenceKind, type EvidenceLog } from '#reporting';
import { waitEvidenceKind } from '#waiting-times';

/** How the evidence of every report is checked. */
export const EVIDENCE_KINDS: readonly EvidenceKind[] = [
  waitEvidenceKind,
  outcomeEvidenceKind('outcomes', OUTCOME_RULES.inForce),
  outcomeEvidenceKind('gp-feedback', FEEDBACK_FIGURES),
  activityEvidenceKind,
];

/** The log of a deployment, as evidence is held against it. */
export function evidenceLogOf({ log, stored, master }: Pick<Platform, 'log' | 'master'> & Pick<EvidenceLog, 'stored'>): EvidenceLog {
  const streams = new Streams(log);
  return {
    stored,
    master,
    async caseUpTo(caseId, position) {
      const events = (await eventsOfCase(streams, caseId)).flatMap(({ event }) => (event.position <= position ? [event] : []));
      const practices = [...practicesNamed(events)].map(practiceStream);
      const told = await Promise.all(practices.map((stream) => streams.read<PracticeEvent>(stream)));
      const programmes = await programmesOf(streams, events);
      return {
        events,
        programmes,
        listed: knownBy(findAmong(listingsIn(told.flat())), position),
        beside: [...new Set([...programmes.map(({ id }) => programmeStream(id)), ...practices])],
      };
    },
  };
}
