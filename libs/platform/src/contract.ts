// What a program needs before it loads the whole service.
export { settingsFrom, WrongSetting, type Settings } from './settings.js';
export { unwritableSentence } from './unwritable-sentence.js';
