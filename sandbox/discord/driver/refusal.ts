// What a person could not do in Discord's own client, said so that the one who reads the failed test knows why.

export class ClientRefusal extends Error {
  override readonly name = 'ClientRefusal';
}

/** Throws, in a place where a value is expected. */
export function refuseClient(reason: string): never {
  throw new ClientRefusal(reason);
}
