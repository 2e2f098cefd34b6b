import type { Emulator } from '@huigan/emulator/emulator';
import { DAY_MS } from '@huigan/shared/kernel/time';
import { phoneCodeFor } from '../stand-ins/wechat';
import type { DemoPerson, DemoRelative } from './people';
import type { Told } from './told';

type Stage = { readonly emulator: Emulator; readonly policyVersion: string };

/** Somebody joins, and tells what they tell. */
export async function joinAs(stage: Stage, { id, phone, told }: DemoPerson): Promise<void> {
  const { policyVersion } = stage;
  await ask(stage, id, 'members.join', { phoneCode: phoneCodeFor(phone), policyVersion });
  if (told !== undefined) await tellAs(stage, id, told);
}

/** A member invites one of their family, who accepts. */
export async function bringIn(stage: Stage, relative: DemoRelative): Promise<void> {
  const { id, sharesWith, called, monthMax } = relative;
  const { policyVersion } = stage;
  const invited = await ask(stage, sharesWith, 'members.inviteFamily', { called, monthMax });
  await ask(stage, id, 'members.joinFamily', { invite: invited['invite'], policyVersion });
}

/** Who has children agrees first that they are kept. */
async function tellAs(stage: Stage, id: string, told: Told): Promise<void> {
  const { policyVersion, emulator } = stage;
  const { name, birthday, children, likes } = told;
  if (children.length > 0) {
    await ask(stage, id, 'privacy.set', { purpose: 'children', granted: true, policyVersion });
  }
  const { rev } = await ask(stage, id, 'profile.see', {});
  await ask(stage, id, 'profile.save', {
    seen: rev,
    name,
    birthday: { day: birthday, year: null },
    children: children.map(({ name: called, days }, index) => ({
      id: `c${index + 1}`,
      name: called,
      stage: days < 0 ? 'due' : 'born',
      date: new Date(emulator.now() - days * DAY_MS).toISOString().slice(0, 10),
    })),
    preferences: Object.entries(likes).map(([group, chosen]) => ({ group, chosen })),
  });
}

async function ask(
  { emulator }: Stage,
  person: string,
  operation: string,
  input: object,
): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(`${emulator.url}/client/call`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-emulator-person': person },
    body: JSON.stringify({ name: 'member', data: { operation, input } }),
  });
  const { result } = (await response.json()) as {
    result?: { ok: boolean; value: Record<string, unknown> };
  };
  if (!result?.ok) throw new Error(`${person}: ${operation} answered ${JSON.stringify(result)}`);
  return result.value;
}
