/** What an access string of a user lets it do. */
export interface AccessString {
  /** The user may log in. */
  readonly on: boolean;
  /** It needs no password. */
  readonly nopass: boolean;
  /** Some pattern covers every key. */
  readonly allKeys: boolean;
  /** Some pattern covers every channel. */
  readonly allChannels: boolean;
  /** Channels are named or taken away: an engine before version 7 opens them all. */
  readonly saysChannels: boolean;
  /** Every command is allowed, and none taken away again. */
  readonly allCommands: boolean;
  /** What is allowed is all, less what was taken away. */
  readonly fromAll: boolean;
  /** What is allowed was added to nothing, whatever the user could do before. */
  readonly fromNothing: boolean;
  /** Commands that administer or may hurt the server are allowed. */
  readonly dangerous: boolean;
}

/** Categories that hold dangerous commands: `@write` FLUSHALL, `@read` KEYS, `@connection` CLIENT KILL. */
const DANGEROUS_CATEGORIES = [
  "@admin",
  "@connection",
  "@dangerous",
  "@keyspace",
  "@read",
  "@slow",
  "@write",
];
/** Dangerous commands that nobody but an operator needs. */
const DANGEROUS_COMMANDS = [
  "acl",
  "config",
  "debug",
  "flushall",
  "flushdb",
  "keys",
  "migrate",
  "monitor",
  "replicaof",
  "restore",
  "shutdown",
  "swapdb",
];
const EVERY_KEY = /^(~\*|allkeys|%(R|W|RW|WR)~\*)$/i;
const EVERY_CHANNEL = /^(&\*|allchannels)$/i;

function isDangerous(command: string): boolean {
  return DANGEROUS_CATEGORIES.includes(command) || DANGEROUS_COMMANDS.includes(command);
}

/** Reads an access string: words from left to right, of which later ones count. */
export function accessOf(text: string): AccessString {
  const access = {
    on: false,
    nopass: false,
    allKeys: false,
    allChannels: false,
    saysChannels: false,
    allCommands: false,
    fromAll: false,
    fromNothing: false,
    dangerous: false,
  };
  for (const word of text.split(/\s+/).map((part) => part.toLowerCase())) {
    if (word.startsWith("&") || word.endsWith("channels")) access.saysChannels = true;
    if (word === "on") access.on = true;
    else if (word === "off") access.on = false;
    else if (word === "nopass") access.nopass = true;
    else if (word === "resetkeys") access.allKeys = false;
    else if (word === "resetchannels") access.allChannels = false;
    else if (EVERY_KEY.test(word)) access.allKeys = true;
    else if (EVERY_CHANNEL.test(word)) access.allChannels = true;
    else if (word === "+@all" || word === "allcommands") {
      access.allCommands = true;
      access.fromAll = true;
      access.dangerous = true;
    } else if (word === "-@all" || word === "nocommands") {
      access.allCommands = false;
      access.fromAll = false;
      access.fromNothing = true;
      access.dangerous = false;
    } else if (word === "-@dangerous") {
      access.allCommands = false;
      access.dangerous = false;
    } else if (word.startsWith("-")) access.allCommands = false;
    else if (word.startsWith("+") && isDangerous(word.slice(1))) access.dangerous = true;
  }
  return access;
}
