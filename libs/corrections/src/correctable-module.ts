import type { Type } from '@nestjs/common';
import type { ModuleCommand, Streams, Target } from '#handling';
import type { CommandEnvelope, CorrectFact, Recorded, Uuid } from '#kernel';

/** How the facts of one type of event are checked when corrected. */
export interface CorrectedFacts {
  /** The class whose fields the new facts must fit; fields that are not corrected may be missing. */
  facts: Type<object>;
  /** What else changes when these facts do (an age band follows a birth date). */
  derive?(facts: Record<string, unknown>, event: Recorded): Record<string, unknown>;
}

/** What the corrections of a case need to know of a module: where its events of a case are, and what they may hold. */
export interface CorrectableModule {
  /** Targets in the module that belong to a case; one, unless the case has several such parts. */
  targets(streams: Streams, caseId: Uuid): Promise<readonly Target[]> | readonly Target[];
  stream(target: Target): string;
  command: new (target: Target, command: CorrectFact, envelope: CommandEnvelope) => ModuleCommand<{ type: string }>;
  /** By event type. Types that are never corrected are left out. */
  corrections: Readonly<Record<string, CorrectedFacts>>;
}
