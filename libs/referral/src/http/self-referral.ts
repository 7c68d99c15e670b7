import { Choices, Day, Flag, Note, Part, Parts, Text } from '#http';
import { CONDITION_GROUPS, type ConditionGroup } from '#programmes/contract';
import type { Intake } from '../intake/intake.js';
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

  @Flag({ about: 'Your GP may be told how you get on.', optional: true })
  tellMyGp?: boolean;

  @Parts(() => ConsentBody, { about: 'Further consents; empty if none.', max: 10, optional: true })
  consents?: ConsentBody[];
}

/** A self-referral as the intake takes it. Nobody has verified the NHS number, whatever the form says. */
export function intakeOfSelfReferral(body: SelfReferralBody): Intake {
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
      ...(body.tellMyGp ? [{ recipient: 'gp' as const, purpose: 'feedback-to-referrer' as const, content: ['everything' as const] }] : []),
    ],
  };
}
