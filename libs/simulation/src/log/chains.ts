/** Where a stream stands: revision and hash of its last event. */
export interface Chain {
  revision: number;
  hash: string;
}

/** The streams of a case, or of a person, by name. */
export type Chains = Map<string, Chain>;
