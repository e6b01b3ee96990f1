export * from './cross';
export * from './dimension';
export * from './group';
export * from './order';
