export { AccessGuard, DOCUMENTED_AS, Public, Roles, TellsInstead } from './access-guard.js';
export { actorOfToken, issueToken } from './tokens.js';
export { callerOf } from './caller.js';
