import { StoreUnavailable } from '#database';

/** Whoever probes or measures does not wait longer, in milliseconds. */
const SOON_MS = 2_000;

/** What is answered soon, or that whatever was asked cannot be had. @throws StoreUnavailable */
export async function soon<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new StoreUnavailable('No answer')), SOON_MS)));
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
