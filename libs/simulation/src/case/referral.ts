import { addDays, postcodeDistrict, type Actor } from '#kernel';
import { personStream } from '#people/contract';
import { findEligibility, type Channel, type ConditionGroup, type ReferralSource, type Stage } from '#programmes/contract';
import { professionOf, referralStream, type ConsentTerms, type ReferralEvent, type ReferralFacts } from '#referral/contract';
import { ORGANISATIONS } from '#invented';
import { ageBandOn } from './people.js';
import type { Chains } from '../log/chains.js';
import { letterAbout } from './letters.js';
import { EMPLOYER_SIZES, type Shares } from './shares.js';
import type { Said, SimulatedCase } from './simulated-case.js';

/** What later parts of a case know of its referral. */
export interface Referred {
  facts: ReferralFacts;
  received: Said;
  /** When it was accepted; absent: it never was. */
  accepted?: Said;
  tellsGp: boolean;
  /** The consent to talk to the employer, if it was given. */
  employerConsent?: string;
}

const TO_GP: ConsentTerms = {
  recipient: 'gp',
  purpose: 'direct-support',
  content: ['progress', 'assessment-report', 'function-and-adjustments', 'outcome'],
};
const TO_EMPLOYER: ConsentTerms = { recipient: 'employer', purpose: 'employer-liaison', content: ['function-and-adjustments'] };
const SIGNPOSTING = [{ id: 'citizens-advice', name: 'Citizens Advice', kind: 'destination' as const }];

/** A referral arrives, is noted on the person's record, and is accepted or not. */
export function referred(one: SimulatedCase, shares: Shares, person: { chains: Chains; earlierCase?: string }): Referred {
  const { chance, programme, caseId } = one;
  const facts = factsOf(one, shares);
  const stream = referralStream(caseId);
  const employed = facts.employment.status === 'employed';
  const [tellsGp, toEmployer] = [chance.happens(0.9), employed && chance.happens(0.4)];
  const eligibility = findEligibility(programme, { ...facts, on: facts.noticeReceivedOn });
  const events: ReferralEvent[] = [
    { type: 'ReferralReceived', data: receivedData(one, facts, eligibility), personal: personalOf(one) },
    ...(tellsGp ? [{ type: 'ConsentGiven' as const, data: { ...TO_GP, how: 'in-referral' as const } }] : []),
  ];
  if (!eligibility.eligible) {
    const failedCriteria = eligibility.findings.filter(({ met }) => met === 'no').map(({ criterion, plainWords }) => ({ criterion, plainWords }));
    events.push({ type: 'ReferralNotAccepted', data: { reason: 'not-eligible', failedCriteria, signposting: SIGNPOSTING } });
  } else if (person.earlierCase) events.push({ type: 'LinkedToEarlierCase', data: { earlierCase: person.earlierCase } });
  const automatic = eligibility.eligible && programme.acceptance === 'automatic';
  if (automatic) events.push({ type: 'ReferralAccepted', data: { how: 'automatic' } });
  const received = one.record(senderOf(one, facts), stream, events);
  one.followsForPerson(received, personStream(one.person.personId), [{ type: 'CaseNoted', data: { caseId } }], person.chains);
  const known = { facts, received, tellsGp };
  if (!eligibility.eligible) {
    letterAbout(one, 'referral-not-accepted', { ...received, eventId: received.last }, tellsGp);
    return known;
  }
  letterAbout(one, 'referral-received', received, tellsGp);
  const accepted = automatic ? received : decided(one, stream);
  const consent =
    accepted && toEmployer
      ? one.record(one.staff.caseworker, stream, [{ type: 'ConsentGiven', data: { ...TO_EMPLOYER, how: 'verbal' } }])
      : undefined;
  return { ...known, ...(accepted ? { accepted } : {}), ...(consent ? { employerConsent: consent.eventId } : {}) };
}

/** Staff accept the referral, after a question perhaps, or it is not accepted or taken back. */
function decided(one: SimulatedCase, stream: string): Said | undefined {
  const { chance, staff } = one;
  one.workingDays(chance.between(0, 1));
  if (chance.happens(0.015)) {
    one.record(staff.caseworker, stream, [
      { type: 'InformationRequested', data: { needed: ['practice'] }, personal: { question: 'Which practice?' } },
    ]);
    one.workingDays(chance.between(1, 6));
    one.record(staff.caseworker, stream, [{ type: 'InformationSupplied', data: { facts: { practice: one.person.practice } } }]);
  }
  if (chance.happens(0.02)) {
    const reason = chance.pick(['no-longer-needed', 'returned-to-work', 'person-declined'] as const);
    one.record(staff.caseworker, stream, [{ type: 'ReferralWithdrawn', data: { by: 'person', reason } }]);
    return undefined;
  }
  if (chance.happens(0.02)) {
    const data = { reason: 'unsuitable' as const, failedCriteria: [], signposting: SIGNPOSTING };
    letterAbout(one, 'referral-not-accepted', one.record(staff.caseworker, stream, [{ type: 'ReferralNotAccepted', data }]), true);
    return undefined;
  }
  return one.record(staff.caseworker, stream, [{ type: 'ReferralAccepted', data: { how: 'by-staff' } }]);
}

function factsOf({ chance, programme, person, today }: SimulatedCase, shares: Shares): ReferralFacts {
  const source = chance.weighted<ReferralSource>(shares.sources);
  const outOfWork = shares.outOfWork > 0 ? chance.happens(shares.outOfWork) : chance.happens(0.03);
  // Some referrals are keyed days after notice of them came in.
  const noticeReceivedOn = chance.happens(0.1) && programme.opensOn < addDays(today, -5) ? addDays(today, -chance.between(1, 5)) : today;
  const offSick = !outOfWork && chance.happens(0.7);
  const absenceStartedOn = offSick && chance.happens(0.9) ? addDays(noticeReceivedOn, -Math.min(chance.skewed(24), 350)) : undefined;
  const profession = professionOf(source);
  const organisation = ORGANISATIONS[source] ?? person.practice;
  return {
    ...{ source, channel: channelOf(source, programme.channels, chance.next()), referrer: { organisation, ...(profession ? { profession } : {}) } },
    practice: person.practice,
    ...(chance.happens(0.6) ? { requestedStage: chance.weighted<Stage>(shares.stages) } : {}),
    conditionGroups: [chance.weighted<ConditionGroup>(shares.conditions)],
    employment: outOfWork
      ? { status: 'unemployed', weeksUnemployed: chance.between(2, 80) }
      : {
          status: 'employed',
          employerSize: chance.weighted(EMPLOYER_SIZES),
          occupationGroup: chance.pick(['1', '2', '3', '4', '5', '6', '7', '8', '9']),
          ...(offSick ? { offSick } : { offSick, atRiskOfAbsence: true }),
        },
    ...(absenceStartedOn ? { absenceStartedOn } : {}),
    ...(absenceStartedOn && chance.happens(0.6) ? { fitNote: fitNoteFrom(absenceStartedOn, chance.happens(0.7)) } : {}),
    ...{ ageBand: ageBandOn(person, today), sex: person.sex, ethnicGroup: person.ethnicGroup },
    ...postcode(person.postcode),
    noticeReceivedOn,
    nhsNumberStatus: person.nhsNumber && source !== 'self' ? 'verified' : 'none',
  };
}

const fitNoteFrom = (from: string, notFit: boolean): ReferralFacts['fitNote'] => ({
  ...{ statement: notFit ? 'not-fit' : 'may-be-fit', from, to: addDays(from, 28) },
  adjustments: notFit ? [] : ['phased-return'],
});

function postcode(text: string): Pick<ReferralFacts, 'postcodeDistrict'> {
  const district = postcodeDistrict(text);
  return district ? { postcodeDistrict: district } : {};
}

const CHANNELS: Readonly<Partial<Record<ReferralSource, readonly Channel[]>>> = {
  gp: ['fhir-message', 'fhir-message', 'json-api', 'fit-note'],
  self: ['web-form', 'telephone'],
};

function channelOf(source: ReferralSource, offered: readonly Channel[], chance: number): Channel {
  const usual = (CHANNELS[source] ?? ['json-api', 'telephone']).filter((channel) => offered.includes(channel));
  return usual[Math.floor(chance * usual.length)] ?? (offered[0] as Channel);
}

function receivedData(
  { chance, programme: { id, version }, person }: SimulatedCase,
  facts: ReferralFacts,
  eligibility: ReturnType<typeof findEligibility>,
) {
  const sourceMessage = { system: facts.referrer.organisation, id: chance.id() };
  const message = facts.channel === 'telephone' ? {} : { sourceMessage };
  return { ...facts, personId: person.personId, programme: { id, version }, ...message, contentFingerprint: chance.hash(), eligibility };
}

const personalOf = ({ person: { given, family, birthDate, nhsNumber, telephone, postcode } }: SimulatedCase) => ({
  ...{ name: { given, family }, birthDate, ...(nhsNumber ? { nhsNumber } : {}) },
  contact: { telephone, address: '1 Example Street', postcode },
});

function senderOf({ staff, person }: SimulatedCase, { channel, source, referrer: { organisation } }: ReferralFacts): Actor {
  if (channel === 'telephone') return staff.caseworker;
  if (source === 'self') return { id: 'anonymous', role: 'person', organisation: 'public' };
  return organisation === person.practice
    ? { id: 'practice-system', role: 'gp-practice', organisation }
    : { id: `${source}-1`, role: 'referrer', organisation };
}
