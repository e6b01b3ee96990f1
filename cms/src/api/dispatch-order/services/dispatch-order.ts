import { factories } from '@strapi/strapi';

export default factories.createCoreService('api::dispatch-order.dispatch-order');
