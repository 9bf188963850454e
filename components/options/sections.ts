import type { ComponentType } from 'preact';
import type { MessageId, Speaker } from '../../lib/i18n';
import type { Settings } from '../../lib/settings';
import { About } from './About';
import { Badges } from './Badges';
import { Exceptions } from './Exceptions';
import { LanguageSection } from './LanguageSection';
import { Start } from './Start';
import type { Sample } from './sample';

/** What a section has to work with. */
export interface SectionProps {
  readonly settings: Settings;
  readonly speaker: Speaker;
  readonly sample: Sample;
  readonly version: string;
  onChange(change: (settings: Settings) => Partial<Settings>): void;
}

/** A part of the options page, under its own address: `options.html#<id>`. */
export interface Section {
  readonly id: string;
  readonly title: MessageId;
  /** Messages by whose words the search finds it, beside its title. */
  readonly words: readonly MessageId[];
  readonly View: ComponentType<SectionProps>;
}

/** In the order of the page. */
const SECTIONS: readonly Section[] = [
  {
    id: 'start',
    title: 'options.start',
    words: ['start.does', 'start.never', 'start.signs', 'start.try', 'start.never.sends', 'state.unusual'],
    View: Start,
  },
  {
    id: 'badges',
    title: 'options.badges',
    words: ['badges.show', 'badges.show.all', 'badges.show.marked', 'badges.sites', 'site.weibo', 'site.douban'],
    View: Badges,
  },
  {
    id: 'exceptions',
    title: 'options.exceptions',
    words: ['exceptions.none', 'exceptions.author', 'exceptions.item', 'popup.showAgain'],
    View: Exceptions,
  },
  { id: 'language', title: 'language.label', words: ['language.auto'], View: LanguageSection },
  {
    id: 'about',
    title: 'options.about',
    words: ['about.privacy', 'about.privacy.here', 'about.limits', 'about.independent'],
    View: About,
  },
];

/** The sections in which all of the words stand, in whatever order; all of them for an empty search. */
export function sectionsFor(search: string, speaker: Speaker): readonly Section[] {
  const wanted = search.toLocaleLowerCase(speaker.language).split(/\s+/).filter(Boolean);
  return SECTIONS.filter(({ title, words }) => {
    const text = [title, ...words]
      .map((id) => speaker.say(id))
      .join('\n')
      .toLocaleLowerCase(speaker.language);
    return wanted.every((word) => text.includes(word));
  });
}
