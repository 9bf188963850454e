import { useState } from 'preact/hooks';
import type { Speaker } from '../../lib/i18n';
import {
  type ImportedSettings,
  type ImportMode,
  partsBefore,
  type ReadSettingsFile,
  readSettingsFile,
  type Settings,
  settingsAfter,
} from '../../lib/settings';
import { FileButton } from './FileButton';
import type { SectionProps } from './sections';
import { changesInWords } from './settings-changes';

const MODES: readonly ImportMode[] = ['merge', 'replace'];

interface Opened {
  readonly name: string;
  readonly read: ReadSettingsFile;
}

/** The settings as a file: out of the browser, and into it, with a sight of what would change and a way back. */
export function SettingsFile({ settings, speaker, onChange, exportSettings }: SectionProps) {
  const { say } = speaker;
  const [opened, setOpened] = useState<Opened | null>(null);
  const [undo, setUndo] = useState<Partial<Settings> | null>(null);
  const open = async (file: File) => {
    setUndo(null);
    setOpened({ name: file.name, read: await readSettingsFile(file) });
  };
  const take = (imported: ImportedSettings, mode: ImportMode) => {
    setUndo(partsBefore(settings, settingsAfter(settings, imported, mode)));
    setOpened(null);
    onChange((now) => settingsAfter(now, imported, mode));
  };
  const takeBack = (parts: Partial<Settings>) => {
    setUndo(null);
    onChange(() => parts);
  };
  return (
    <>
      <h3>{say('file.title')}</h3>
      <p>{say('file.why')}</p>
      <div class="acts">
        <button type="button" class="act" onClick={() => exportSettings(settings)}>
          {say('file.save')}
        </button>
        <FileButton label={say('file.open')} accept=".json,application/json" onFile={(file) => void open(file)} />
      </div>
      {opened && !opened.read.ok && <Broken opened={opened} speaker={speaker} />}
      {opened?.read.ok && (
        <Preview
          key={opened.name}
          name={opened.name}
          imported={opened.read.imported}
          settings={settings}
          speaker={speaker}
          onTake={take}
          onCancel={() => setOpened(null)}
        />
      )}
      {undo && (
        <div class="said" role="status">
          <span>{say('file.done')}</span>
          <button type="button" class="act" onClick={() => takeBack(undo)}>
            {say('file.undo')}
          </button>
        </div>
      )}
    </>
  );
}

/** Why a file is not taken. */
function Broken({ opened: { name, read }, speaker }: { opened: Opened; speaker: Speaker }) {
  if (read.ok) return null;
  const { broken } = read;
  const places = broken.fault === 'form' ? broken.places.map((place) => `“${place}”`).join(' ') : '';
  return (
    <p class="said wrong" role="alert">
      {speaker.say(`file.fault.${broken.fault}`, { name, places })}
    </p>
  );
}

interface PreviewProps {
  readonly name: string;
  readonly imported: ImportedSettings;
  readonly settings: Settings;
  readonly speaker: Speaker;
  onTake(imported: ImportedSettings, mode: ImportMode): void;
  onCancel(): void;
}

/** What a file would change, in either way of taking it over. */
function Preview({ name, imported, settings, speaker, onTake, onCancel }: PreviewProps) {
  const { say } = speaker;
  const [mode, setMode] = useState<ImportMode>('merge');
  const changes = changesInWords(settings, settingsAfter(settings, imported, mode), speaker);
  return (
    <div class="preview">
      <fieldset class="choices">
        <legend>{say('file.preview', { name })}</legend>
        {MODES.map((each) => (
          <label key={each}>
            <input type="radio" name="import-mode" checked={mode === each} onChange={() => setMode(each)} />
            <span>
              {say(`file.${each}`)}
              <small>{say(`file.${each}.why`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <div role="status">
        <b>{changes.length === 0 ? say('file.same') : say('file.changes', { n: speaker.number(changes.length) })}</b>
        <ul class="changes" tabIndex={changes.length > 8 ? 0 : undefined}>
          {changes.map((change, i) => (
            <li key={`${i} ${change}`}>{change}</li>
          ))}
        </ul>
      </div>
      <div class="acts">
        <button type="button" class="act main" disabled={changes.length === 0} onClick={() => onTake(imported, mode)}>
          {say('file.take')}
        </button>
        <button type="button" class="act" onClick={onCancel}>
          {say('job.cancel')}
        </button>
      </div>
    </div>
  );
}
