import { Choices, Day, Flag, Note, Part, Parts, Text } from '#http';
import type { Refusal } from '#kernel';
import { CONDITION_GROUPS, type ConditionGroup } from '#programmes/contract';
import { refuseIntake } from '../intake/check-intake.js';
import type { Intake } from '../intake/intake.js';
import type { ConsentTerms } from '../model/consent.js';
import { known, personalOf } from './intake-of-body.js';
import { PersonBody } from './person-body.js';
import { ConsentBody, EmploymentBody } from './referral-body.js';

/** What somebody says who refers themself. */
export class SelfReferralBody {
  @Text({ about: 'Programme id. Leave out where only one programme would take you.', example: 'staged-work-health', max: 60, optional: true })
  programme?: string;

  @Part(() => PersonBody, { about: 'About you. An NHS number helps but is not needed.' })
  person: PersonBody;

  @Choices(CONDITION_GROUPS, { about: 'What gets in the way of work; the main thing first.' })
  conditionGroups: ConditionGroup[];

  @Part(() => EmploymentBody, { about: 'Your work.' })
  employment: EmploymentBody;

  @Day({ about: 'First day off work, if you are off.', example: '2026-02-02', optional: true })
  absenceStartedOn?: string;

  @Note({ about: 'What you would like help with.', example: 'I would like to go back but cannot lift.', optional: true })
  reason?: string;

  @Flag({ about: 'Your GP may be told how you get on. A consent for your GP under `consents` says more exactly what.', optional: true })
  tellMyGp?: boolean;

  @Parts(() => ConsentBody, { about: 'Further consents; empty if none.', max: 10, optional: true })
  consents?: ConsentBody[];
}

const TELL_MY_GP: ConsentTerms = { recipient: 'gp', purpose: 'feedback-to-referrer', content: ['everything'] };

/** A self-referral as the intake takes it. Nobody has verified the NHS number, whatever the form says. */
export function intakeOfSelfReferral(body: SelfReferralBody): Intake | Refusal {
  const gpMayHear = body.consents?.some(({ recipient }) => recipient === 'gp');
  if (body.tellMyGp === false && gpMayHear) return refuseIntake('intake.gp-consent-unclear', { field: 'tellMyGp' });
  const { employerName, ...employment } = body.employment;
  return {
    ...(body.programme ? { programme: body.programme } : {}),
    facts: known({
      source: 'self' as const,
      channel: 'web-form' as const,
      referrer: { organisation: 'SELF' },
      practice: body.person.practice,
      conditionGroups: body.conditionGroups,
      employment: known({ ...employment }),
      absenceStartedOn: body.absenceStartedOn,
      sex: body.person.sex ?? 'unknown',
      ethnicGroup: body.person.ethnicGroup ?? 'not-stated',
    }),
    personal: { ...personalOf(body.person), ...known({ employer: employerName ? { name: employerName } : undefined, reason: body.reason }) },
    nhsNumberVerified: false,
    consents: [
      ...(body.consents ?? []).map(({ recipient, purpose, content }) => ({ recipient, purpose, content })),
      ...(body.tellMyGp && !gpMayHear ? [TELL_MY_GP] : []),
    ],
  };
}
