import { useState } from 'preact/hooks';
import type { Speaker } from '../../lib/i18n';
import type { CustomSite } from '../../lib/messages/custom';
import { Switch } from '../Switch';
import { FileButton } from './FileButton';
import { type OwnSitesHands, textOf } from './own-sites';
import { Problems } from './Problems';
import { TryOut } from './TryOut';

interface Props {
  readonly site: CustomSite;
  readonly speaker: Speaker;
  readonly hands: OwnSitesHands;
  onChanged(): Promise<void>;
  /** The user has opened a newer file for it. */
  onUpdate(text: string): void;
  onRemove(): void;
}

/** The host of a match pattern. */
export const hostOf = (origin: string) => origin.replace(/^https:\/\/|\/\*$/g, '');

/** One site of the list: whether it is on, whether the browser lets us in, and what can be done with it. */
export function OwnSite({ site, speaker, hands, onChanged, onUpdate, onRemove }: Props) {
  const { say } = speaker;
  const [isTrying, setTrying] = useState(false);
  const draft = site.problems.length === 0 ? hands.check(site.text) : null;
  const hosts = site.origins.map(hostOf).join(' · ');
  const turn = async (enabled: boolean) => {
    // First of all: a browser asks only as long as it sees that the user pressed something.
    if (enabled && !site.granted) await hands.allow(site.origins);
    await hands.turn(site.id, enabled);
    await onChanged();
  };
  const allow = async () => {
    await hands.allow(site.origins);
    await onChanged();
  };
  return (
    <li>
      <Switch label={site.title} on={site.enabled} onChange={(on) => void turn(on)} />
      <small>
        {site.id}
        {hosts && ` · ${hosts}`}
      </small>
      {site.problems.length > 0 && <Problems problems={site.problems} words={say('own.broken')} speaker={speaker} />}
      {site.problems.length === 0 && !site.granted && (
        <p class="said">
          <span>{say('own.shut', { hosts })}</span>
          <button type="button" class="act" aria-label={say('own.allow', { hosts })} onClick={() => void allow()}>
            {say('popup.allow')}
          </button>
        </p>
      )}
      <div class="acts">
        {draft?.ok && (
          <button type="button" class="act" aria-expanded={isTrying} onClick={() => setTrying(!isTrying)}>
            {say('own.try')}
          </button>
        )}
        <button type="button" class="act" onClick={() => hands.save(site)}>
          {say('own.save')}
        </button>
        <FileButton
          label={say('own.update')}
          accept=".json,application/json"
          onFile={(file) => void textOf(file).then(onUpdate)}
        />
        <button type="button" class="act" aria-label={say('own.remove', { title: site.title })} onClick={onRemove}>
          {say('own.remove.short')}
        </button>
      </div>
      {isTrying && draft?.ok && <TryOut draft={draft.draft} speaker={speaker} hands={hands} />}
    </li>
  );
}
