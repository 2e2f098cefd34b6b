import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';
import {
  type Letter,
  type Quotas,
  sayYes,
  takeLetter,
  templateSettings,
} from './subscribe-messages';

export const STAND_IN_APPID = 'wx-huigan-demo';
const SECRET = 'stand-in-secret';

const tokenRequest = z.strictObject({
  grant_type: z.literal('client_credential'),
  appid: z.literal(STAND_IN_APPID),
  secret: z.literal(SECRET),
});
const phoneRequest = z.strictObject({ code: z.string().min(1) });

/** The code WeChat's button would give for this number, here: another one each time, good once. */
export const phoneCodeFor = (phone: string): string => `stand-in-phone-${phone}-${randomUUID()}`;

/** What it does with a message instead of taking it: an error code, an HTTP status, or silence. */
export type Trouble = { readonly code: number } | { readonly http: number } | 'silence';

export type StandIn = {
  readonly url: string;
  /** Settings that point the functions here instead of at WeChat. */
  readonly settings: Record<string, string>;
  /** Messages that were let through, oldest first. */
  readonly sent: readonly Letter[];
  /** Every message that was asked to be sent, whatever came of it. */
  readonly asked: () => number;
  /** Meets the next messages with these, one each. */
  readonly meet: (...troubles: readonly Trouble[]) => void;
  /** Somebody says yes in WeChat's dialogue: from the first yes on, no more of that template than these. */
  readonly sayYes: (openid: string, template: string) => void;
  /** The token that was given is good no longer. */
  readonly letGoOfToken: () => void;
  readonly close: () => void;
};

type State = {
  readonly sent: Letter[];
  readonly quotas: Quotas;
  asked: number;
  troubles: Trouble[];
  tokens: number;
  /** Codes that were exchanged. */
  readonly used: Set<string>;
};
type Reply = { readonly status: number; readonly body: object } | null;

/**
 * Answers as api.weixin.qq.com documents it, and refuses what it would refuse. Loopback only. What was sent
 * can be read at `/sent`, and trouble ordered at `/meet?code=43101` or `/meet?http=500`.
 */
export async function startWechatStandIn(): Promise<StandIn> {
  const state: State = {
    sent: [],
    quotas: new Map(),
    asked: 0,
    troubles: [],
    tokens: 1,
    used: new Set(),
  };
  const server = createServer((request, response) => void answer(request, response, state));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    settings: {
      WECHAT_API: url,
      WECHAT_APPID: STAND_IN_APPID,
      WECHAT_SECRET: SECRET,
      ...templateSettings,
    },
    sent: state.sent,
    asked: () => state.asked,
    meet: (...troubles) => void state.troubles.push(...troubles),
    sayYes: (openid, template) => sayYes(state.quotas, openid, template),
    letGoOfToken: () => {
      state.tokens += 1;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  state: State,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://stand-in');
  const body = await readJson(request);
  const reply = route(`${request.method} ${url.pathname}`, {
    query: url.searchParams,
    body,
    state,
  });
  if (reply === null) return void response.destroy();
  response.writeHead(reply.status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(reply.body));
}

type Asked = { readonly query: URLSearchParams; readonly body: unknown; readonly state: State };

function route(on: string, { query, body, state }: Asked): Reply {
  const good = (answered: object): Reply => ({ status: 200, body: answered });
  const token = `stand-in-token-${state.tokens}`;
  switch (on) {
    case 'GET /sent':
      return good(state.sent);
    case 'POST /meet':
      state.troubles.push(
        query.has('http')
          ? { http: Number(query.get('http')) }
          : { code: Number(query.get('code')) },
      );
      return good({ waiting: state.troubles.length });
    case 'POST /cgi-bin/stable_token':
      return good(
        tokenRequest.safeParse(body).success
          ? { access_token: token, expires_in: 7200 }
          : { errcode: 40125, errmsg: 'invalid appsecret' },
      );
    case 'POST /wxa/business/getuserphonenumber':
    case 'POST /cgi-bin/message/subscribe/send':
      if (query.get('access_token') !== token)
        return good({ errcode: 40001, errmsg: 'invalid credential' });
      return on.startsWith('POST /wxa')
        ? good(phoneFor(phoneRequest.safeParse(body).data?.code ?? '', state))
        : letterFor(body, state);
    default:
      return good({ errcode: 40066, errmsg: 'invalid url' });
  }
}

function letterFor(body: unknown, state: State): Reply {
  state.asked += 1;
  const trouble = state.troubles.shift();
  if (trouble === 'silence') return null;
  if (trouble && 'http' in trouble) return { status: trouble.http, body: {} };
  if (trouble) return { status: 200, body: { errcode: trouble.code, errmsg: 'as ordered' } };
  return { status: 200, body: takeLetter(body, state) };
}

function phoneFor(code: string, { used }: State): object {
  const phone = /^stand-in-phone-(1[3-9]\d{9})-/.exec(code)?.[1];
  if (!phone || used.has(code)) return { errcode: 40029, errmsg: 'invalid code' };
  used.add(code);
  const phone_info = { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86' };
  return { errcode: 0, errmsg: 'ok', phone_info };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return null;
  }
}
