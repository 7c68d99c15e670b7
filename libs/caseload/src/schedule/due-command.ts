import type { ModuleCommand } from '#handling';
import { derivedId, known, type CommandEnvelope } from '#kernel';
import { THE_SYSTEM } from '#projections';
import { TriageModuleCommand } from '#triage';
import type { ScheduleRow } from '../projection/schema.js';
import { WorklistCommand } from '../worklist/handled-worklist.js';

/** The command that something due calls for. Its id follows from what is due, so a repeat is harmless. */
export function dueCommand(row: ScheduleRow): ModuleCommand<{ type: string }> {
  const target = { caseId: row.case_id };
  // The attempts of that very day count too, so the declaration is made now and not at the start of the day.
  if (row.kind === 'declare-unable-to-contact') return new TriageModuleCommand(target, { type: 'DeclareUnableToContact' }, envelopeOf(row));
  const { kind, because } = row;
  const item = known({ kind, because, weeks: row.weeks ?? undefined, dueOn: row.due_on, breachOn: row.breach_on ?? undefined });
  return new WorklistCommand(target, { type: 'RaiseWorklistItem', item }, { ...envelopeOf(row), effectiveAt: row.raise_at });
}

const envelopeOf = ({ item_id, because }: ScheduleRow): CommandEnvelope => ({
  commandId: derivedId(item_id, 'due'),
  fingerprint: 'schedule',
  correlationId: because,
  causationId: because,
  actor: THE_SYSTEM,
});
