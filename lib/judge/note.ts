import type { Speaker } from '../i18n';
import type { NoteReason, PopupDiagnose, PopupSite, PopupView } from '../messages/popup-view';

/** The button that copies a report of what could not be found on a page. */
export function diagnoseOf(speaker: Speaker): PopupDiagnose {
  return { label: speaker.say('popup.diagnose'), done: speaker.say('popup.diagnosed') };
}

/** The site of an adapter as the popup names it; one of the user's own goes by its id. */
export function siteView(adapter: string, speaker: Speaker): PopupSite {
  const id = adapter.slice(0, adapter.indexOf('/'));
  return { id, adapter, name: id === 'weibo' || id === 'douban' ? speaker.say(`site.${id}`) : id };
}

/** What the popup says where there is nothing to list; with the adapter of the page, where one knows it. */
export function noteOf(why: NoteReason, speaker: Speaker, adapter: string | null = null): PopupView {
  const site = adapter === null ? null : siteView(adapter, speaker);
  const values = { site: site?.name ?? '' };
  return {
    is: 'note',
    why,
    lang: speaker.language,
    heading: speaker.say(`popup.${why}.heading`, values),
    sentence: speaker.say(`popup.${why}.sentence`, values),
    next: speaker.say(`popup.${why}.next`, values),
    site,
    diagnose: why === 'changed' ? diagnoseOf(speaker) : null,
    trouble: null,
  };
}
