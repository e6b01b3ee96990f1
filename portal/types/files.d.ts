declare module '*.css' {
  const classes: Record<string, string>;
  export default classes;
}

/** The build of the map that runs under `script-src 'self'`: its worker is a file of ours, not a blob. */
declare module 'maplibre-gl/dist/maplibre-gl-csp' {
  export * from 'maplibre-gl';
}
