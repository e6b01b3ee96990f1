/** What a territory's figures, a person's day and a project's history come to. Pure: the day and the calendar are passed in. */
export * from './dispatch-event';
export * from './due';
export * from './gap-field';
export * from './months';
export * from './pivot';
export * from './rates';
export * from './task';
export * from './timeline';
export * from './trail-event';
export * from './warning-event';
