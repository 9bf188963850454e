export { type Asker, answer, type Hands } from './answer';
export { answerOwn, type OwnHands } from './answer-own';
export type { Desk } from './desk';
