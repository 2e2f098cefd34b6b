import type { IncomingMessage } from 'node:http';
import { sign } from '@cloudbase/signature-nodejs';
import type { Params } from '../database/wire';

export interface Credentials {
  secretId: string;
  secretKey: string;
}

/** So long the SDK asks for its signatures to hold. */
const HOLDS_SECONDS = 600;

const AUTHORIZATION =
  /^TC3-HMAC-SHA256 Credential=([^/]+)\/\S+?,.* SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;

/** Checks that a call of the wire was signed with the one key that is known here. */
export class Signatures {
  private readonly credentials: Credentials;
  private readonly now: () => number;

  constructor(credentials: Credentials, now: () => number) {
    this.credentials = credentials;
    this.now = now;
  }

  /** What the platform answers to a call that is not signed as it should be; null when it is. */
  refusalOf(request: IncomingMessage, params: Params): { code: string; message: string } | null {
    const { authorization = '', 'x-timestamp': signedAt } = request.headers;
    const [, secretId, signedHeaders = '', signature] = AUTHORIZATION.exec(authorization) ?? [];
    if (signature === undefined) return invalid('authorization is missing or malformed');
    if (secretId !== this.credentials.secretId) return invalid('secret id error');
    if (!this.isFresh(Number(signedAt))) return invalid('signature is expired');
    const expected = sign({
      ...this.credentials,
      // As the SDK spells it.
      method: 'post',
      url: `http://${request.headers.host}${request.url}`,
      headers: Object.fromEntries(
        signedHeaders.split(';').map((name) => [name, request.headers[name]]),
      ),
      params,
      timestamp: Number(signedAt),
      withSignedParams: true,
    });
    return expected.authorization.endsWith(`Signature=${signature}`)
      ? null
      : invalid('signature error: another key, or the call was changed on its way');
  }

  /** Functions sign with the emulator's time, scripts beside it with that of the machine. */
  private isFresh(signedAt: number): boolean {
    return [this.now(), Date.now()].some((now) => Math.abs(now / 1000 - signedAt) <= HOLDS_SECONDS);
  }
}

function invalid(reason: string): { code: string; message: string } {
  return { code: 'SIGN_PARAM_INVALID', message: reason };
}
