/** Works something out when it is first asked for, and not again. */
export function once<T>(workOut: () => T): () => T {
  let known: { value: T } | undefined;
  return () => (known ??= { value: workOut() }).value;
}
