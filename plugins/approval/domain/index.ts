export * from './circle';
export * from './department';
export * from './given-items';
export * from './space';
export * from './standing';
export * from './weights';
