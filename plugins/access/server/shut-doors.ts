interface StrapiPluginModule {
  routes: object;
}

/**
 * Strapi's own plugins open doors below /api: a second sign-in that knows no lockout and leaves no trail, registration
 * for everybody, a list of all users, a store of files without scope. They stay shut. Ours are entered as `api`.
 */
export function shutForeignDoors(plugins: Record<string, StrapiPluginModule>): void {
  for (const plugin of Object.values(plugins)) {
    if (Array.isArray(plugin.routes)) continue;
    const { 'content-api': _shut, ...kept } = plugin.routes as Record<string, unknown>;
    plugin.routes = kept;
  }
}
