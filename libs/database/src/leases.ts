/** Some work that this process alone does, until it gives it up or loses it. */
export interface Lease {
  /** Aborted when the lease is lost: others may be doing the work from now on. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/** Who of several processes does a piece of work. */
export interface Leases {
  /** The lease on some work by name, or `undefined` while another process has it. */
  take(name: string): Promise<Lease | undefined>;
  /** Whether another process has any. */
  takenElsewhere(): Promise<boolean>;
  close(): Promise<void>;
}

/** Leases where there is one process by construction: on an embedded database. */
export const soleLeases: Leases = {
  take: () => Promise.resolve({ lost: new AbortController().signal, release: () => Promise.resolve() }),
  takenElsewhere: () => Promise.resolve(false),
  close: () => Promise.resolve(),
};
