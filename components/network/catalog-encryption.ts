import * as glue from "@pulumi/aws/glue";
import type { CustomerKey } from "../keys";
import { accountRoot, customerKey } from "../keys";
import type { NetworkContext } from "./context";

/** How the region's Glue catalogue is encrypted. */
export interface CatalogEncryption {
  readonly key: CustomerKey;
  readonly settings: glue.DataCatalogEncryptionSettings;
}

/**
 * Encrypts the region's Glue catalogue and the passwords of its connections, for every fleet: an
 * account has one such setting a region. Who reads the catalogue needs the right to use this key, by IAM.
 *
 * An anchor has it too: the setting covers only what is written after it, so it comes before any cell.
 */
export function makeCatalogEncryption({
  name,
  args,
  parent,
  protect,
}: NetworkContext): CatalogEncryption {
  const { game, environment } = args.tags;
  const key = customerKey(
    `${name}-catalog-key`,
    {
      description: `Glue catalogue of ${args.region}`,
      policy: [accountRoot(args)],
      alias: `${game}-${environment}-catalog`,
      tags: args.tags,
      removable: !protect,
    },
    { parent },
  );
  const settings = new glue.DataCatalogEncryptionSettings(
    `${name}-catalog-encryption`,
    {
      dataCatalogEncryptionSettings: {
        encryptionAtRest: { catalogEncryptionMode: "SSE-KMS", sseAwsKmsKeyId: key.key.arn },
        connectionPasswordEncryption: {
          returnConnectionPasswordEncrypted: true,
          awsKmsKeyId: key.key.arn,
        },
      },
    },
    { parent, protect },
  );
  return { key, settings };
}
