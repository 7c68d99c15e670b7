export { AccessGuard, Public, Roles } from './access-guard.js';
export { actorOfToken, issueToken } from './tokens.js';
