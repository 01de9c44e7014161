/** Tags that every taggable resource carries, as inputs of its own and as the provider's default tags. */
export type Tags = {
  readonly game: string;
  readonly environment: string;
  readonly stack: string;
  readonly project: "worldcell";
};

/** The tags of one stack's resources. Static on purpose: a time or a commit would change every resource at every `up`. */
export function stackTags(game: string, environment: string, stack: string): Tags {
  return { project: "worldcell", game, environment, stack };
}

/** The stack's tags with the resource's `Name`. */
export function namedTags(tags: Tags, name: string): Tags & { Name: string } {
  return { ...tags, Name: `${tags.environment}-${name}` };
}
