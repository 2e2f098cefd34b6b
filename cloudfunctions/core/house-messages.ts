import type { AccountFact } from '@huigan/shared/account/account';
import { type Kind, kinds } from '@huigan/shared/messages/kinds';
import { readTemplate, type Template } from '@huigan/shared/messages/templates';
import { describeMember } from './account/describe-member';
import type { PostDeps } from './account/post';
import { whatEnds } from './account/what-ends';
import { messagesGateway } from './messages/messages-gateway';
import { messagesIn } from './messages/messages-store';
import type { MessagesDeps } from './messages/ports';
import { subscribersIn } from './messages/subscribers-store';
import { tellCredited } from './messages/tell-credited';
import type { Database } from './platform/database';
import type { Settings } from './platform/environment';
import type { Sealing } from './platform/sealing';
import type { WechatApi } from './platform/wechat-api';

type MessagesParts = {
  readonly posting: PostDeps;
  readonly database: Database;
  readonly sealing: Sealing;
  readonly settings: Settings;
  readonly api: WechatApi;
  readonly shopName: MessagesDeps['shopName'];
};

/** What reaches members in WeChat while they look at something else. */
export const messagingOf = ({
  posting,
  database,
  sealing,
  settings,
  api,
  shopName,
}: MessagesParts): MessagesDeps => ({
  clock: posting.clock,
  rules: posting.rules,
  subscribers: subscribersIn(database, sealing),
  messages: messagesIn(database),
  post: messagesGateway(api),
  templates: templatesIn(settings),
  accounts: {
    standing: (member) => whatEnds(posting, member),
    awaitOrders: (member, until) =>
      describeMember(posting, member, { kind: 'describe', awaits: until }),
  },
  shopName,
});

/** The same fact to whoever else has to do with it, and then to the member. */
export const tellingMembers =
  (deps: MessagesDeps, tell: (fact: AccountFact) => Promise<void>) =>
  async (fact: AccountFact): Promise<void> => {
    await tell(fact);
    if (fact.type === 'orders/credited.v1') await tellCredited(deps, fact);
  };

const SETTINGS = {
  points_expiring: 'WECHAT_TEMPLATE_POINTS_EXPIRING',
  tier_lapsing: 'WECHAT_TEMPLATE_TIER_LAPSING',
  order_credited: 'WECHAT_TEMPLATE_ORDER_CREDITED',
} as const satisfies Record<Kind, keyof Settings>;

/** Kinds whose template is set; the others are off. One that is set wrongly stops the function, by name. */
function templatesIn(settings: Settings): ReadonlyMap<Kind, Template> {
  const templates = new Map<Kind, Template>();
  for (const kind of kinds) {
    const text = settings[SETTINGS[kind]] ?? '';
    if (text.trim() === '') continue;
    const read = readTemplate(kind, text);
    if (!read.ok) throw new Error(`Setting ${SETTINGS[kind]}: ${read.error}`);
    templates.set(kind, read.value);
  }
  return templates;
}
