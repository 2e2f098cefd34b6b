/** Whether somebody has become a member since this start, and has not been asked about it yet. */
let joined = false;

export const markJustJoined = (): void => {
  joined = true;
};
export const hasJustJoined = (): boolean => joined;
export const forgetJustJoined = (): void => {
  joined = false;
};
