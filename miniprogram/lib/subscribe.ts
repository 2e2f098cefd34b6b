import type { TemplateSeen } from '@huigan/shared/messages/contracts';
import Taro from '@tarojs/taro';

export type Answered = {
  readonly kind: TemplateSeen['kind'];
  readonly answer: NonNullable<TemplateSeen['answer']>;
};

/** WeChat's words for an answer; `filter` is a template that WeChat left out of its dialogue. */
const ANSWERS: Readonly<Record<string, Answered['answer']>> = {
  accept: 'accepted',
  acceptWithAudio: 'accepted',
  reject: 'rejected',
  ban: 'banned',
};

/**
 * Asks in WeChat's own dialogue, which opens in answer to a tap and to nothing else: to be called in the tap
 * itself, before anything is waited for. Null where WeChat did not ask, as when somebody has switched all
 * messages off. A browser has no such dialogue: there, the tap is the yes.
 */
export async function askInWechat(
  templates: readonly TemplateSeen[],
): Promise<readonly Answered[] | null> {
  if (process.env.TARO_ENV !== 'weapp') {
    return templates.map(({ kind }) => ({ kind, answer: 'accepted' }));
  }
  const tmplIds = templates.map(({ id }) => id);
  try {
    // `entityIds` belongs to another platform, whose types are the same.
    const said = (await Taro.requestSubscribeMessage({ tmplIds, entityIds: [] })) as Record<
      string,
      unknown
    >;
    return templates.flatMap(({ kind, id }) => {
      const answer = ANSWERS[String(said[id])];
      return answer === undefined ? [] : [{ kind, answer }];
    });
  } catch {
    return null;
  }
}
