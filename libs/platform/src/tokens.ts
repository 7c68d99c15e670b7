/** Injection token of the event log. */
export const EVENT_LOG = Symbol('event log');

/** Injection token of the log of what the process does, for its operator. */
export const LOGGER = Symbol('logger');

/** Injection token of the settings. */
export const SETTINGS = Symbol('settings');
