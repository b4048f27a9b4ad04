// A secret that can be handed around without being shown: it lives in a closure, where neither printing, inspecting,
// comparing nor serialising an object reaches it. Whoever needs it must ask for it by name.

export interface Secret {
  /** The secret itself. Call it where it is used, and keep the answer nowhere. */
  readonly reveal: () => string;
}

export function secret(value: string): Secret {
  return { reveal: () => value };
}
