import { derivedId, isRefusal, STEPWISE_NAMESPACE, type Actor, type Clock, type Uuid } from '#kernel';
import type { Desk } from '#handling';
import type { LookedAt } from './model/vocabulary.js';
import { patiently } from './patiently.js';

/** Notes who looked at whose record, for the access log. */
export class Looks {
  constructor(
    private readonly desk: Desk,
    private readonly clock: Clock,
  ) {}

  /**
   * Notes a look, before what is looked at is shown. The same person looking at the same thing again within the hour is the
   * same look.
   *
   * @throws if it cannot be noted: nobody looks unseen
   */
  async note(actor: Actor, personId: Uuid, what: LookedAt, caseId: Uuid): Promise<void> {
    const hour = this.clock.now().slice(0, 13);
    const commandId = derivedId(STEPWISE_NAMESPACE, ['look', actor.organisation, actor.id, personId, what, caseId, hour].join('|'));
    const envelope = { commandId, fingerprint: 'look', correlationId: commandId, causationId: commandId, actor };
    const noted = await patiently(this.desk, { caseId, partId: personId }, { type: 'NoteLook', what, caseId }, envelope);
    if (isRefusal(noted)) throw new Error(`A look could not be noted: ${noted.code}`);
  }
}
