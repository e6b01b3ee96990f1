import { close } from './stage.mjs';

export default close;
