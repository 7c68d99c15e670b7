/** Injection token of the event log. */
export const EVENT_LOG = Symbol('event log');

/** Injection token of the settings. */
export const SETTINGS = Symbol('settings');
