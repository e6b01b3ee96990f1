import { join } from 'node:path';
import { migrate, type StrapiLike, type StrapiPlugin, strapiRoutes } from '@project-cloud/access/server';
import { libraryEvents } from '@project-cloud/library/server';
import { registryEvents } from '@project-cloud/registry/server';
import { supervisionEvents } from '@project-cloud/supervision/server';
import { checkConnector } from './connector/check-connectors';
import { connectorRoutes } from './connector/routes';
import { messageRoutes } from './message/centre';
import { tellOfOrder } from './message/tell-orders';
import { FOLLOW_ROWS } from './queries/exchange-rows';
import { listenForSubsystems } from './subsystem/kept';
import { setSubsystemKeys } from './subsystem/keys';
import { subsystemRoutes } from './subsystem/routes';
import { setPlatform } from './subsystem/settings';
import { toolRoutes } from './tools';

export { configureMessages } from './message/configure';
export { framedOrigin } from './subsystem/kept';

const plugin: StrapiPlugin = {
  config: { default: { secret: '', platform: '' }, validator() {} },
  routes: { api: strapiRoutes([...toolRoutes, ...subsystemRoutes, ...connectorRoutes, ...messageRoutes]) },

  register({ strapi }: { strapi: StrapiLike }) {
    const { config } = strapi.plugin('exchange');
    setSubsystemKeys(config<string>('secret'));
    setPlatform(config<string>('platform'));
    supervisionEvents.on('order-issued', tellOfOrder);
    libraryEvents.on('definition-checking', checkConnector);
    registryEvents.on('project-moved', async ({ tx, projectId }) => {
      await tx.query(FOLLOW_ROWS, [projectId]);
    });
  },

  async bootstrap() {
    await migrate('exchange', join(__dirname, '../../server/migrations'));
    await listenForSubsystems();
  },
};

export default plugin;
