/** The ways to reach a person. */
export const CONTACT_METHODS = ['telephone', 'sms', 'email', 'letter', 'in-person'] as const;
export type ContactMethod = (typeof CONTACT_METHODS)[number];

/**
 * What came of an attempt. `spoke`: with the person. `declined`: the person answered, and does not want to talk or be
 * supported. `replied`: the person answered in writing. `message-left`: with somebody else or at the door. `sent`: gone out,
 * no answer yet. `undelivered`: came back. `wrong-number`: the number or address is not the person's.
 */
export const CONTACT_RESULTS = [
  'spoke',
  'replied',
  'declined',
  'no-answer',
  'voicemail',
  'message-left',
  'sent',
  'undelivered',
  'wrong-number',
] as const;
export type ContactResult = (typeof CONTACT_RESULTS)[number];

const IN_WRITING: readonly ContactResult[] = ['sent', 'replied', 'declined', 'undelivered', 'wrong-number'];

const RESULTS_OF: Record<ContactMethod, readonly ContactResult[]> = {
  telephone: ['spoke', 'declined', 'no-answer', 'voicemail', 'message-left', 'wrong-number'],
  sms: IN_WRITING,
  email: IN_WRITING,
  letter: IN_WRITING,
  'in-person': ['spoke', 'declined', 'no-answer', 'message-left', 'wrong-number'],
};

/** The results that an attempt by this method can have: a text message is not answered by voicemail. */
export const resultsOf = (method: ContactMethod): readonly ContactResult[] => RESULTS_OF[method];

const TWO_WAY: readonly ContactResult[] = ['spoke', 'replied', 'declined'];

/** Whether the person was reached and answered; only then does the wait for a first contact end. */
export const isTwoWay = (result: ContactResult): boolean => TWO_WAY.includes(result);
