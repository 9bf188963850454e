import { useState } from 'preact/hooks';
import type { Speaker } from '../../lib/i18n';
import { FileButton } from './FileButton';
import type { OpenTab, OwnSitesHands, SavedPage, SiteDraft, Tried } from './own-sites';
import { TriedView } from './TriedView';

interface Props {
  readonly draft: SiteDraft;
  readonly speaker: Speaker;
  readonly hands: OwnSitesHands;
}

/** What is being tried: a saved page, or one of some open tabs. */
type Subject =
  | { readonly is: 'page'; readonly page: SavedPage }
  | { readonly is: 'tabs'; readonly tabs: readonly OpenTab[] };

/** Tries an adapter on a page, without recording anything. */
export function TryOut({ draft, speaker, hands }: Props) {
  const { say } = speaker;
  const [subject, setSubject] = useState<Subject | null>(null);
  const [tried, setTried] = useState<Tried | null>(null);
  const [trouble, setTrouble] = useState('');
  const show = (result: Tried | null) => {
    setTried(result);
    setTrouble(result ? '' : say('own.try.elsewhere', { addresses: draft.addresses.join(' · ') }));
  };
  const open = async (file: File) => {
    const page = await hands.open(file, draft);
    setSubject(page && { is: 'page', page });
    if (page === null) setTrouble(say('own.try.large'));
    else show(hands.tryPage(page, draft, speaker));
  };
  const ask = async () => {
    // First of all: a browser asks only as long as it sees that the user pressed something.
    const isIn = await hands.allow(draft.origins);
    const tabs = isIn ? await hands.tabs(draft) : [];
    setSubject({ is: 'tabs', tabs });
    setTried(null);
    const [only] = tabs;
    if (only && tabs.length === 1) return show(await hands.tryTab(only, draft, speaker));
    const why = isIn ? 'own.try.none' : 'own.try.shut';
    setTrouble(tabs.length > 0 ? '' : say(why, { addresses: draft.addresses.join(' · ') }));
  };
  return (
    <div class="tryout">
      <p>{say('own.try.why')}</p>
      <div class="acts">
        <button type="button" class="act" onClick={() => void ask()}>
          {say('own.try.tab')}
        </button>
        <FileButton label={say('own.try.page')} accept=".html,.htm,text/html" onFile={(file) => void open(file)} />
      </div>
      {subject?.is === 'page' && (
        <label class="address">
          {say('own.try.address')}
          <input
            type="url"
            class="field"
            value={subject.page.url}
            onInput={({ currentTarget }) => {
              const page = { ...subject.page, url: currentTarget.value };
              setSubject({ is: 'page', page });
              show(hands.tryPage(page, draft, speaker));
            }}
          />
        </label>
      )}
      {subject?.is === 'tabs' && subject.tabs.length > 1 && (
        <ul class="tabs">
          {subject.tabs.map((tab) => (
            <li key={tab.tabId}>
              <button type="button" class="act" onClick={() => void hands.tryTab(tab, draft, speaker).then(show)}>
                {tab.title}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div role="status">
        {trouble && <p class="said wrong">{trouble}</p>}
        {tried && !trouble && <TriedView tried={tried} speaker={speaker} />}
      </div>
    </div>
  );
}
