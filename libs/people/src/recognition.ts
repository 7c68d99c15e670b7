import type { Uuid } from '#kernel';
import type { Streams } from '#handling';
import type { PersonLookup, Traits, Vault } from '#privacy';
import { referralStream, type ReferralEvent } from '#referral/contract';
import type { PersonEvent } from './model/events.js';
import { personStanding, personStream } from './model/standing.js';
import { toldBy } from './told-identity.js';

/** Keeps the ways by which people are found in step with what the log tells of them. */
export class Recognition {
  constructor(
    private readonly streams: Pick<Streams, 'read'>,
    private readonly vault: Pick<Vault, 'open'>,
    private readonly lookup: Pick<PersonLookup, 'renew' | 'forget'>,
  ) {}

  /**
   * Lets a person be found by all that is told of them now, in whichever of their cases; erased, by nothing. Whoever changes
   * something looks at the log once more, since it may have moved on meanwhile: of two at once, or of this and an erasure,
   * the last to write has read what the other knew.
   */
  async renew(personId: Uuid): Promise<void> {
    for (let changed = true; changed;) {
      const told = await this.told(personId);
      if (told === 'erased') return await this.lookup.forget(personId);
      changed = await this.lookup.renew(personId, told);
    }
  }

  private async told(personId: Uuid): Promise<{ by: Traits; notBy: Traits } | 'erased'> {
    const { cases, erasedAt } = personStanding(await this.streams.read<PersonEvent>(personStream(personId)));
    if (erasedAt !== undefined) return 'erased';
    const all = { by: [] as Traits[], notBy: [] as Traits[] };
    for (const caseId of cases) {
      const told = await toldBy(await this.streams.read<ReferralEvent>(referralStream(caseId)), this.vault);
      if (told === 'erased') return 'erased';
      all.by.push(told.by);
      all.notBy.push(told.notBy);
    }
    const by = joined(all.by);
    // A second number may be somebody else's: nobody is recognised by it before staff have linked the two records.
    return { by: { ...by, nhsNumbers: by.nhsNumbers.slice(0, 1) }, notBy: withoutThose(joined(all.notBy), by) };
  }
}

const joined = (traits: readonly Traits[]): Traits => ({
  nhsNumbers: traits.flatMap(({ nhsNumbers }) => nhsNumbers),
  named: traits.flatMap(({ named }) => named),
});

/** A number that another of the person's cases tells rightly is not taken away. */
const withoutThose = ({ nhsNumbers, named }: Traits, right: Traits): Traits => ({
  nhsNumbers: nhsNumbers.filter((number) => !right.nhsNumbers.includes(number)),
  named,
});
