import type { Settings } from '#platform';

/** Settings of embedded storage, where the demo can be built beside its place. */
export type FolderSettings = Settings & { database: { kind: 'folder' } };

/** Whether all data is in a folder, as on embedded storage, and nothing of it on a server. */
export const isInFolder = (settings: Settings): settings is FolderSettings => settings.database.kind === 'folder' && !settings.eventStore;
