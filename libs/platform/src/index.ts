export { Background, type BackgroundWork } from './background.js';
export { ALL_DECIDERS } from './event-types.js';
export { httpServer, MAX_BODY_BYTES } from './http-server.js';
export { openPlatform, type Platform } from './platform.js';
export { operatorSentence } from './operator-sentence.js';
export { settingsFrom, WrongSetting, type Settings } from './settings.js';
export { EVENT_LOG, LOGGER, SETTINGS } from './tokens.js';
