import { LanguageSelect } from '../LanguageSelect';
import type { SectionProps } from './sections';

/** The language of all that Shuifen says. */
export function LanguageSection({ settings, speaker, onChange }: SectionProps) {
  return (
    <LanguageSelect
      speaker={speaker}
      language={settings.language}
      onChange={(language) => onChange(() => ({ language }))}
    />
  );
}
