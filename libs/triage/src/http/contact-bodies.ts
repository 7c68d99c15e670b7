import { Choice, FactBody, Identifier, Note } from '#http';
import { CONTACT_METHODS, CONTACT_RESULTS, type ContactMethod, type ContactResult } from '../model/contact-vocabulary.js';

export class ContactAttemptBody extends FactBody {
  @Choice(CONTACT_METHODS, { about: 'How the person was tried.' })
  method: ContactMethod;

  @Choice(CONTACT_RESULTS, {
    about:
      'What came of it. `spoke`, `replied` and `declined` are answers: the first of them is the first contact. By telephone: spoke, declined, ' +
      'no-answer, voicemail, message-left, wrong-number; in person the same without voicemail; in writing: sent, replied, declined, undelivered, wrong-number.',
    example: 'no-answer',
  })
  result: ContactResult;

  @Note({ about: 'What was said.', optional: true })
  note?: string;
}

export class FirstContactBody extends FactBody {
  @Choice(CONTACT_METHODS, { about: 'How the person was reached, or got in touch.' })
  method: ContactMethod;

  @Identifier({
    about: 'The contact attempt that turned out to have reached the person; left out if they got in touch by themselves.',
    optional: true,
  })
  attemptId?: string;

  @Note({ about: 'What was said.', optional: true })
  note?: string;
}
