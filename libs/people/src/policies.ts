import type { EventShape, FactCorrected, Recorded, Uuid } from '#kernel';
import type { Streams } from '#handling';
import type { Policy } from '#projections';
import { referralStanding, referralStream, type ReferralEvent } from '#referral/contract';
import type { SafeguardingEvent } from '#safeguarding/contract';
import type { Eraser } from './eraser.js';
import type { PersonEvent } from './model/events.js';
import { personOfStream, personStanding, personStream } from './model/standing.js';
import { PeopleCommand } from './people-commands.js';
import type { Recognition } from './recognition.js';
import { TELL_WHO } from './told-identity.js';

type Reading = Pick<Streams, 'read'>;
type Of<E extends EventShape, T extends E['type']> = Recorded<Extract<E, EventShape<T>>>;

/** Carries an erasure out again, so that a process that died between the decision and the deed leaves nothing behind. */
export function erasure(eraser: Pick<Eraser, 'finish'>): Policy {
  return {
    name: 'erasure',
    on: ['PersonErased'],
    async react(event) {
      await eraser.finish(personOfStream(event.stream));
      return [];
    },
  };
}

/**
 * Links both records when somebody links one, and takes both links back together. What this policy did itself it does not
 * answer, so a link that was taken back meanwhile stays so.
 */
export function mirroredLinks(streams: Reading): Policy {
  return {
    name: 'mirrored-links',
    on: ['PersonLinked', 'PersonUnlinked'],
    async react(recorded, envelope) {
      const event = recorded as Of<PersonEvent, 'PersonLinked' | 'PersonUnlinked'>;
      if (event.actor.role === 'system') return [];
      const personId = personOfStream(event.stream);
      const { other, reason } = event.data;
      const linked = personStanding(await streams.read<PersonEvent>(personStream(other))).linkedTo.includes(personId);
      if (linked === (event.type === 'PersonLinked')) return [];
      const type = event.type === 'PersonLinked' ? 'LinkPerson' : 'UnlinkPerson';
      return [new PeopleCommand(aboutPerson(other), { type, other: personId, reason }, envelope('mirror'))];
    },
  };
}

/** Notes in the access log of the person who read a safeguarding concern about them, in the reader's own name. */
export function safeguardingLooks(streams: Reading): Policy {
  return {
    name: 'safeguarding-looks',
    on: ['ConcernRead'],
    async react(recorded, envelope) {
      const event = recorded as Of<SafeguardingEvent, 'ConcernRead'>;
      const caseId = event.caseId as Uuid;
      const referral = referralStanding(await streams.read<ReferralEvent>(referralStream(caseId)));
      if (referral.status === 'none') return [];
      const look = { type: 'NoteLook', what: 'safeguarding', caseId, purpose: event.data.reason } as const;
      return [new PeopleCommand({ caseId, partId: referral.personId }, look, { ...envelope('look'), actor: event.actor })];
    },
  };
}

/**
 * Lets a person be found by the name, birth date and number that are told of them now, also where those were corrected,
 * amended or supplied after the referral. It looks at all that the log has about them, so it can be repeated, and, begun
 * again, makes every way to everybody anew.
 */
export function findableAsNow(streams: Reading, recognition: Pick<Recognition, 'renew'>): Policy {
  return {
    name: 'findable-as-now',
    on: [...TELL_WHO, 'FactCorrected'],
    async react(event) {
      if (event.caseId === null || !mayTellWho(event)) return [];
      const events = await streams.read<ReferralEvent>(referralStream(event.caseId));
      // A referral that was struck out still says whose it was.
      const received = events.find((e): e is Of<ReferralEvent, 'ReferralReceived'> => e.type === 'ReferralReceived');
      if (received) await recognition.renew(received.data.personId);
      return [];
    },
  };
}

const mayTellWho = (event: Recorded): boolean =>
  TELL_WHO.includes(event.type === 'FactCorrected' ? (event as Recorded<FactCorrected>).data.correctedType : event.type);

/** What people do when something happens elsewhere. */
export const peoplePolicies = (streams: Reading, eraser: Pick<Eraser, 'finish'>, recognition: Pick<Recognition, 'renew'>): readonly Policy[] => [
  erasure(eraser),
  findableAsNow(streams, recognition),
  mirroredLinks(streams),
  safeguardingLooks(streams),
];

/** Addresses a command to a person. */
const aboutPerson = (personId: Uuid) => ({ caseId: personId, partId: personId });
