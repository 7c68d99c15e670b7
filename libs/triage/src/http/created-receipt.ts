import { receiptOf, type CreatedReceipt } from '#http';
import type { CommandAnswer, Uuid } from '#kernel';

/** The answer to a command that made something whose id its first event has under that name. */
export function createdReceipt(caseId: Uuid, answer: CommandAnswer, field: 'attemptId' | 'pauseId'): CreatedReceipt {
  const data = answer.events[0]?.data as Partial<Record<typeof field, Uuid>> | undefined;
  const id = data?.[field];
  if (id === undefined) throw new Error(`A command made nothing that has a ${field}`);
  return { ...receiptOf(caseId, answer), id };
}
