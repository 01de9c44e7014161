import type { Rule } from "../../../rule/rule";
import { lifecycleKeepsImages } from "./LifecyclePolicy/keeps-images";
import { repositoryCopied } from "./Repository/copied";
import { repositoryCustomerKey } from "./Repository/customer-key";
import { repositoryImmutableTags } from "./Repository/immutable-tags";
import { repositoryLifecycle } from "./Repository/lifecycle";
import { repositoryNoForceDelete } from "./Repository/no-force-delete";
import { repositoryScanned } from "./Repository/scanned";
import { replicationOwnAccount } from "./ReplicationConfiguration/own-account";

/** Rules about image repositories. */
export const ECR_RULES: readonly Rule[] = [
  lifecycleKeepsImages,
  repositoryCopied,
  repositoryCustomerKey,
  repositoryImmutableTags,
  repositoryLifecycle,
  repositoryNoForceDelete,
  repositoryScanned,
  replicationOwnAccount,
];
