import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';

export const STAND_IN_APPID = 'wx-huigan-demo';
const SECRET = 'stand-in-secret';
const TOKEN = 'stand-in-token';

const tokenRequest = z.strictObject({
  grant_type: z.literal('client_credential'),
  appid: z.literal(STAND_IN_APPID),
  secret: z.literal(SECRET),
});
const phoneRequest = z.strictObject({ code: z.string().min(1) });

/** The code WeChat's button would give for this number, here. */
export const phoneCodeFor = (phone: string): string => `stand-in-phone-${phone}`;

export type StandIn = {
  /** Settings that point the functions here instead of at WeChat. */
  readonly settings: Record<string, string>;
  readonly close: () => void;
};

/** Answers as api.weixin.qq.com documents it, and refuses what it would refuse. Loopback only. */
export async function startWechatStandIn(): Promise<StandIn> {
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    settings: {
      WECHAT_API: `http://127.0.0.1:${port}`,
      WECHAT_APPID: STAND_IN_APPID,
      WECHAT_SECRET: SECRET,
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://stand-in');
  const body = await readJson(request);
  const reply = route(`${request.method} ${url.pathname}`, url.searchParams, body);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(reply));
}

function route(on: string, query: URLSearchParams, body: unknown): object {
  if (on === 'POST /cgi-bin/stable_token') {
    return tokenRequest.safeParse(body).success
      ? { access_token: TOKEN, expires_in: 7200 }
      : { errcode: 40125, errmsg: 'invalid appsecret' };
  }
  if (on === 'POST /wxa/business/getuserphonenumber') {
    if (query.get('access_token') !== TOKEN)
      return { errcode: 40001, errmsg: 'invalid credential' };
    return phoneFor(phoneRequest.safeParse(body).data?.code ?? '');
  }
  return { errcode: 40066, errmsg: 'invalid url' };
}

function phoneFor(code: string): object {
  const phone = /^stand-in-phone-(1[3-9]\d{9})$/.exec(code)?.[1];
  if (!phone) return { errcode: 40029, errmsg: 'invalid code' };
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
