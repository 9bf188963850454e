import type { Adapter } from '../types';
import { chart, filmHome, list, nowPlaying, topFilms, typeRank, weekly } from './lists';
import { comments, group, replies, review, reviews, topic } from './opinions';
import { book, drama, film, game, music } from './subjects';

export const doubanAdapters: readonly Adapter[] = [
  film,
  book,
  music,
  game,
  drama,
  topFilms,
  chart,
  filmHome,
  weekly,
  nowPlaying,
  typeRank,
  list,
  comments,
  reviews,
  review,
  topic,
  replies,
  group,
];
