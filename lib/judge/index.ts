export { type Asker, answer, type Hands, type OnToolbar } from './answer';
export { answerOwn, type OwnHands } from './answer-own';
export type { Desk } from './desk';
export { keepHistory, renewVerdicts } from './upkeep';
