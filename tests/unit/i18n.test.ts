import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allAdapters } from '../../lib/adapters/all';
import { CHECKS } from '../../lib/checks';
import { LANGUAGES, type Language, languageFor, speaker } from '../../lib/i18n';
import { en } from '../../lib/i18n/en';

const languages = Object.keys(LANGUAGES) as Language[];
const ids = Object.keys(en) as (keyof typeof en)[];
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.tsx?$/.test(name) && !/^(en|zh-..)\.ts$/.test(name) ? [readFileSync(path, 'utf8')] : [];
  });
}

describe('the dictionaries', () => {
  it.each(languages)('%s has every message, with the same values to fill in', (language) => {
    const messages = LANGUAGES[language];
    expect(Object.keys(messages).toSorted()).toEqual(ids.toSorted());
    const first = (id: keyof typeof en) => [...new Set(placeholders(messages[id]))];
    for (const id of ids) expect([id, first(id)]).toEqual([id, [...new Set(placeholders(en[id]))]]);
  });

  it('have no message that nothing says', () => {
    const code = ['lib', 'components', 'entrypoints'].flatMap((folder) => sources(folder)).join('\n');
    // Ids put together from a name, `state.${state}`: the name's own list is checked by the type checker.
    const templates = [...code.matchAll(/`([a-z]+\.[^` /*]*\$\{[^` /*]+)`/g)].map(
      ([, text = '']) =>
        new RegExp(
          `^${text
            .split(/\$\{.*?\}/)
            .map((part) => part.replace(/[.*+?()|[\]]/g, '\\$&'))
            .join('[^.]+')}$`,
        ),
    );
    const isBuilt = (id: string) => templates.some((template) => template.test(id));
    expect(ids.filter((id) => !code.includes(`'${id}'`) && !isBuilt(id))).toEqual([]);
  });

  it.each(languages)('%s never speaks of people as fake or as machines', (language) => {
    for (const text of Object.values(LANGUAGES[language]))
      expect(text).not.toMatch(/fake|\bbots?\b|假|造假|机器人|機器人/i);
  });

  it('name every check and every page kind', () => {
    for (const { id } of CHECKS) expect(ids).toContain(`check.${id}`);
    for (const { id } of allAdapters) expect(ids).toContain(`page.${id}`);
  });

  it('follow the browser, with traditional characters where they are read', () => {
    expect(['en-GB', 'fr', 'zh', 'zh-CN', 'zh-TW', 'zh-HK', 'zh-Hant-MO'].map(languageFor)).toEqual([
      'en',
      'en',
      'zh-CN',
      'zh-CN',
      'zh-TW',
      'zh-TW',
      'zh-TW',
    ]);
  });
});

describe('speaker', () => {
  it('writes each value in the language’s own way', () => {
    const sentence = {
      id: 'rollback.seen',
      params: {
        before: { is: 'count', value: { low: 12_000, high: 12_000 } },
        now: { is: 'count', value: { low: 9000, high: 9000 } },
        beforeAt: { is: 'time', value: 0 },
        fall: { is: 'percent', value: 25, digits: 0 },
      },
    } as const;
    expect(speaker('zh-CN').sentence(sentence)).toMatch(/1\.2万.*9000|1\.2万.*9,000/);
    expect(speaker('en').sentence(sentence)).toMatch(/12K.*25%/);
  });

  it('refuses a sentence that no dictionary has', () => {
    expect(() => speaker('en').sentence({ id: 'no.such', params: {} })).toThrow(/no\.such/);
  });
});
