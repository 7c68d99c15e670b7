import type { Command } from 'commander';
import { ROLES, type Role } from '#kernel';
import { CommandFailed } from '../failure.js';
import { dataOption, existingKey, print } from '../with-platform.js';

const OFFERED = ROLES.filter((role) => role !== 'system');

/** `token`: a token for an actor, signed with the key of a data folder. */
export function addToken(program: Command): void {
  program
    .command('token')
    .description('make a token for a role; works while the service runs')
    .requiredOption('--role <role>', `one of: ${OFFERED.join(', ')}`)
    .option('--organisation <code>', 'ODS code of the organisation', 'PRV01')
    .option('--id <account>', 'account that acts; never a name', 'demo')
    .option('--valid-for <time>', 'as 12h or 30d', '30d')
    .addOption(dataOption())
    .option('--json', 'print JSON', false)
    .action(async (o: { role: string; organisation: string; id: string; validFor: string; data: string; json: boolean }) => {
      const role = OFFERED.find((offered) => offered === o.role) as Role | undefined;
      if (!role) throw new CommandFailed(`There is no role "${o.role}". Choose one of: ${OFFERED.join(', ')}.`);
      if (!/^[1-9]\d{0,3}[mhd]$/.test(o.validFor)) throw new CommandFailed('--valid-for is a number of minutes, hours or days, as 30m, 12h or 30d.');
      if (o.organisation === '' || o.id === '') throw new CommandFailed('--organisation and --id must not be empty.');
      const key = await existingKey(o.data);
      const { issueToken } = await import('#access');
      const token = await issueToken(key.signing, { id: o.id, role, organisation: o.organisation }, o.validFor);
      print(o.json, { token, role, organisation: o.organisation }, [token]);
    });
}
