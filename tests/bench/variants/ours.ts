// The script of weibo.com as it is, for those variants in which one part of it is another.
import { WEIBO_KIT } from '../../../lib/adapters/weibo/kit';
import { ContentScriptContext } from '../../../lib/page/life';
import { startPage } from '../../../lib/page/start';

void startPage(WEIBO_KIT, new ContentScriptContext('weibo'));
