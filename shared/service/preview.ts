/** A question is a few sentences; who has more to say will be asked. */
export const WORDS_MAX = 500;
/** A receipt is kept for about as long. */
export const CLAIM_DAYS = 30;
/** Open at once, of one kind. */
export const OPEN_MAX = 5;
/** Asked within thirty days, of one kind. */
export const LATELY_MAX = 20;
/** Questions about one entry: what three answers did not settle needs a voice. */
export const ROUNDS_MAX = 3;
/** What is promised to whoever asks. */
export const PROMISED_WORKING_DAYS = 2;
