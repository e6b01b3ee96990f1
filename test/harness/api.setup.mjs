import { server } from './stage.mjs';

export default () => server(['packages']);
