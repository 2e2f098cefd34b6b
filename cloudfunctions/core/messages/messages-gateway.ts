import { pages } from '@huigan/shared/messages/templates';
import { codeIn, type WechatApi, WechatNotReached } from '../platform/wechat-api';
import type { Outcome, Post } from './ports';

const REFUSED = 43101;
/** WeChat is busy, or the brand has sent what it may today: nothing went. */
const LATER = new Set([-1, 45009, 45011]);

/**
 * WeChat's subscribe messages: `cgi-bin/message/subscribe/send`.
 * Source: developers.weixin.qq.com, "发送订阅消息".
 */
export const messagesGateway = (api: WechatApi): Post => ({
  send: async ({ openid, template, fields }) => {
    const letter = {
      touser: openid,
      template_id: template.id,
      page: pages[template.kind],
      data: fields,
      miniprogram_state: 'formal',
      lang: 'zh_CN',
    };
    try {
      return outcomeOf(codeIn(await api.ask('/cgi-bin/message/subscribe/send', letter)));
    } catch (failure) {
      // A line that broke after the question: WeChat may have sent it, so it is not sent again.
      return failure instanceof WechatNotReached ? { what: 'later', code: 0 } : { what: 'unknown' };
    }
  },
});

/** An answer without a code is none of WeChat's: nobody knows what became of the message. */
function outcomeOf(code: number | null): Outcome {
  if (code === null) return { what: 'unknown' };
  if (code === 0) return { what: 'sent' };
  if (code === REFUSED) return { what: 'refused' };
  return LATER.has(code) ? { what: 'later', code } : { what: 'failed', code };
}
