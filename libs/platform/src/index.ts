export { Background, type BackgroundWork } from './background.js';
export { httpServer, MAX_BODY_BYTES } from './http-server.js';
export { openPlatform, type Platform } from './platform.js';
export { settingsFrom, type Settings } from './settings.js';
export { EVENT_LOG, SETTINGS } from './tokens.js';
