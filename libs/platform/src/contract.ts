// What a program needs before it loads the whole service.
export { keepCompiledCode } from './compiled-code.js';
export { settingsFrom, WrongSetting, type Settings } from './settings.js';
export { unwritableSentence } from './unwritable-sentence.js';
