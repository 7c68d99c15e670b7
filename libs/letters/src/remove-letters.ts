import type { Streams } from '#handling';
import type { Uuid } from '#kernel';
import { personStanding, personStream, type PersonEvent } from '#people/contract';
import { lettersOf, type FoundLetter } from './case-letters.js';
import type { LetterTransport } from './outbox/letter-transport.js';

/**
 * Makes what removes a person's letters from the outbox, to be told of erasures. Every practice that a letter was ever
 * written to is looked at, sent or not, and a repeat does no harm.
 */
export function outboxEraser({
  streams,
  transport,
}: {
  streams: Pick<Streams, 'read'>;
  transport: LetterTransport;
}): (personId: Uuid) => Promise<void> {
  return async (personId) => {
    const { cases } = personStanding(await streams.read<PersonEvent>(personStream(personId)));
    for (const caseId of cases) {
      for (const found of await lettersOf(streams, caseId)) {
        for (const practice of practicesOf(found)) await transport.remove({ practice, letterId: found.letterId });
      }
    }
  };
}

function practicesOf({ events }: FoundLetter): Set<string> {
  return new Set(events.flatMap((event) => (event.type === 'LetterDrafted' && event.data.practice !== undefined ? [event.data.practice] : [])));
}
