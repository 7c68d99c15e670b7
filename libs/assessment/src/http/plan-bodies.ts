import { Choice, Choices, Day, FactBody, Note } from '#http';
import { INTERVENTION_KINDS, type InterventionKind } from '#programmes/contract';
import {
  ADDRESSEES,
  PLAN_GOALS,
  PLAN_PROGRESS,
  RECOMMENDATIONS,
  type PlanGoal,
  type PlanProgress,
  type Recommendation,
} from '../model/plan-vocabulary.js';

const recommendationsInWords = ADDRESSEES.map((addressee) => `the ${addressee}: ${RECOMMENDATIONS[addressee].join(', ')}`).join('; ');

/** A return-to-work plan, as a whole. */
export class PlanBody extends FactBody {
  @Choices(PLAN_GOALS, { about: 'What the plan aims at; at least one.', example: ['phased-return'] })
  goals: PlanGoal[];

  @Choices(Object.values(RECOMMENDATIONS).flat(), {
    about: `What is recommended; empty if nothing. Each is for one addressee to act on. For ${recommendationsInWords}.`,
    example: ['graded-activity', 'fit-note-as-advised', 'phased-return'],
  })
  recommendations: Recommendation[];

  @Choices(INTERVENTION_KINDS, { about: 'Kinds of intervention that the person needs, whether or not the programme offers them; empty if none.' })
  interventionsNeeded: InterventionKind[];

  @Day({ about: 'Day by which the goals are to be reached.', example: '2026-06-01', optional: true })
  targetDate?: string;

  @Day({ about: "Day of the next review. Leave out for the programme's interval.", example: '2026-04-09', optional: true })
  reviewDate?: string;

  @Note({ about: 'Goals in words, as the letter gives them. Personal.', example: 'Back to full hours by June.', optional: true })
  goalsInWords?: string;

  @Note({ about: 'Recommendations in words, as the letter gives them. Personal.', example: 'Walk for 20 minutes every day.', optional: true })
  recommendationsInWords?: string;

  @Note({ about: 'For the file alone. Personal.', optional: true })
  note?: string;
}

/** A review of the plan. */
export class PlanReviewBody extends FactBody {
  @Choice(PLAN_PROGRESS, { about: 'How the plan stands.', example: 'on-track' })
  progress: PlanProgress;

  @Choices(PLAN_GOALS, { about: 'Goals of the plan that have been achieved; empty if none yet.' })
  goalsAchieved: PlanGoal[];

  @Day({
    about: "Day of the next review. Leave out for the programme's interval; none follows once all is achieved.",
    example: '2026-05-07',
    optional: true,
  })
  reviewDate?: string;

  @Note({ about: 'Anything worth knowing. Personal.', optional: true })
  note?: string;
}
