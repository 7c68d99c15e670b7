import type { LetterKind } from '#programmes/contract';
import { appointmentMade } from './appointment-made.js';
import { assessmentReport } from './assessment-report.js';
import { didNotAttend } from './did-not-attend.js';
import { discharge } from './discharge.js';
import { followUp } from './follow-up.js';
import { planAgreed } from './plan-agreed.js';
import { progress } from './progress.js';
import { referralNotAccepted } from './referral-not-accepted.js';
import { referralReceived } from './referral-received.js';
import type { Template } from './template.js';
import { unableToContact } from './unable-to-contact.js';

/** The template of every kind of letter. */
export const TEMPLATES: Readonly<Record<LetterKind, Template>> = {
  'referral-received': referralReceived,
  'referral-not-accepted': referralNotAccepted,
  'appointment-made': appointmentMade,
  'did-not-attend': didNotAttend,
  'unable-to-contact': unableToContact,
  'assessment-report': assessmentReport,
  'plan-agreed': planAgreed,
  progress,
  discharge,
  'follow-up': followUp,
};
