import { correctedHistory, type EventShape, type FactCorrected, type Happened, type Recorded, type Uuid } from '#kernel';
import type { Streams } from '#handling';
import type { Programme } from '#programmes/contract';
import { beforeStruckOut, referenceOf, referralFactsNow, referralStream, type ReferralEvent, type ReferralPersonal } from '#referral/contract';
import type { Subject } from './case-facts.js';
import { openedAsCorrected, type Opening } from './opened.js';

/** What letters are read from. */
export interface Sources {
  streams: Pick<Streams, 'read'>;
  vault: Opening;
}

/** A stream as read. */
export type Read<E extends EventShape> = Recorded<E | FactCorrected>[];

/** The events recorded up to a position, and every correction since: a correction is about what was so already then. */
export const asRecordedBy = <E extends EventShape>(stream: Read<E>, position: string): Read<E> =>
  stream.filter((e) => e.type === 'FactCorrected' || (e as Recorded).position <= position);

/** The position of the newest of some events. */
export const newestOf = (events: readonly object[]): string =>
  (events as readonly Recorded[]).reduce((newest, { position }) => (position > newest ? position : newest), '');

/**
 * Reads whom a case is about, as recorded up to a position (absent: as known now); if the referral was struck out, as believed
 * before. `undefined` once erased.
 */
export async function readSubject({ streams, vault }: Sources, caseId: Uuid, programme: Programme, until?: string): Promise<Subject | undefined> {
  const events = await streams.read<ReferralEvent>(referralStream(caseId));
  const all = beforeStruckOut(events) ?? events;
  const stream = until === undefined ? all : asRecordedBy(all, until);
  const referral = referralFactsNow(stream);
  const who = await personOf(vault, stream);
  if (!referral || !who) return undefined;
  return { reference: referenceOf(caseId), programme, referral, who, writtenFrom: newestOf(stream) };
}

/** The person as the referral names them, with what was amended and supplied since. */
async function personOf(vault: Opening, stream: Read<ReferralEvent>): Promise<ReferralPersonal | undefined> {
  let who: Record<string, unknown> = {};
  for (const event of correctedHistory<ReferralEvent>(stream)) {
    if (event.type !== 'ReferralReceived' && event.type !== 'ReferralAmended' && event.type !== 'InformationSupplied') continue;
    const words = await openedAsCorrected(vault, event as Happened, stream as unknown as readonly Recorded[]);
    if (!words) return undefined;
    who = { ...who, ...words };
  }
  return who as unknown as ReferralPersonal;
}
