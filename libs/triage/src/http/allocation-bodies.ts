import { Choice, FactBody, Note, Text } from '#http';
import { REALLOCATION_REASONS, type ReallocationReason } from '../model/vocabulary.js';

const WITHOUT_SPACES = { regex: /^\S{1,100}$/, says: 'up to 100 characters without spaces' };

export class AllocationBody extends FactBody {
  @Text({ about: 'Account id of the practitioner, never a name.', example: 'caseworker-2', max: 100, pattern: WITHOUT_SPACES })
  practitioner: string;

  @Text({
    about: "Code of the practitioner's team, where the provider has teams.",
    example: 'north',
    max: 100,
    pattern: WITHOUT_SPACES,
    optional: true,
  })
  team?: string;

  @Note({ about: 'Anything worth knowing.', example: 'Asked for somebody who speaks Polish.', optional: true })
  note?: string;
}

export class ReallocationBody extends AllocationBody {
  @Choice(REALLOCATION_REASONS, { about: 'Why the case passes on.' })
  reason: ReallocationReason;
}
