import {
  correctedHistory,
  known,
  withFacts,
  type Clock,
  type FactCorrected,
  type Instant,
  type Personal,
  type Recorded,
  type Refusal,
  type Uuid,
} from '#kernel';
import type { Streams } from '#handling';
import type { Vault } from '#privacy';
import { concernRecords, type ConcernRecord } from './model/concern-record.js';
import type { SafeguardingEvent } from './model/events.js';
import { refuseSafeguarding } from './model/refusals.js';
import { safeguardingStream } from './model/standing.js';

/** A concern with its words, as they are now believed; or without them, if they were erased. */
export type ReadableConcern = ConcernRecord & ({ erased: true } | { erased: false; description?: string; closingNote?: string });

/** How long after it was recorded a reading may be answered again, in minutes: for an answer that was lost on its way. */
const READING_LASTS_MINUTES = 10;

/** Opens the words of a concern, for somebody whose reading is in the log already. */
export class ConcernReader {
  constructor(
    private readonly streams: Pick<Streams, 'read'>,
    private readonly vault: Pick<Vault, 'open'>,
    private readonly clock: Clock,
  ) {}

  /**
   * The concern that a recorded reading was about.
   *
   * @param reading id of the event `ConcernRead`
   * @returns a refusal if the reading is over, or the concern has been struck out since
   * @throws Error if the log has no such reading: nothing is opened before it
   */
  async read(caseId: Uuid, reading: Uuid): Promise<ReadableConcern | Refusal> {
    const events = await this.streams.read<SafeguardingEvent>(safeguardingStream(caseId));
    const read = events.find((event) => event.eventId === reading);
    if (read?.type !== 'ConcernRead') throw new Error(`The log of the case has no reading ${reading}`);
    if (minutesBetween(read.recordedAt, this.clock.now()) > READING_LASTS_MINUTES) return refuseSafeguarding('safeguarding.reading-over');
    const concern = concernRecords(correctedHistory<SafeguardingEvent>(events)).find(({ concernId }) => concernId === read.data.concernId);
    if (!concern) return refuseSafeguarding('safeguarding.concern-not-found', { field: 'concernId' });
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

const minutesBetween = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / 60_000;
