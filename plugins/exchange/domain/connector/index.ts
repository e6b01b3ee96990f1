export * from './connector-error';
export * from './map-row';
export * from './receipt';
export * from './write-value';
