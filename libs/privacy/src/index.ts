export { MasterKey, WrongMasterKey } from './master-key.js';
export { keysWritten, sealFields, type NewKey } from './sealing-in-bulk.js';
export { PersonLookup, type NamedBirth, type Traits } from './person-lookup.js';
export { privacyMigrations } from './schema.js';
export { ERASED, KeyDestroyed, Vault, type Opened } from './vault.js';
