import { londonDate, type Uuid } from '#kernel';
import { letterIdFor, letterStream } from '#letters/contract';
import type { LetterKind } from '#programmes/contract';
import { referenceOf } from '#referral/contract';
import { WRITTEN_FROM_HERE } from '../log/ledger.js';
import type { Said, SimulatedCase } from './simulated-case.js';

const TEMPLATE_VERSION = 2;

const OUTPATIENT_LETTER = { code: '823681000000100', title: 'Outpatient letter' };
const PLAN = { code: '887201000000105', title: 'Plan and requested actions' };

/** The letter to the practice that a milestone calls for, if the programme sends any of its kind: written and sent, or held. */
export function letterAbout(one: SimulatedCase, kind: LetterKind, milestone: Said, agreed: boolean): void {
  const { programme, chance, caseId, person } = one;
  if (!programme.letters.includes(kind)) return;
  const identity = { kind, milestone: milestone.eventId, version: 1 };
  const letterId = letterIdFor(caseId, identity);
  const stream = letterStream(letterId);
  const { practice, personId } = person;
  const due = one.follows(milestone, stream, [{ type: 'LetterDue', data: { ...identity, personId, practice } }]);
  if (!agreed) return void one.follows(due, stream, [{ type: 'LetterHeld', data: { why: 'no-consent' } }]);
  const data = { templateVersion: TEMPLATE_VERSION, writtenFrom: WRITTEN_FROM_HERE, contentHash: chance.hash(), practice };
  const drafted = one.follows(due, stream, [{ type: 'LetterDrafted', data, personal: { letter: letterOf(one, kind, letterId) } }]);
  const sent = one.follows(drafted, stream, [{ type: 'LetterSent', data: { transport: 'outbox', practice } }]);
  // What a practice's system answers comes in while everybody is at work on something else.
  if (chance.happens(0.2)) one.follows(sent, stream, [{ type: 'LetterDelivered', data: {} }]);
  else if (chance.happens(0.01)) one.follows(sent, stream, [{ type: 'LetterUndeliverable', data: { reason: 'not-collected' } }]);
}

function letterOf(one: SimulatedCase, kind: LetterKind, letterId: Uuid) {
  const { programme, caseId, person, now } = one;
  const date = londonDate(now);
  const name = `${person.given} ${person.family}`;
  return {
    ...{ letterId, kind, version: 1, templateVersion: TEMPLATE_VERSION, documentType: OUTPATIENT_LETTER },
    ...{ title: kind.replaceAll('-', ' '), date, reference: referenceOf(caseId) },
    from: { service: programme.wording.serviceName, provider: programme.provider.name, telephone: programme.wording.telephone },
    to: { practice: person.practice },
    person: {
      ...{ name, birthDate: person.birthDate },
      ...(person.nhsNumber ? { nhsNumber: person.nhsNumber } : {}),
      nhsNumberVerified: person.nhsNumber !== undefined,
    },
    opening: `We write to tell you how the support of ${name} is going.`,
    sections: [{ ...PLAN, blocks: [{ kind: 'text' as const, text: 'For the GP: nothing is asked of you.' }] }],
  };
}
