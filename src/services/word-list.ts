// A server's list of blocked words: one more, one less, and a look at what a text would meet. Texts are never logged.
import type { GuildId, UserId } from '../domain/ids.ts';
import { granted, type Outcome, refused } from '../domain/outcome.ts';
import type { PolicyTrouble } from '../domain/policy-trouble.ts';
import type { Chance, Clock } from '../domain/ports.ts';
import { findBlocked, type Hit } from '../domain/words/find.ts';
import { mayList, parseRule } from '../domain/words/parse.ts';
import { type WordRule, WordRuleId, type WordRuleKind } from '../domain/words/rule.ts';
import type { ServerSettings } from './server-settings.ts';

export interface WordList {
  of(guild: GuildId): Promise<readonly WordRule[]>;
  add(guild: GuildId, actor: UserId, kind: WordRuleKind, text: string): Promise<Outcome<WordRule, PolicyTrouble>>;
  /** By its short id, or by its very words. */
  remove(guild: GuildId, actor: UserId, asked: string): Promise<Outcome<WordRule, PolicyTrouble>>;
  /** What of the list is in a text: the first place of each rule. */
  test(guild: GuildId, text: string): Promise<readonly Hit[]>;
}

export function createWordList(deps: {
  readonly settings: ServerSettings;
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'jobId'>;
}): WordList {
  const { settings, clock, chance } = deps;

  function freshId(rules: readonly WordRule[]): WordRuleId {
    for (;;) {
      const id = WordRuleId.parse(chance.jobId());
      if (!rules.some((rule) => rule.id === id)) return id;
    }
  }

  return {
    of: async (guild) => (await settings.get(guild)).words,
    async add(guild, actor, kind, text) {
      const parsed = parseRule(kind, text);
      if (!parsed.ok) return refused({ is: 'bad-word-rule', asked: { kind, text }, trouble: parsed.refusal });
      const revised = await settings.revise<PolicyTrouble>(guild, actor, ({ words }) => {
        const room = mayList(words, parsed.value);
        if (!room.ok) return refused({ is: 'bad-word-rule', asked: parsed.value, trouble: room.refusal });
        const rule = { ...parsed.value, id: freshId(words), addedBy: actor, addedAt: clock.now() };
        return granted({ words: [...words, rule] });
      });
      if (!revised.ok) return revised;
      const rule = revised.value.words.at(-1);
      if (rule === undefined) throw new Error('the list is empty after a rule was added');
      return granted(rule);
    },
    async remove(guild, actor, asked) {
      const { words } = await settings.get(guild);
      const plain = asked.trim();
      const rule = words.find(({ id }) => id === plain.toLowerCase()) ?? words.find(({ text }) => text === plain);
      if (rule === undefined) return refused({ is: 'unknown-word-rule', asked });
      const revised = await settings.revise<PolicyTrouble>(guild, actor, (now) =>
        now.words.some(({ id }) => id === rule.id)
          ? granted({ words: now.words.filter(({ id }) => id !== rule.id) })
          : refused({ is: 'unknown-word-rule', asked }),
      );
      return revised.ok ? granted(rule) : revised;
    },
    test: async (guild, text) => findBlocked((await settings.get(guild)).words, [text]),
  };
}
