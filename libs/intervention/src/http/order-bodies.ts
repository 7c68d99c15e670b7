import { Choice, Day, FactBody, Note, OrganisationCode, Text, Whole } from '#http';
import { INTERVENTION_KINDS, type InterventionKind } from '#programmes/contract';
import {
  GOAL_RESULTS,
  STOP_REASONS,
  SUPPLIER_DECLINE_REASONS,
  type GoalResult,
  type StopReason,
  type SupplierDeclineReason,
} from '../model/vocabulary.js';

/** An intervention to order. */
export class InterventionOrderBody extends FactBody {
  @Choice(INTERVENTION_KINDS, { about: "What is ordered; one of the kinds in the catalogue of the case's programme.", example: 'physiotherapy' })
  kind: InterventionKind;

  @OrganisationCode({
    about: 'Code of the supplier in that catalogue. Leave out where it has one supplier for the kind.',
    example: 'PRV01',
    optional: true,
  })
  supplier?: string;

  @Whole({ about: 'Sessions agreed. The catalogue says how many the programme pays for at most.', min: 1, max: 100, example: 6 })
  plannedSessions: number;

  @Note({ about: 'What it is to achieve, in words. Personal.', example: 'Lift 10 kg without pain.', max: 1_000, optional: true })
  goal?: string;

  @Note({ about: 'Anything that the supplier should know. Personal.', optional: true })
  note?: string;
}

/** An external supplier's yes. */
export class SupplierAcceptanceBody extends FactBody {
  @Day({ about: 'Day on which the supplier expects to begin, where it said so. It may lie ahead.', optional: true })
  expectedFirstSessionOn?: string;

  @Text({ about: "The supplier's own reference for the person. Personal.", example: 'TT-2026-0417', max: 100, optional: true })
  supplierReference?: string;

  @Note({ about: 'Anything worth knowing. Personal.', optional: true })
  note?: string;
}

/** An external supplier's no. */
export class SupplierDeclineBody extends FactBody {
  @Choice(SUPPLIER_DECLINE_REASONS, { about: 'Why the supplier does not take the order.' })
  reason: SupplierDeclineReason;

  @Note({ about: 'Anything worth knowing. Personal.', optional: true })
  note?: string;
}

/** The regular end of an intervention. */
export class InterventionCompletionBody extends FactBody {
  @Choice(GOAL_RESULTS, { about: 'How far its goal was reached.' })
  goal: GoalResult;

  @Note({ about: 'Anything worth knowing. Personal.', optional: true })
  note?: string;
}

/** An early end. */
export class InterventionStopBody extends FactBody {
  @Choice(STOP_REASONS, { about: 'Why it ends before it is complete.' })
  reason: StopReason;

  @Note({ about: 'Anything worth knowing. Personal.', optional: true })
  note?: string;
}
