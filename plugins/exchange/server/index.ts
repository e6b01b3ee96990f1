import { join } from 'node:path';
import { migrate, type StrapiLike, type StrapiPlugin, strapiRoutes } from '@project-cloud/access/server';
import { supervisionEvents } from '@project-cloud/supervision/server';
import { messageRoutes } from './message/centre';
import { tellOfOrder } from './message/tell-orders';
import { listenForSubsystems } from './subsystem/kept';
import { setSubsystemKeys } from './subsystem/keys';
import { subsystemRoutes } from './subsystem/routes';
import { setPlatform } from './subsystem/settings';
import { toolRoutes } from './tools';

export { configureMessages } from './message/configure';
export { framedOrigin } from './subsystem/kept';

const plugin: StrapiPlugin = {
  config: { default: { secret: '', platform: '' }, validator() {} },
  routes: { api: strapiRoutes([...toolRoutes, ...subsystemRoutes, ...messageRoutes]) },

  register({ strapi }: { strapi: StrapiLike }) {
    const { config } = strapi.plugin('exchange');
    setSubsystemKeys(config<string>('secret'));
    setPlatform(config<string>('platform'));
    supervisionEvents.on('order-issued', tellOfOrder);
  },

  async bootstrap() {
    await migrate('exchange', join(__dirname, '../../server/migrations'));
    await listenForSubsystems();
  },
};

export default plugin;
