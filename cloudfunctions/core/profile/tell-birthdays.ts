import { eachToTheEnd } from '../platform/each';
import type { ProfileDeps } from './ports';

/** Tells accounts the birthdays that a crash left untold. How many it looked at. */
export async function tellBirthdays(
  { profiles, tellBirthday }: Pick<ProfileDeps, 'profiles' | 'tellBirthday'>,
  limit: number,
): Promise<number> {
  const untold = await profiles.untold(limit);
  await eachToTheEnd(untold, async (each) => {
    await tellBirthday(each.member, each.day);
    await profiles.acknowledge(each);
  });
  return untold.length;
}
