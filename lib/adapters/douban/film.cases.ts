import type { AdapterCase } from '../case';

export const filmCases: readonly AdapterCase[] = [
  {
    adapter: 'douban/film',
    fixture: 'douban/film_2024-07-12.html',
    url: 'https://movie.douban.com/subject/39000001/',
    expect: {
      viewer: 'out',
      items: [
        {
          key: 'douban:subject:39000001',
          kind: 'subject',
          author: null,
          title: '长堤 The Long Dyke',
          promoted: false,
          flags: [],
          readings: {
            score: { state: 'found', text: '8.3', value: 8.3 },
            raters: { state: 'found', text: '41236', low: 41_236, high: 41_236 },
            stars: { state: 'found', text: '33.6% 48.5% 16.3% 1.4% 0.4%', shares: [33.6, 48.5, 16.3, 1.4, 0.4] },
            wishes: { state: 'found', text: '25314人想看', low: 25_314, high: 25_314 },
            doing: { state: 'found', text: '5044人在看', low: 5044, high: 5044 },
            collects: { state: 'found', text: '42455人看过', low: 42_455, high: 42_455 },
          },
        },
      ],
      health: { items: 1, found: 6, absent: 0, unreadable: 0 },
    },
  },
  {
    adapter: 'douban/film',
    fixture: 'douban/film-unrated_2024-07-12.html',
    url: 'https://movie.douban.com/subject/39000002/?from=showing',
    expect: {
      viewer: 'out',
      items: [
        {
          key: 'douban:subject:39000002',
          readings: {
            score: { state: 'absent' },
            raters: { state: 'absent' },
            stars: { state: 'absent' },
            wishes: { state: 'found', text: '1207人想看', low: 1207, high: 1207 },
          },
        },
      ],
      health: { items: 1, found: 1, absent: 3, unreadable: 0 },
    },
  },
  {
    // Signed in: the friends' 6.7 of 11 ratings stands beside the film's own rating.
    adapter: 'douban/film',
    fixture: 'douban/film-friends_2024-07-12.html',
    url: 'https://movie.douban.com/subject/39000003/',
    expect: {
      viewer: 'in',
      items: [
        {
          key: 'douban:subject:39000003',
          readings: {
            score: { state: 'found', text: '7.1', value: 7.1 },
            raters: { state: 'found', text: '2159', low: 2159, high: 2159 },
            stars: { state: 'found', text: '12.9% 40.3% 36.6% 8.4% 1.8%', shares: [12.9, 40.3, 36.6, 8.4, 1.8] },
            wishes: { state: 'found', text: '880人想看', low: 880, high: 880 },
            collects: { state: 'found', text: '3010人看过', low: 3010, high: 3010 },
          },
        },
      ],
      health: { items: 1, found: 5, absent: 0, unreadable: 0 },
    },
  },
];
