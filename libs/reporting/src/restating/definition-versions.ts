/** A definition in one of its versions. */
export interface DefinitionRef {
  id: string;
  version: number;
}

/** Every version that definitions ever had: what was published stays explainable by what it was published under. */
export class DefinitionVersions<T extends { readonly definition: DefinitionRef }> {
  /** The last version of each, in the order in which their first ones are listed. */
  readonly inForce: readonly T[];

  /**
   * @param all every version of each
   * @throws Error unless the versions of each definition follow each other from 1
   */
  constructor(readonly all: readonly T[]) {
    const byId = Map.groupBy(all, ({ definition }) => definition.id);
    for (const [id, own] of byId) {
      if (own.some(({ definition }, i) => definition.version !== i + 1)) throw new Error(`The versions of ${id} do not follow each other`);
    }
    this.inForce = [...byId.values()].map((own) => own.at(-1) as T);
  }

  /** These versions of definitions. @throws Error if one of them was never in force */
  versions(refs: readonly DefinitionRef[]): T[] {
    return refs.map(({ id, version }) => {
      const found = this.all.find(({ definition }) => definition.id === id && definition.version === version);
      if (!found) throw new Error(`There is no version ${version} of the definition ${id}`);
      return found;
    });
  }
}

/** Whether two lists name the same definitions in the same versions. */
export const sameDefinitions = (a: readonly DefinitionRef[], b: readonly DefinitionRef[]): boolean => textOf(a) === textOf(b);

const textOf = (refs: readonly DefinitionRef[]): string =>
  refs
    .map(({ id, version }) => `${id}/${version}`)
    .sort()
    .join(' ');
