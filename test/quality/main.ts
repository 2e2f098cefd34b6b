import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, say } from '@huigan/cloudfunctions/terminal/run-command';
import { ensurePhoneBuilt } from '@huigan/miniprogram/config/ensure-built';
import { ROOT } from '../support/browser';
import { aTemporaryFolder } from '../support/temporary-folder';

const USAGE = `Tells what WeChat's own tool finds in the mini-program as it is uploaded.

  npm run quality    fetches the tool; nothing is sent`;
// The tool brings a thousand packages, so it is fetched for this alone and is no part of `npm ci`. It signs
// nothing here: any key and any name of the right form will do.
const TOOL = 'miniprogram-ci@2.1.42';
const APPID = 'wx0123456789abcdef';
const FINDING = /name: '(\w+)',\s+success: (true|false)/g;

await runCommand({ usage: USAGE, options: {}, positionals: 0 }, async () => {
  await ensurePhoneBuilt('weapp');
  const key = join(aTemporaryFolder(), 'key.pem');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(key, privateKey.export({ type: 'pkcs1', format: 'pem' }), { mode: 0o600 });

  const given = ['--appid', APPID, '--project-path', ROOT, '--private-key-path', key];
  const said = execFileSync('npx', ['--yes', TOOL, 'check-code-quality', ...given], {
    encoding: 'utf8',
    env: { ...process.env, npm_config_ignore_scripts: 'true' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const findings = [...said.matchAll(FINDING)];
  for (const [, name, success] of findings) {
    say(`${success === 'true' ? 'ok ' : 'NO '} ${name}`);
  }
  const isClean = findings.length > 0 && findings.every(([, , success]) => success === 'true');
  if (!isClean) process.stdout.write(said);
  process.exit(isClean ? 0 : 1);
});
