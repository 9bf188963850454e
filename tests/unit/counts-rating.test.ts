import { describe, expect, it } from 'vitest';
import { METRICS, parseScore, parseShares } from '../../lib/counts';

describe('parseScore', () => {
  it.each([
    ['9.0', 9],
    [' 8.3 ', 8.3],
    ['10.0', 10],
    ['2', 2],
  ])('%s', (text, value) => {
    expect(parseScore(text)).toEqual({ state: 'found', text: text.trim(), value });
  });

  it.each(['', '  '])('%j is absent', (text) => {
    expect(parseScore(text)).toEqual({ state: 'absent' });
  });

  it.each(['0.0', '1.9', '10.1', '83', '8.34', '-8', 'NaN', '8,3', '暂无评分'])('%s is unreadable', (text) => {
    expect(parseScore(text)).toEqual({ state: 'unreadable', text });
  });
});

describe('parseShares', () => {
  it('reads five shares, five stars first, rounded to 99.9 or 100.2 in all', () => {
    const texts = ['33.6%', '48.5%', '16.3%', '1.4%', '0.4%'];
    expect(parseShares(texts)).toEqual({ state: 'found', text: texts.join(' '), shares: [33.6, 48.5, 16.3, 1.4, 0.4] });
    expect(parseShares(['100%', '0.0%', '0.0%', '0.0%', '0.0%']).state).toBe('found');
  });

  it('is absent without any', () => {
    expect(parseShares([])).toEqual({ state: 'absent' });
  });

  it.each([
    [['33.6%', '48.5%', '16.3%', '1.4%']],
    [['33.6%', '48.5%', '16.3%', '1.4%', '0.4%', '0.4%']],
    [['33.6%', '48.5%', '16.3%', '1.4%', '10.4%']],
    [['33.6%', '48.5%', '16.3%', '1.8%', '']],
    [['33.6', '48.5', '16.3', '1.4', '0.4']],
  ])('%j is unreadable', (texts) => {
    expect(parseShares(texts).state).toBe('unreadable');
  });
});

it('METRICS tells the figures that only grow from those that come and go', () => {
  expect([METRICS.reposts, METRICS.raters, METRICS.useful]).toEqual(['cumulative', 'cumulative', 'cumulative']);
  expect([METRICS.heat, METRICS.score, METRICS.doing]).toEqual(['level', 'level', 'level']);
  expect(METRICS.stars).toBe('share');
});
