import { identity } from '@huigan/shared/members/contracts';
import { eraseMember } from '../core/members/leave-member';
import { connect } from './connect';
import { runCommand, say, TerminalProblem, UsageProblem } from './run-command';

const USAGE = `Erases a member who asked for it by letter.

  npm run erase -- phone 13800000001 --really      or: memberNo 1234567897, unionid o6_bm…

Points, tier and everything known of the person end; entries stay under a name that means nobody.
There is no way back.`;

const options = { really: { type: 'boolean', default: false } } as const;

await runCommand(
  { usage: USAGE, options, positionals: 2 },
  async ({ really }, [kind = '', value]) => {
    const named = identity.safeParse({ [kind]: value });
    if (!named.success) throw new UsageProblem('Who? phone NUMBER, memberNo NUMBER or unionid ID');
    if (!really) throw new UsageProblem('There is no way back: say --really');
    const { known, enrolling, clock } = await connect();
    const found = await known.find(named.data, clock.now());
    if (!found.ok || !('link' in found.value))
      throw new TerminalProblem('Nobody is known by that.');
    const { member, memberNo } = found.value.link;
    const left = await eraseMember(enrolling, member);
    say(left ? `${memberNo} has left` : 'They have left before.');
  },
);
