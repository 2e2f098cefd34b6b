import { tellCredited } from '@huigan/cloudfunctions/core/messages/tell-credited';
import { orderId } from '@huigan/shared/kernel/ids';
import { points } from '@huigan/shared/kernel/units';
import type { Templates } from '@huigan/shared/messages/contracts';
import type { Kind } from '@huigan/shared/messages/kinds';
import type { World } from './world';

const MEI = '13800000001';
const MEI_ID = 'mei';
type Mei = ReturnType<World['person']>;
let requests = 0;

/** A member who hears in WeChat what the brand has to say, in whatever world stands at the time. */
export const toldInWechat = (worldNow: () => World) => {
  const linkOfMei = () => worldNow().linkOf({ phone: MEI });
  /** One tap; what WeChat heard is told with it, unless only the phone tells it again. */
  const agree = async (
    person: Mei,
    kinds: readonly Kind[],
    { request = `request-${++requests}`, answer = 'accepted', isAgain = false } = {},
  ) => {
    const { wechat, house } = worldNow();
    for (const kind of answer === 'accepted' && !isAgain ? kinds : []) {
      wechat.sayYes(`openid-${MEI_ID}`, house.messaging.templates.get(kind)?.id ?? '');
    }
    return person.ask<Templates>('messages.agreed', {
      request,
      answers: kinds.map((kind) => ({ kind, answer })),
    });
  };
  const consent = (person: Mei, granted: boolean) =>
    person.ask('privacy.set', { purpose: 'messages', granted, policyVersion: '2026-01' });
  return {
    agree,
    consent,
    mei: async (...kinds: readonly Kind[]): Promise<Mei> => {
      const person = worldNow().person(MEI_ID, MEI);
      await person.join();
      await consent(person, true);
      for (const kind of kinds) await agree(person, [kind]);
      return person;
    },
    left: async (person: Mei, kind: Kind) => {
      const seen = await person.ask<Templates>('messages.templates');
      if (!seen.ok) throw new Error(seen.error.code);
      return seen.value.templates.find((each) => each.kind === kind)?.left;
    },
    to: (instant: string) => worldNow().emulator.advanceTo(`${instant}:00+08:00`),
    /** A fact as the account tells it. */
    credited: async (number: string) => {
      const { member } = await linkOfMei();
      const { house, clock } = worldNow();
      await tellCredited(house.messaging, {
        type: 'orders/credited.v1',
        member,
        order: orderId('pos', number),
        shop: 'binjiang',
        paidAt: clock.now(),
        points: points(128),
        at: clock.now(),
      });
    },
    letters: () => worldNow().wechat.sent.map(({ data }) => Object.values(data).join(' · ')),
    states: async () => {
      const { member } = await linkOfMei();
      const { messages } = worldNow().house.messaging;
      return (await messages.of(member, 50)).map(({ state }) => state);
    },
  };
};
