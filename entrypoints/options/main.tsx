import { render } from 'preact';
import '../../assets/tokens.css';
import '../../components/shared.css';
import '../../components/buttons.css';
import '../../components/controls.css';
import '../../components/options/options.css';
import '../../components/options/tuning.css';
import '../../components/options/data.css';
import { Options } from '../../components/options/Options';
import type { Sample } from '../../components/options/sample';
import { browser } from '../../lib/browser';
import { speaker } from '../../lib/i18n';
import { changeSettings, loadSettings, type Settings, settingsFile, watchSettings } from '../../lib/settings';
import { languageOf } from '../../lib/settings/language';
import { RULES_LOG, RULES_VERSION } from '../../lib/verdict';
import { history } from './history';
import { ownSites } from './own-sites';
import { saveText } from './save';
import { sites } from './sites';
import { sampleIn } from './try-it';
import { tuningDesk } from './tuning-desk';

/** The section at the head of the page, from the address; the first one where it names none. */
const currentSection = () => location.hash.slice(1) || 'start';

function exportSettings(settings: Settings): void {
  const at = Date.now();
  const { version } = browser.runtime.getManifest();
  saveText(`shuifen-settings-${new Date(at).toISOString().slice(0, 10)}.json`, settingsFile(settings, { version, at }));
}

async function start(root: HTMLElement): Promise<void> {
  let failed = false;
  let settings = await loadSettings();
  let sample: { readonly language: string; readonly of: Sample } | null = null;
  const desk = tuningDesk(() => languageOf(settings));

  const change = async (make: (settings: Settings) => Partial<Settings>) => {
    try {
      settings = await changeSettings(make);
      failed = false;
    } catch (error) {
      console.error('Shuifen could not store its settings', error);
      failed = true;
    }
    await show();
  };
  const show = async () => {
    const speak = speaker(languageOf(settings));
    if (sample?.language !== speak.language) sample = { language: speak.language, of: await sampleIn(speak) };
    document.documentElement.lang = speak.language;
    document.title = speak.say('options.title');
    const version = speak.say('about.version', {
      version: browser.runtime.getManifest().version,
      rules: speak.number(RULES_VERSION),
    });
    render(
      <Options
        current={currentSection()}
        failed={failed}
        settings={settings}
        speaker={speak}
        sample={sample.of}
        version={version}
        desk={desk}
        rules={RULES_LOG}
        history={history}
        sites={sites}
        ownSites={ownSites}
        onChange={(make) => void change(make)}
        exportSettings={exportSettings}
      />,
      root,
    );
  };
  watchSettings((changed) => {
    settings = changed;
    void show();
  });
  addEventListener('hashchange', () => void show());
  await show();
  // The browser looked for the section before it was there.
  if (location.hash) document.getElementById(currentSection())?.scrollIntoView();
}

const root = document.getElementById('root');
if (root) void start(root);
