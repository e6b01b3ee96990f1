/** What other systems and this platform may know of one another. Pure. */
export * from './message';
export * from './subsystem';
