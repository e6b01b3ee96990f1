/** The dispatch order (调度单): who may do what with it, along which line it travels, when it falls due. Pure. */
export * from './act';
export * from './limit';
export * from './line';
export * from './order';
export * from './post';
export * from './refusal';
export * from './standing';
export * from './steps';
export * from './term';
