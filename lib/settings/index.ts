export type { Exception, Settings } from '../schema/settings';
export { authorKey, exceptionFor, isOff, withException, withoutException } from './exceptions';
export { changeSettings, loadSettings, readSettings, watchSettings } from './store';
