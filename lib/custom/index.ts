export { answerCustom } from './answer';
export { syncScripts } from './scripts';
export { customAdaptersAt } from './sites';
