import { Choice, FactBody, Note } from '#http';
import { RISKS, type Risk } from '../model/vocabulary.js';

export class RiskBody extends FactBody {
  @Choice(RISKS, {
    about: 'The risk or need. A safeguarding concern is none of these: report it under /safeguarding, where few can read it.',
    example: 'imminent-job-loss',
  })
  risk: Risk;

  @Note({ about: 'What it rests on.', example: 'The employer has set a final meeting.', optional: true })
  note?: string;
}
