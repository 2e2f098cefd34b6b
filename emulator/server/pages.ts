import { readFile, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, resolve, sep } from 'node:path';
import { send, sendText } from './exchange';
import type { People, Person } from './people';

const CONTENT_TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** Serves one file of a folder; a path without an extension is a page of the app. */
export async function serveFile(
  response: ServerResponse,
  folder: string,
  path: string,
): Promise<void> {
  const root = resolve(folder);
  const wanted = resolve(root, `.${sep}${safeDecode(path)}`);
  if (wanted !== root && !wanted.startsWith(root + sep)) {
    return sendText(response, 403, 'outside the served folder');
  }
  const file = extname(wanted) === '' ? resolve(root, 'index.html') : wanted;
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return sendText(response, 404, `${path} is not in ${root}`);
  const type = CONTENT_TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('cache-control', 'no-cache');
  send(response, 200, type, await readFile(file));
}

/** The page on which a developer chooses who to be. */
export function sendSignInPage(response: ServerResponse, people: People): void {
  const everyone = people.all();
  const rows = everyone.map(personRow).join('\n');
  const body = everyone.length > 0 ? `<ul>\n${rows}\n</ul>` : '<p>No demo people yet.</p>';
  const page = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Sign in</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem }
li { margin: 0 0 .75rem; list-style: none } small { display: block; color: #555 } ul { padding: 0 }
</style>
<h1>Sign in as</h1>
${body}
<p><a href="/emulator/">What the emulator is doing</a></p>
</html>
`;
  send(response, 200, 'text/html; charset=utf-8', page);
}

/** Remembers the choice in a cookie and opens the app. */
export function signIn(response: ServerResponse, people: People, id: string): void {
  if (!people.find(id)) {
    sendText(response, 404, `there is no demo person "${id}"`);
    return;
  }
  response.writeHead(303, {
    location: '/h5/',
    'set-cookie': `person=${id}; Path=/; HttpOnly; SameSite=Strict`,
  });
  response.end();
}

function personRow({ id, name, note }: Person): string {
  const link = `<a href="/sign-in?person=${encodeURIComponent(id)}">${escapeHtml(name)}</a>`;
  return `<li>${link} <code>${escapeHtml(id)}</code><small>${escapeHtml(note)}</small></li>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path).replaceAll('\0', '');
  } catch {
    return path;
  }
}
