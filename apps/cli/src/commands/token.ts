import type { Command } from 'commander';
import { issueToken } from '#access';
import { ROLES, type Role } from '#kernel';
import { MasterKey } from '#privacy';
import { join } from 'node:path';
import { CommandFailed } from '../failure.js';
import { DATA_OPTION, print } from '../with-platform.js';

/** `token`: a token for an actor, signed with the key of a data folder. */
export function addToken(program: Command): void {
  program
    .command('token')
    .description('make a token for a role; works while the service runs')
    .requiredOption('--role <role>', `one of: ${ROLES.filter((r) => r !== 'system').join(', ')}`)
    .option('--organisation <code>', 'ODS code of the organisation', 'PRV01')
    .option('--id <account>', 'account that acts; never a name', 'demo')
    .option('--valid-for <time>', 'as 12h or 30d', '30d')
    .option(...DATA_OPTION)
    .option('--json', 'print JSON', false)
    .action(async (o: { role: string; organisation: string; id: string; validFor: string; data: string; json: boolean }) => {
      if (!ROLES.includes(o.role as Role) || o.role === 'system')
        throw new CommandFailed(`There is no role "${o.role}". Choose one of: ${ROLES.filter((r) => r !== 'system').join(', ')}.`);
      const master = MasterKey.load(join(o.data, 'master.key'));
      const token = await issueToken(master.signing, { id: o.id, role: o.role as Role, organisation: o.organisation }, o.validFor);
      print(o.json, { token, role: o.role, organisation: o.organisation }, [token]);
    });
}
