import { factories } from '@strapi/strapi';

export default factories.createCoreController('api::dispatch-order.dispatch-order');
