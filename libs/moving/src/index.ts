export { copyDeployment, type DeploymentCopied } from './copy-deployment.js';
export { placeFrom, type Place } from './place.js';
export { CopyRefused } from './refused.js';
export { isVersioned } from './schema.js';
export { FATES, fatesWith } from './tables.js';
