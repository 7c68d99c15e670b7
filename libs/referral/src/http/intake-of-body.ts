import type { Actor } from '#kernel';
import type { Intake } from '../intake/intake.js';
import type { ReferralBody } from './referral-body.js';
import type { PersonBody } from './person-body.js';

/** A professional's referral as the intake takes it. A message id is theirs alone, so it counts within their organisation. */
export function intakeOfReferral(body: ReferralBody, actor: Actor): Intake {
  const { employment, referrer, person } = body;
  const { employerName, ...employmentFacts } = employment;
  return {
    ...(body.programme ? { programme: body.programme } : {}),
    ...(body.sourceMessageId ? { sourceMessage: { system: actor.organisation, id: body.sourceMessageId } } : {}),
    facts: known({
      source: body.source,
      channel: body.channel ?? 'json-api',
      referrer: known({ organisation: referrer.organisation, profession: referrer.profession }),
      practice: person.practice ?? (body.source === 'gp' && /^[A-Z]\d{5}$/.test(referrer.organisation) ? referrer.organisation : undefined),
      requestedStage: body.requestedStage,
      conditionGroups: body.conditionGroups,
      employment: known({ ...employmentFacts }),
      absenceStartedOn: body.absenceStartedOn,
      fitNote: body.fitNote && known({ ...body.fitNote }),
      sex: person.sex ?? 'unknown',
      ethnicGroup: person.ethnicGroup ?? 'not-stated',
      noticeReceivedOn: body.noticeReceivedOn,
    }),
    personal: {
      ...personalOf(person),
      ...known({
        employer: employerName ? { name: employerName } : undefined,
        referrerName: referrer.name,
        reason: body.reason,
        conditionText: body.condition,
      }),
    },
    nhsNumberVerified: person.nhsNumberStatus === '01',
    consents: body.consents.map(({ recipient, purpose, content }) => ({ recipient, purpose, content })),
  };
}

/** What identifies the person, without what was not said. */
export function personalOf(person: PersonBody): Intake['personal'] {
  return {
    name: known({ given: person.name.given, family: person.name.family, title: person.name.title }),
    ...known({ birthDate: person.birthDate, nhsNumber: person.nhsNumber, contact: person.contact && known({ ...person.contact }) }),
  };
}

/** Without the fields that are not known. */
export function known<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
