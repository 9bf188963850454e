export { answerCustom } from './answer';
export { giveBack } from './give-back';
export { syncScripts } from './scripts';
export { customAdaptersAt, originsOf } from './sites';
export { addressIn, MOST_PAGE_CHARACTERS, readStill } from './try-out';
