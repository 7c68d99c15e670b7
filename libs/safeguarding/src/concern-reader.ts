import { correctedHistory, known, withFacts, type FactCorrected, type Personal, type Recorded, type Uuid } from '#kernel';
import type { Streams } from '#handling';
import type { Vault } from '#privacy';
import { concernRecords, type ConcernRecord } from './model/concern-record.js';
import type { SafeguardingEvent } from './model/events.js';
import { safeguardingStream } from './model/standing.js';

/** A concern with its words, as they are now believed; or without them, if they were erased. */
export type ReadableConcern = ConcernRecord & ({ erased: true } | { erased: false; description?: string; closingNote?: string });

/** Opens the words of a concern, for somebody whose reading is in the log already. */
export class ConcernReader {
  constructor(
    private readonly streams: Pick<Streams, 'read'>,
    private readonly vault: Pick<Vault, 'open'>,
  ) {}

  /**
   * The concern that a recorded reading was about.
   *
   * @param reading id of the event `ConcernRead`
   * @returns nothing if the concern has been struck out since
   * @throws Error if the log has no such reading: nothing is opened before it
   */
  async read(caseId: Uuid, reading: Uuid): Promise<ReadableConcern | undefined> {
    const events = await this.streams.read<SafeguardingEvent>(safeguardingStream(caseId));
    const read = events.find((event) => event.eventId === reading);
    if (read?.type !== 'ConcernRead') throw new Error(`The log of the case has no reading ${reading}`);
    const concern = concernRecords(correctedHistory<SafeguardingEvent>(events)).find(({ concernId }) => concernId === read.data.concernId);
    if (!concern) return undefined;
    const raised = await this.wordsOf(events, concern.raisedBy);
    const closed = concern.closing ? await this.wordsOf(events, concern.closing.closedBy) : {};
    if (!raised || !closed) return { ...concern, erased: true };
    const { description } = raised as { description?: string };
    const { note: closingNote } = closed as { note?: string };
    return known({ ...concern, erased: false, description, closingNote });
  }

  /** The personal fields of an event with what corrections changed of them; nothing if they were erased. */
  private async wordsOf(events: readonly Recorded<SafeguardingEvent | FactCorrected>[], eventId: Uuid): Promise<Personal | undefined> {
    let words: Personal = {};
    for (const event of events) {
      const corrects = event.type === 'FactCorrected' && event.data.corrects === eventId;
      if (event.eventId !== eventId && !corrects) continue;
      const opened = await this.vault.open(event.eventId, event.personal);
      if (opened.erased) return undefined;
      words = withFacts(words, opened.personal);
    }
    return words;
  }
}
