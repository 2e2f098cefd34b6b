/** Who is knocking, as the platform says. Nothing in an event can change it. */
export type Caller =
  | { readonly kind: 'person'; readonly openid: string; readonly unionid: string | null }
  | { readonly kind: 'timer' }
  | { readonly kind: 'nobody' };

/** Identity sits in the process's environment for the length of one invocation. */
export function readCaller(environment: NodeJS.ProcessEnv = process.env): Caller {
  const { WX_OPENID, WX_UNIONID, TRIGGER_SRC } = environment as Record<string, string | undefined>;
  if (WX_OPENID) return { kind: 'person', openid: WX_OPENID, unionid: WX_UNIONID || null };
  return TRIGGER_SRC === 'timer' ? { kind: 'timer' } : { kind: 'nobody' };
}
