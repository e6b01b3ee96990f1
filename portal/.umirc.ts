import { join } from 'node:path';
import { defineConfig } from 'umi';
import { routes } from './config/routes';

const root = join(__dirname, '..');
const domains = ['access', 'library', 'registry', 'supervision', 'insight', 'exchange'];
/** What the portal shares with the server, taken from source: one function, one verdict on both sides. */
const shared: Record<string, string> = {
  '@project-cloud/kernel': join(root, 'plugins/kernel/src'),
  '@project-cloud/forms-engine': join(root, 'forms/engine/src'),
  '@project-cloud/rules-engine': join(root, 'rules/engine/src'),
  ...Object.fromEntries(domains.map((name) => [`@project-cloud/${name}`, join(root, 'plugins', name, 'domain')])),
};

export default defineConfig({
  npmClient: 'npm',
  title: '项目云',
  routes,
  plugins: ['./config/html.ts'],
  history: { type: 'browser' },
  publicPath: '/',
  hash: true,
  mfsu: false,
  esbuildMinifyIIFE: true,
  jsMinifier: 'esbuild',
  // The site lives under `script-src 'self'`: no inline script, no eval, in what is built.
  devtool: process.env.NODE_ENV === 'production' ? false : 'eval-cheap-module-source-map',
  targets: { chrome: 86 },
  alias: shared,
  extraBabelIncludes: Object.values(shared),
  chainWebpack(config: {
    module: { rule(name: string): { include: { add(path: string): unknown }; sideEffects(on: boolean): unknown } };
  }) {
    // Pure packages: what a page does not use of them does not travel to it.
    const rule = config.module.rule('pure');
    for (const source of Object.values(shared)) rule.include.add(source);
    rule.sideEffects(false);
  },
  codeSplitting: { jsStrategy: 'granularChunks' },
  // The worker of the map is a file of this site: a blob would ask the policy for more than it gives.
  copy: [{ from: join(root, 'node_modules/maplibre-gl/dist/maplibre-gl-csp-worker.js'), to: 'dist/map-worker.js' }],
  favicons: ['/favicon.svg'],
  metas: [{ name: 'description', content: '投资项目在线审批监管平台：一个项目一个代码，从立项到竣工' }],
  proxy: { '/api': { target: process.env.API ?? 'http://127.0.0.1:1337', changeOrigin: false } },
});
