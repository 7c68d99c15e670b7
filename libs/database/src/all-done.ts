/** Waits for every answer, so that none is left without a listener. @throws what the first that failed throws */
export async function allDone(answers: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(answers)).find((answer) => answer.status === 'rejected');
  if (failed) throw failed.reason;
}
