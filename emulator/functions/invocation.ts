/** Who called, as the platform vouches for it: never a field of the event. */
export interface Identity {
  openid: string;
  unionid?: string | undefined;
  appid: string;
}

export type Source =
  | { kind: 'client'; identity: Identity }
  | { kind: 'http' }
  | { kind: 'timer' }
  | { kind: 'server'; calledBy: string | null };

export interface Invocation {
  requestId: string;
  functionName: string;
  environmentId: string;
  source: Source;
}

/** The variables that the platform sets for one event, and that the SDK reads. */
export function environmentOf(invocation: Invocation): Record<string, string> {
  const { source, environmentId, requestId } = invocation;
  const chain = sourceChain(source);
  const tcb: Record<string, string> = { TCB_ENV: environmentId, TCB_SEQID: requestId };
  if (chain) tcb['TCB_SOURCE'] = chain;
  if (source.kind === 'timer') tcb['TRIGGER_SRC'] = 'timer';
  const wx = source.kind === 'client' ? identityVariables(source.identity) : {};
  const variables = { ...tcb, ...wx, TCB_CONTEXT_KEYS: Object.keys(tcb).join(',') };
  if (source.kind !== 'client') return variables;
  return { ...variables, WX_CONTEXT_KEYS: Object.keys(wx).join(',') };
}

/** How the call travelled: `wx_client,scf` is a function called by one that a phone called. */
export function sourceChain(source: Source): string {
  if (source.kind === 'client') return 'wx_client';
  if (source.kind === 'timer') return 'wx_trigger';
  if (source.kind === 'http' || source.calledBy === null) return '';
  return source.calledBy === '' ? 'scf' : `${source.calledBy},scf`;
}

/** The second argument of `exports.main`. */
export function contextOf(
  invocation: Invocation,
  limits: { timeout: number; memorySize: number },
  variables: Record<string, string>,
): Record<string, unknown> {
  return {
    callbackWaitsForEmptyEventLoop: false,
    memory_limit_in_mb: limits.memorySize,
    time_limit_in_ms: limits.timeout * 1000,
    request_id: invocation.requestId,
    function_name: invocation.functionName,
    function_version: '$LATEST',
    namespace: invocation.environmentId,
    environ: Object.entries(variables)
      .map(([name, value]) => `${name}=${value}`)
      .join(';'),
    environment: JSON.stringify(variables),
  };
}

function identityVariables({ openid, unionid, appid }: Identity): Record<string, string> {
  const variables: Record<string, string> = {
    WX_CLIENTIP: '127.0.0.1',
    WX_OPENID: openid,
    WX_APPID: appid,
  };
  if (unionid) variables['WX_UNIONID'] = unionid;
  return variables;
}
