import { Body, Controller, Inject, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CaseCommand,
  Choice,
  CommandSender,
  Envelope,
  Flag,
  FreeObject,
  Identifier,
  Moment,
  Note,
  ProblemCodes,
  refused,
  type AnyRefusals,
  type Receipt,
} from '#http';
import { Desk, refuseCase, refuseCommand } from '#handling';
import {
  correctedHistory,
  CORRECTION_REASONS,
  refuseCorrection,
  type CommandEnvelope,
  type CorrectFact,
  type CorrectionReason,
  type Recorded,
  type Uuid,
} from '#kernel';
import { checkedFacts } from './checked-facts.js';
import type { CorrectableModule } from './correctable-module.js';

/** Injection token of the modules whose facts can be corrected. */
export const CORRECTABLE_MODULES = Symbol('correctable modules');

export class CorrectionBody {
  @Identifier({ about: 'The event to correct; the timeline of the case shows its id.' })
  eventId: string;

  @Choice(CORRECTION_REASONS, { about: 'Why it is corrected.' })
  reason: CorrectionReason;

  @FreeObject({
    about: 'The new facts, under the names that the event has them by; null takes a fact out. Fields not named stay as they are.',
    example: { method: 'telephone' },
    optional: true,
  })
  facts?: Record<string, unknown>;

  @Moment({ about: 'When it really happened, if that was wrong.', optional: true })
  happenedAt?: string;

  @Flag({ about: 'True if it never happened: the event no longer counts.', example: false, optional: true })
  struckOut?: boolean;

  @Note({ about: 'Why, in your own words.', optional: true })
  explanation?: string;
}

@ApiTags('corrections')
@Controller('v1/cases/:caseId')
export class CorrectionsController {
  constructor(
    @Inject(CORRECTABLE_MODULES) private readonly modules: readonly CorrectableModule[],
    @Inject(Desk) private readonly desk: Desk,
    private readonly sender: CommandSender,
  ) {}

  /** Corrects a fact: the old event stays readable, and everything built on it is worked out anew. */
  @CaseCommand('corrections', {
    summary: 'Correct an earlier event of the case, or strike it out',
    refusals: [refuseCorrection, refuseCase, refuseCommand],
  })
  async correct(@Param('caseId', ParseUUIDPipe) caseId: Uuid, @Body() body: CorrectionBody, @Envelope() envelope: CommandEnvelope): Promise<Receipt> {
    const found = await this.find(caseId, body.eventId);
    if (!found) throw refused(refuseCorrection('correction.event-not-found', { field: 'eventId' }));
    const facts = found.rule ? await checkedFacts(found.rule, body.facts ?? {}, found.event) : (body.facts ?? {});
    const command: CorrectFact = {
      type: 'CorrectFact',
      eventId: body.eventId,
      reason: body.reason,
      facts,
      ...(body.happenedAt ? { newEffectiveAt: body.happenedAt } : {}),
      struckOut: body.struckOut ?? false,
      ...(body.explanation ? { explanation: body.explanation } : {}),
    };
    return await this.sender.receipt(new found.module.command(found.target, command, envelope));
  }

  private async find(caseId: Uuid, eventId: Uuid) {
    for (const module of this.modules) {
      for (const target of await module.targets(this.desk.streams, caseId)) {
        const events = await this.desk.streams.read(module.stream(target));
        const isMeant = (e: Recorded): boolean => e.eventId === eventId;
        // As it is believed now: what follows from a correction builds on the corrections before it.
        const event = correctedHistory(events).find(isMeant) ?? events.find(isMeant);
        if (event) return { module, target, event, rule: module.corrections[event.type] };
      }
    }
    return undefined;
  }
}

/** Documents what else a correction may be refused with: what results must be a history that the rules of its module allow. */
export function documentConsistency(...catalogues: readonly AnyRefusals[]): void {
  const own = [refuseCorrection, refuseCase, refuseCommand];
  const correct = Object.getOwnPropertyDescriptor(CorrectionsController.prototype, 'correct') as PropertyDescriptor;
  ProblemCodes(...own, ...catalogues)(CorrectionsController.prototype, 'correct', correct);
}
