import { expect, it } from '@jest/globals';
import { isRefusal } from '#kernel';
import { intakeOfSelfReferral, type SelfReferralBody } from '../src/http/self-referral.js';

const forGp = { recipient: 'gp' as const, purpose: 'feedback-to-referrer' as const, content: ['outcome' as const] };

/** What a form with these answers on consent comes to: the consents, or the code of the refusal with its field. */
function consented(answers: Pick<SelfReferralBody, 'tellMyGp' | 'consents'>) {
  const intake = intakeOfSelfReferral({
    ...answers,
    person: { name: { given: 'Alex', family: 'Example' } },
    conditionGroups: ['pain'],
    employment: { status: 'employed' },
  });
  return isRefusal(intake) ? [intake.code, intake.fields[0]?.field] : intake.consents;
}

it('who refers themself lets their GP hear by the tick, or by a consent that says what', () => {
  expect(consented({ tellMyGp: true })).toEqual([{ ...forGp, content: ['everything'] }]);
  expect(consented({ consents: [forGp] })).toEqual([forGp]);
  expect(consented({ tellMyGp: true, consents: [forGp] })).toEqual([forGp]);
  expect(consented({ tellMyGp: false })).toEqual([]);
});

it('who says no to the tick and yes to the consent is asked which', () => {
  expect(consented({ tellMyGp: false, consents: [forGp] })).toEqual(['intake.gp-consent-unclear', 'tellMyGp']);
});
