import { Choice, Identifier, Parts } from '#http';
import { EMPLOYER_RESPONSES, type EmployerResponse } from '../model/vocabulary.js';
import { ProposedAdjustmentAnswer } from './adjustment-bodies.js';
import { LiaisonNoteBody } from './contact-bodies.js';
import { WordsById } from './fields.js';

/** The facts of a proposal under the names that its event has them by. */
export class CorrectedProposal extends LiaisonNoteBody {
  @Parts(() => ProposedAdjustmentAnswer, { about: 'All adjustments that were proposed, 1 to 20, under their ids.', max: 20 })
  adjustments: ProposedAdjustmentAnswer[];

  @WordsById({ about: 'What all of them mean in practice, by their ids. Personal.' })
  descriptions: Record<string, string>;
}

/** An answer to one adjustment, without its words. */
export class CorrectedResponse {
  @Identifier({ about: 'The adjustment.' })
  adjustmentId: string;

  @Choice(EMPLOYER_RESPONSES, { about: 'The answer.' })
  response: EmployerResponse;
}

/** The facts of an employer's answer under the names that its event has them by. */
export class CorrectedResponses extends LiaisonNoteBody {
  @Parts(() => CorrectedResponse, { about: 'All answers, one for each adjustment that was answered.', max: 1_000 })
  responses: CorrectedResponse[];

  @WordsById({ about: 'All answers in words, by the ids of the adjustments. Personal.' })
  details: Record<string, string>;
}

/** The facts of an implementation under the names that its event has them by. */
export class CorrectedImplementation extends LiaisonNoteBody {
  @Identifier({ about: 'The adjustment that is in place.' })
  adjustmentId: string;
}
