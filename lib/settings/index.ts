export {
  type Exception,
  MARK_LIMITS,
  type Marks,
  MEGABYTES,
  MOST_KEEP_ALL_DAYS,
  type Settings,
} from '../schema/settings';
export {
  authorKey,
  exceptionFor,
  isOff,
  nameOfException,
  withException,
  withExceptionsAgain,
  withoutException,
  withoutExceptions,
} from './exceptions';
export {
  type ImportedSettings,
  type ImportMode,
  partsBefore,
  type ReadSettingsFile,
  readSettingsFile,
  settingsAfter,
  settingsFile,
} from './file';
export { changeSettings, loadSettings, readSettings, watchSettings } from './store';
export {
  isSameTuned,
  PRESET_NAMES,
  PRESETS,
  presetOf,
  type Tuned,
  withCheck,
  withMark,
  withThreshold,
} from './tuned';
