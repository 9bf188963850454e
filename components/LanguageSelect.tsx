import type { Speaker } from '../lib/i18n';
import type { Settings } from '../lib/settings';

type Language = Settings['language'];

/** Each in its own words: who cannot read the present language has to find their own. */
const NAMES: readonly (readonly [Exclude<Language, 'auto'>, string])[] = [
  ['en', 'English'],
  ['zh-CN', '简体中文'],
  ['zh-TW', '繁體中文'],
];

/** A choice of language in words. */
export function languageName(language: Language, { say }: Speaker): string {
  return NAMES.find(([tag]) => tag === language)?.[1] ?? say('language.auto');
}

interface Props {
  readonly speaker: Speaker;
  readonly language: Language;
  onChange(language: Language): void;
}

/** The language to speak, or the browser's. */
export function LanguageSelect({ speaker, language, onChange }: Props) {
  return (
    <select
      class="field language"
      aria-label={speaker.say('language.label')}
      value={language}
      onChange={({ currentTarget }) => onChange(currentTarget.value as Language)}
    >
      <option value="auto">{speaker.say('language.auto')}</option>
      {NAMES.map(([tag, name]) => (
        <option key={tag} value={tag} lang={tag}>
          {name}
        </option>
      ))}
    </select>
  );
}
