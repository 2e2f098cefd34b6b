/** What the platform answers when it declines a call: its code and its words. */
export class Refusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** A call that production might let through: the emulator stops it and says why it matters. */
export function strictRefusal(problem: string, inProduction: string): Refusal {
  return new Refusal('EMULATOR_STRICT', `[emulator] ${problem} In production: ${inProduction}`);
}
