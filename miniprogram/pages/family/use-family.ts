import type { FamilyView } from '@huigan/shared/members/contracts';
import Taro from '@tarojs/taro';
import { words } from '../../copy/words';
import { api } from '../../lib/client';
import { forgetHome } from '../../lib/home';
import { useSpeech } from '../../lib/language';
import { forgetCode } from '../../lib/member-code';
import { goHome } from '../../lib/routes';
import { useAction } from '../../lib/use-action';
import { useTrouble } from '../../lib/use-trouble';

type Person = FamilyView['people'][number];

/** Taking somebody out, and leaving: each asked once more before it is done. */
export function useFamily(reload: () => Promise<void>) {
  const { say } = useSpeech();
  const [refused, meet] = useTrouble();
  const isSure = async (title: string): Promise<boolean> => {
    const { confirm } = await Taro.showModal({
      title,
      content: say(words.family.removeNote),
      cancelText: say(words.family.cancel),
    });
    return confirm;
  };
  const [, remove] = useAction(async ({ id, called }: Person) => {
    if (!(await isSure(say(words.family.removeAsk(called ?? ''))))) return;
    const removed = await api.members.removeFamily({ id });
    meet(removed.ok ? null : removed.error);
    await reload();
  });
  const [, leave] = useAction(async () => {
    if (!(await isSure(say(words.family.leaveAsk)))) return;
    const left = await api.members.leaveFamily({});
    if (!left.ok) return meet(left.error);
    forgetHome();
    forgetCode();
    goHome();
  });
  return { refused, remove, leave };
}
