import { ERASED, type Vault } from '#privacy';
import type { ReferralPersonal } from '#referral/contract';
import type { CaseRow } from '../projection/schema.js';

type Named = Pick<CaseRow, 'name_event' | 'name_key' | 'name_sealed'>;

/** Opens the names of rows, in their order: nobody's name is kept in clear, and that of somebody erased reads `erased`; undefined where none was told. */
export async function openNames(vault: Vault, rows: readonly Named[]): Promise<(string | undefined)[]> {
  await vault.warm(rows.flatMap(({ name_key }) => name_key ?? []));
  return await Promise.all(rows.map((row) => openName(vault, row)));
}

async function openName(vault: Vault, { name_event, name_key, name_sealed }: Named): Promise<string | undefined> {
  if (name_event === null || name_key === null || name_sealed === null) return undefined;
  const opened = await vault.open<Pick<ReferralPersonal, 'name'>>(name_event, { keyOf: name_key, fields: { name: name_sealed } });
  return opened.erased ? ERASED : `${opened.personal.name.given} ${opened.personal.name.family}`;
}
