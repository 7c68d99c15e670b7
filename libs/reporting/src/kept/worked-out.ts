import { getOr } from '#kernel';

/** What was worked out of an object, remembered as long as the object is: in the last few ways in which it was asked for. */
export class WorkedOut<Of extends object, What> {
  private readonly known = new WeakMap<Of, Map<string, What>>();

  /** @param most in how many ways it is remembered of one object */
  constructor(private readonly most = 3) {}

  /** @param how whatever else than the object decides what comes out */
  of(object: Of, how: string, work: () => What): What {
    let ways = this.known.get(object);
    if (!ways) this.known.set(object, (ways = new Map()));
    const what = getOr(ways, how, work);
    // Those asked for last stand last.
    ways.delete(how);
    ways.set(how, what);
    if (ways.size > this.most) ways.delete(ways.keys().next().value as string);
    return what;
  }
}
