export * from './address';
export * from './context';
export * from './secret';
export * from './subsystem';
export * from './visibility';
